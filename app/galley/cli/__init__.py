"""The command line: opens the window, and does without one what scripts and tests need."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from galley import __version__
from galley.cli.arguments import parse_arguments
from galley.cli.checking import check_options, run_check
from galley.cli.headers import get_options, run_get, run_set, set_options
from galley.cli.listing import list_options, run_list
from galley.cli.new import new_options, run_new
from galley.cli.rendering import render_options, run_render
from galley.cli.shared import TROUBLE, CommandError, fail
from galley.cli.sitewide import replace_options, run_replace, run_tags, tags_options
from galley.core.storage import in_words
from galley.core.storage.places import find_home

Command = tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None]]
COMMANDS: dict[str, Command] = {
    "list": (run_list, list_options),
    "check": (run_check, check_options),
    "render": (run_render, render_options),
    "get": (run_get, get_options),
    "set": (run_set, set_options),
    "new": (run_new, new_options),
    "tags": (run_tags, tags_options),
    "replace": (run_replace, replace_options),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status. Errors are one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    home = find_home()
    for stream in (sys.stdout, sys.stderr):
        # Titles are in any language, whatever the terminal's locale.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        if arguments and arguments[0] in COMMANDS:
            run, fill = COMMANDS[arguments[0]]
            parser = argparse.ArgumentParser(prog=f"galley {arguments[0]}", description=run.__doc__)
            fill(parser)
            status = run(parse_arguments(parser, arguments[1:]))
            sys.stdout.flush()
            return status
        return _window(arguments, home)
    except CommandError as error:
        return fail(str(error))
    except BrokenPipeError:
        _give_up_output()  # whoever read it has had enough
        return 0
    except KeyboardInterrupt:
        return fail("interrupted", 130)
    except TROUBLE as error:
        _give_up_output()
        return fail(in_words(error))


def _give_up_output() -> None:
    """Forget what could not be written: Python would try again at its end, and complain."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def window_parser() -> argparse.ArgumentParser:
    """What may stand on the command line where there is no command."""
    parser = argparse.ArgumentParser(
        prog="galley",
        description="Write blog posts with a live preview. Without a command, opens the window.",
        epilog=f"commands: {', '.join(COMMANDS)} (galley COMMAND --help)",
    )
    parser.add_argument("target", nargs="?", type=Path, metavar="SITE|FILE", help="the site or post to open")
    parser.add_argument(
        "--screenshot", type=Path, metavar="OUT.png", help="save a picture of the window and end"
    )
    parser.add_argument("--version", action="version", version=f"galley {__version__}")
    return parser


def _window(arguments: list[str], home: Path | None) -> int:
    options = window_parser().parse_args(arguments)
    if options.target is not None and not options.target.exists():
        raise CommandError(
            f"{options.target}: there is no such file or folder (commands: {', '.join(COMMANDS)})"
        )
    if not _has_display():
        raise CommandError("there is no display for the window: neither DISPLAY nor WAYLAND_DISPLAY is set")
    from galley.ui.application import run  # noqa: PLC0415  the other commands need no Qt

    return run(options.target, screenshot=options.screenshot, made_home=home)


def _has_display() -> bool:
    """Whether Qt may find a display; without one it would end the process in the middle of its work."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    if any(os.environ.get(name) for name in names):
        return True
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/"), "wayland-0").exists()

"""The command line: opens the window, and does without one what scripts and tests need."""

import argparse
import glob
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from galley import __version__
from galley.core import bulk
from galley.core.edits import apply_edits
from galley.core.frontmatter import (
    Field,
    FieldKind,
    Header,
    HeaderRules,
    Refused,
    add_item,
    read,
    remove_item,
    remove_key,
    set_value,
)
from galley.core.library import Library
from galley.core.library.query import sort_rows
from galley.core.site import Site, SiteError, SiteKind, actions, open_site
from galley.core.storage import Conflict, StorageError, read_file
from galley.core.textfile import EncodeError, NotTextError, decode

DIALECTS = ("hexo", "gfm", "commonmark", "python-markdown")
ASSIGNMENTS = ("+=", "-=", ":=", "=")
TROUBLE = (SiteError, StorageError, Conflict, NotTextError, EncodeError, Refused, OSError)


class CommandError(Exception):
    """Why a command cannot be carried out, in one line for the author."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status. Errors are one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # Titles are in any language, whatever the terminal's locale.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        if arguments and arguments[0] in COMMANDS:
            run, fill = COMMANDS[arguments[0]]
            parser = argparse.ArgumentParser(prog=f"galley {arguments[0]}", description=run.__doc__)
            fill(parser)
            return run(parser.parse_args(arguments[1:]))
        return _window(arguments)
    except CommandError as error:
        return _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has had enough
        return 0
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except TROUBLE as error:
        return _fail(_reason(error))


def _fail(reason: str, status: int = 1) -> int:
    print(f"galley: {' '.join(reason.split())}", file=sys.stderr)
    return status


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.filename and not isinstance(error, (StorageError, Conflict)):
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _window(arguments: list[str]) -> int:
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
    options = parser.parse_args(arguments)
    if options.target is not None and not options.target.exists():
        raise CommandError(
            f"{options.target}: there is no such file or folder (commands: {', '.join(COMMANDS)})"
        )
    from galley.ui.application import run  # noqa: PLC0415  the other commands need no Qt

    return run(options.target, screenshot=options.screenshot)


# -- list ------------------------------------------------------------------------------------------


def _list(options: argparse.Namespace) -> int:
    """List the posts of a site, newest first."""
    site = open_site(_existing(options.site))
    library = Library(site)
    try:
        library.scan(lambda *_: None)
        rows = sort_rows(library.rows())
    finally:
        library.close()
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        marks = "".join(mark for mark, on in (("draft ", row.draft), ("ignored ", row.ignored)) if on)
        trouble = f"  [{row.error}]" if row.error else ""
        print(f"{row.date[:10]:10}  {marks}{row.title}  ({row.path}){trouble}")
    return 0


def _list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("--json", action="store_true", help="an array of objects")


# -- render ----------------------------------------------------------------------------------------


def _render(options: argparse.Namespace) -> int:
    """Print the HTML of a post's body, or render JSON lines from standard input."""
    from galley.core.render import dialect, render  # noqa: PLC0415  takes time to load
    from galley.core.render.jsonl import render_lines  # noqa: PLC0415
    from galley.core.site.rendering import context_of, dialect_of  # noqa: PLC0415

    switches = {name: getattr(options, name) for name in ("smartypants", "breaks")}
    switches = {name: on for name, on in switches.items() if on is not None}
    if options.jsonl:
        try:
            render_lines(sys.stdin, sys.stdout, dialect(options.dialect or "hexo", **switches))
        except ValueError as error:
            raise CommandError(f"standard input: {error}") from None
        return 0
    if options.file is None:
        raise CommandError("name a file, or give --jsonl and lines on standard input")
    path = _existing(options.file)
    site = open_site(path)
    text = decode(read_file(path)).text
    body = text[read(text, site.header_rules).body_start :]
    chosen = dialect(options.dialect, **switches) if options.dialect else dialect_of(site, **switches)
    sys.stdout.write(render(body, chosen, context_of(site, path)))
    return 0


def _render_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument(
        "--jsonl", action="store_true", help='lines {"id","body"} in, lines {"id","html"} out'
    )
    parser.add_argument("--dialect", choices=DIALECTS, help="default: the site's own; hexo for --jsonl")
    for name in ("smartypants", "breaks"):
        parser.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None)


# -- get -------------------------------------------------------------------------------------------


def _get(options: argparse.Namespace) -> int:
    """Print a post's header, or the value of one key, as JSON."""
    header = _header(options.file, _Rules())
    if header.error is not None:
        place = f"line {header.error.line}, column {header.error.column}"
        raise CommandError(f"{options.file}: {place}: {header.error.reason}")
    answer: Any = dict(header.values)
    if options.key is not None:
        if options.key not in answer:
            raise CommandError(f"{options.file}: the header has no key “{options.key}”")
        answer = answer[options.key]
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
    return 0


def _get_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("key", nargs="?", metavar="KEY")


# -- set -------------------------------------------------------------------------------------------


def _set(options: argparse.Namespace) -> int:
    """Change keys of headers and nothing else: KEY=TEXT, KEY+=ITEM, KEY-=ITEM, KEY:=JSON."""
    names, changes = _split(options.words)
    if not names:
        raise CommandError("name at least one file")
    if not changes and not options.unset:
        raise CommandError("give at least one KEY=VALUE, or --unset KEY")
    rules = _Rules()
    status = 0
    for name in names:
        for path in _expand(name):
            try:
                _set_one(path, changes, options, rules)
            except TROUBLE as error:
                status = _fail(f"{path}: {_reason(error)}")
    return status


def _set_one(
    path: Path, changes: Sequence[tuple[str, str, str]], options: argparse.Namespace, rules: "_Rules"
) -> None:
    of_site = rules.of(path)

    def change(text: str) -> str:
        for key, sign, value in changes:
            text = _changed(text, key, sign, value, of_site)
        for key in options.unset:
            text = apply_edits(text, remove_key(text, key, of_site))
        return text

    planned = bulk.plan_file(path, change)
    if planned is None:
        return
    if options.diff:
        print(planned.diff())
    if not options.dry_run:
        bulk.write_one(planned, keep_mtime=options.keep_mtime)


def _changed(text: str, key: str, sign: str, value: str, rules: HeaderRules) -> str:
    if sign == "+=":
        return apply_edits(text, add_item(text, key, value, rules))
    if sign == "-=":
        return apply_edits(text, remove_item(text, key, value, rules))
    if sign == ":=":
        try:
            typed = json.loads(value)
        except ValueError as error:
            raise Refused(f"“{value}” is not JSON: {error}") from None
        return apply_edits(text, set_value(text, key, typed, rules))
    field = read(text, rules).field(key)
    return apply_edits(text, set_value(text, key, _typed(key, value, field), rules))


def _typed(key: str, value: str, field: Field | None) -> object:
    """The value that a word of the command line stands for: of the type the key has now."""
    kind = field.kind if field is not None else None
    if kind is FieldKind.LIST or (kind in (None, FieldKind.EMPTY) and key in ("tags", "categories")):
        return [item.strip() for item in value.split(",") if item.strip()]
    if kind in (None, FieldKind.EMPTY, FieldKind.BOOL) and value in ("true", "false"):
        return value == "true"
    if kind in (None, FieldKind.EMPTY, FieldKind.NUMBER):
        for number in (int, float):
            try:
                parsed = number(value)
            except ValueError:
                continue
            # Only what would be written the same way is a number: 007 and 1_000 are words.
            if str(parsed) == value:
                return parsed
    return value


def _split(words: Sequence[str]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Part the files from the changes: a word with "=" that names no file is a change."""
    names: list[str] = []
    changes: list[tuple[str, str, str]] = []
    for word in words:
        at = word.find("=")
        if at < 1 or Path(word).exists():
            names.append(word)
            continue
        sign = next(sign for sign in ASSIGNMENTS if word[: at + 1].endswith(sign))
        key = word[: at + 1 - len(sign)]
        if not key:
            raise CommandError(f"“{word}” has no key before “{sign}”")
        changes.append((key, sign, word[at + 1 :]))
    return names, changes


def _expand(name: str) -> Iterator[Path]:
    """The files a name stands for: itself, or, where the shell left a pattern, all that match."""
    if not Path(name).exists() and any(mark in name for mark in "*?["):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  a pattern may begin at the root
        if not found:
            raise CommandError(f"{name}: no file matches")
        yield from (Path(each) for each in found if Path(each).is_file())
    else:
        yield _existing(Path(name))


def _set_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="FILE|KEY=VALUE")
    parser.add_argument("--unset", action="append", default=[], metavar="KEY", help="remove a key")
    parser.add_argument("--diff", action="store_true", help="print what changes")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--keep-mtime", action="store_true", help="leave the files' times as they are")


# -- new -------------------------------------------------------------------------------------------


def _new(options: argparse.Namespace) -> int:
    """Write a new post from the site's scaffold and print its path."""
    site = open_site(_existing(options.site))
    print(actions.create(site, actions.plan_new(site, options.title, "draft" if options.draft else "post")))
    return 0


def _new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("--draft", action="store_true")


# -- what the commands share -----------------------------------------------------------------------


class _Rules:
    """How the site around a file reads headers; a site is looked at once for all its files."""

    def __init__(self) -> None:
        self._sites: list[Site] = []

    def of(self, path: Path) -> HeaderRules:
        path = path.resolve()
        for site in self._sites:
            if path.is_relative_to(site.root):
                return site.header_rules
        site = open_site(path)
        if site.kind is not SiteKind.PLAIN:
            self._sites.append(site)
        return site.header_rules


def _header(path: Path, rules: _Rules) -> Header:
    _existing(path)
    return read(decode(read_file(path)).text, rules.of(path))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise CommandError(f"{path}: there is no such file or folder")
    return path


Command = tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None]]
COMMANDS: dict[str, Command] = {
    "list": (_list, _list_options),
    "render": (_render, _render_options),
    "get": (_get, _get_options),
    "set": (_set, _set_options),
    "new": (_new, _new_options),
}

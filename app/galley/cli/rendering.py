"""``galley render``: the HTML of posts."""

import argparse
import sys
from pathlib import Path

from galley.cli.shared import CommandError, existing, fail
from galley.core.frontmatter import read
from galley.core.site import open_site
from galley.core.storage import read_file
from galley.core.textfile import decode

DIALECTS = ("hexo", "gfm", "commonmark", "python-markdown")


def run_render(options: argparse.Namespace) -> int:
    """Print the HTML of a post's body, or render JSON lines from standard input."""
    from galley.core.render import dialect, render  # noqa: PLC0415  takes time to load
    from galley.core.render.jsonl import render_lines  # noqa: PLC0415
    from galley.core.site.rendering import context_of, dialect_of  # noqa: PLC0415

    switches = {name: getattr(options, name) for name in ("smartypants", "breaks")}
    switches = {name: on for name, on in switches.items() if on is not None}
    if options.jsonl:
        if options.file is not None:
            raise CommandError("--jsonl reads standard input: name no file with it")
        if hasattr(sys.stdin, "reconfigure"):  # whatever the terminal's locale is
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")  # type: ignore[union-attr]
        wrong = [0]

        def complain(number: int, why: str) -> None:
            wrong[0] = fail(f"standard input, line {number}: {why}")

        render_lines(sys.stdin, sys.stdout, dialect(options.dialect or "hexo", **switches), complain)
        return wrong[0]
    if options.file is None:
        raise CommandError("name a file, or give --jsonl and lines on standard input")
    path = existing(options.file)
    site = open_site(path)
    text = decode(read_file(path)).text
    body = text[read(text, site.header_rules).body_start :]
    chosen = dialect(options.dialect, **switches) if options.dialect else dialect_of(site, **switches)
    sys.stdout.write(render(body, chosen, context_of(site, path)))
    return 0


def render_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument(
        "--jsonl", action="store_true", help='lines {"id","body"} in, lines {"id","html"} out'
    )
    parser.add_argument("--dialect", choices=DIALECTS, help="default: the site's own; hexo for --jsonl")
    for name in ("smartypants", "breaks"):
        parser.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None)

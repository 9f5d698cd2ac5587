"""``galley check``: what may go wrong when posts are published."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path

from galley.cli.shared import TROUBLE, existing, fail
from galley.core.library import Library, Titles
from galley.core.site import Site, open_site, walk_posts
from galley.core.storage import in_words, read_file
from galley.core.textfile import decode


def run_check(options: argparse.Namespace) -> int:
    """Say what may go wrong when posts are published, one line each; exit status 1 if there are errors."""
    from galley.core.checks import Finding, Severity, check_post  # noqa: PLC0415  takes time to load

    status = 0
    listed: list[dict[str, object]] = []
    for site, post in _posts(options.targets):
        try:
            text = decode(read_file(post)).text
            findings: Sequence[Finding] = check_post(site, post, text, partial(_has_title, site.root))
        except TROUBLE as error:
            status = fail(f"{post}: {in_words(error)}")
            continue
        name = _shown(post)
        for found in findings:
            if found.severity is Severity.ERROR:
                status = 1
            if options.json:
                listed.append({"path": name, **asdict(found)})
            else:
                mark = "error: " if found.severity is Severity.ERROR else ""
                print(f"{name}:{found.line}:{found.column}: {mark}{found.message}")
    if options.json:
        json.dump(listed, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return status


def check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("targets", nargs="+", type=Path, metavar="SITE|POST")
    parser.add_argument("--json", action="store_true", help="an array of objects, repairs included")


def _posts(targets: Sequence[Path]) -> Iterator[tuple[Site, Path]]:
    """Yield the posts that are named, and of a folder those that its site publishes."""
    for target in targets:
        path = existing(target).resolve()
        site = open_site(path)
        if path.is_file():
            yield site, path
            continue
        for file in walk_posts(site):
            if not file.ignored and file.path.resolve().is_relative_to(path):
                yield site, file.path


def _shown(post: Path) -> str:
    here = Path.cwd()
    return str(post.relative_to(here) if post.is_relative_to(here) else post)


def _has_title(root: Path, title: str) -> bool:
    return title in _titles(root)


@cache
def _titles(root: Path) -> Titles:
    """Return the titles of a site's posts, which are read when a tag names one."""
    library = Library(open_site(root))
    try:
        library.scan(lambda *_: None)
        return library.titles()
    finally:
        library.close()

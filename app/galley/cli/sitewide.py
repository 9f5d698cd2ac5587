"""``galley tags`` and ``galley replace``: what is seen and changed across a whole site."""

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from galley.cli.shared import CommandError, existing, fail
from galley.core import bulk
from galley.core.bulk import Outcome, PlannedFile, UndoLog
from galley.core.bulk.search import PatternError, Search, Where, header_stays_readable, replacing
from galley.core.bulk.taxonomy import TermUse, categories_of, category_uses, tag_uses, tags_of
from galley.core.library import Library, Row
from galley.core.messages import filled
from galley.core.site import Site, open_site, walk_posts
from galley.core.storage import History, StorageError, Writer

_WHERE = {"body": Where.BODY, "header": Where.HEADER, "urls": Where.ADDRESSES, "hosts": Where.HOSTS}


# -- tags ------------------------------------------------------------------------------------------


def run_tags(options: argparse.Namespace) -> int:
    """List the tags and categories of a site: number of posts, date of last use, other spellings."""
    site = open_site(existing(options.site))
    library = Library(site)
    try:
        library.scan(lambda *_: None)
        counts = library.counts()
        rows = library.rows() if options.json else []
    finally:
        library.close()
    tags, categories = tag_uses(counts), category_uses(counts)
    if options.json:
        answer = {
            "tags": _as_json(tags, rows, tags_of),
            "categories": _as_json(categories, rows, categories_of),
        }
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return 0
    for heading, uses in (("{0} {0:tag|tags}", tags), ("{0} {0:category|categories}", categories)):
        print(filled(heading, (len(uses),)))
        for use in uses:
            hint = f"  (better “{use.suggestion}”?)" if use.suggestion else ""
            print(f"{use.count:6}  {use.last_used[:10]:10}  {' › '.join(use.name)}{hint}")
    return 0


def tags_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument(
        "--json", action="store_true", help="an object with the lists “tags” and “categories”"
    )


def _as_json(
    uses: Iterable[TermUse], rows: Iterable[Row], names_of: Callable[[Row], Iterable[tuple[str, ...]]]
) -> list[dict[str, object]]:
    posts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        for name in names_of(row):
            posts[name].append(row.path)
    return [
        {**asdict(use), "name": use.name[0] if len(use.name) == 1 else use.name, "posts": posts[use.name]}
        for use in uses
    ]


# -- replace ---------------------------------------------------------------------------------------


def run_replace(options: argparse.Namespace) -> int:
    """Replace text in all posts of a site, or take the last such change back with --undo.

    The exit status is 0 if all went well (nothing found included), 1 if some posts could not be changed.
    """
    site = open_site(existing(options.site))
    if options.undo:
        if options.old is not None:
            raise CommandError("--undo takes the last change back: give no OLD and NEW with it")
        return _undo(site)
    if options.old is None or options.new is None:
        raise CommandError("say what to find and what to put in its place: galley replace SITE OLD NEW")
    search = Search(
        options.old,
        options.new,
        is_regex=options.regex,
        whole_word=options.word,
        match_case=not options.ignore_case,
        where=_WHERE.get(options.part, Where.ALL),
    )
    check = header_stays_readable(site.header_rules)
    try:
        paths = _found(site, options.query) if options.query else [file.path for file in walk_posts(site)]
        plan = bulk.plan(paths, replacing(search, site.header_rules), check=check)
    except PatternError as error:
        raise CommandError(str(error)) from None
    if options.diff:
        for file in plan.files:
            made = file.made()
            print(bulk.diff(made.text_before, made.text_after, _name(site, file.path)))
    if options.dry_run or options.diff:
        status = _say_refused(site, plan.refused)
        _sum_up(plan.files, [file.path for file in plan.files], "would be replaced")
        return status
    with _writer() as writer:
        log, title = UndoLog(site.root), f"{search.find} → {search.replacement}"
        outcome = bulk.carry_out(
            plan.files, writer, log if plan.files else None, title, keep_mtime=options.keep_mtime, check=check
        )
    _refresh(site, outcome)
    status = _say_refused(site, (*plan.refused, *outcome.refused))
    _sum_up(plan.files, outcome.done, "replaced")
    return status


def replace_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("old", nargs="?", metavar="OLD")
    parser.add_argument("new", nargs="?", metavar="NEW")
    parser.add_argument(
        "--regex",
        action="store_true",
        help="OLD is a regular expression; in NEW $1 or \\1 is a group, $$ a dollar",
    )
    parser.add_argument("--word", action="store_true", help="whole words only")
    parser.add_argument("--ignore-case", action="store_true", help="capitals and small letters are the same")
    parser.add_argument(
        "--in",
        dest="part",
        choices=tuple(_WHERE),
        help="only in bodies, in headers, in addresses, or whole hosts of addresses",
    )
    parser.add_argument("--query", metavar="QUERY", help="only in the posts that this search finds")
    parser.add_argument("--diff", action="store_true", help="print what would change, write nothing")
    parser.add_argument("--dry-run", action="store_true", help="count what would change, write nothing")
    parser.add_argument("--keep-mtime", action="store_true", help="leave the files' times as they are")
    parser.add_argument("--undo", action="store_true", help="take the last change of this site's posts back")


def _found(site: Site, query: str) -> list[Path]:
    """Return the posts that a search finds, in the order of their paths."""
    library = Library(site)
    try:
        library.scan(lambda *_: None)
        found = library.find(query)
        if found.error is not None:
            raise CommandError(f"{query}: {found.error.reason}")
        return sorted(site.root / row.path for row in library.rows(found.ids))
    finally:
        library.close()


def _undo(site: Site) -> int:
    log = UndoLog(site.root)
    last = log.last()
    if last is None:
        raise CommandError(f"{site.root}: there is no change of several posts to take back")
    with _writer() as writer:
        outcome = bulk.undo(log, writer)
    _refresh(site, outcome)
    status = _say_refused(site, outcome.refused)
    print(filled("“{0}” was taken back in {1} {1:post|posts}", (last.title, len(outcome.done))))
    return status


@contextmanager
def _writer() -> Iterator[Writer]:
    """The one writer; the versions it replaces are kept as the window keeps them."""
    try:
        history = History()
    except StorageError:
        history = None
    try:
        yield Writer(history)
    finally:
        if history is not None:
            history.close()


def _refresh(site: Site, outcome: Outcome) -> None:
    """Let the index know: a file that keeps its time and size looks unchanged to it."""
    library = Library(site)
    try:
        library.refresh(outcome.done)
    finally:
        library.close()


def _say_refused(site: Site, refused: tuple[tuple[Path, str], ...]) -> int:
    for path, why in refused:
        fail(f"{_name(site, path)}: {why}")
    return 1 if refused else 0


def _sum_up(files: tuple[PlannedFile, ...], done: "list[Path] | tuple[Path, ...]", what: str) -> None:
    wanted = set(done)
    hits = sum(len(file.edits) for file in files if file.path in wanted)
    said = filled("{0} {0:hit|hits} {1} in {2} {2:post|posts}", (hits, what, len(wanted)))
    print(said, file=sys.stderr)


def _name(site: Site, path: Path) -> str:
    return os.path.relpath(path, site.root)

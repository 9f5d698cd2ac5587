"""``galley list``: the posts of a site."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from galley.cli.shared import CommandError, existing
from galley.core.library import Library, Row, SortKey
from galley.core.site import open_site


def run_list(options: argparse.Namespace) -> int:
    """List the posts of a site, or those that QUERY finds: the best first, or the newest without words."""
    site = open_site(existing(options.site))
    library = Library(site)
    try:
        library.scan(lambda *_: None)
        found = library.find(options.query, sort=SortKey.RELEVANCE)
        if found.error is not None:
            raise CommandError(f"{found.error.reason} (at character {found.error.position + 1} of the query)")
        rows = library.rows(found.ids)
    finally:
        library.close()
    if options.json:
        print(json.dumps([_as_object(row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        marks = "".join(mark for mark, on in (("draft ", row.draft), ("ignored ", row.ignored)) if on)
        place = f"line {row.error_line}, column {row.error_column}: " if row.error_line else ""
        trouble = f"  [{place}{row.trouble}]" if row.error else ""
        print(f"{row.date[:10]:10}  {marks}{row.title}  ({row.path}){trouble}")
    return 0


def _as_object(row: Row) -> dict[str, object]:
    values = {**asdict(row), "error": row.trouble or None}
    del values["id"]  # a number of this machine's index
    return values


def list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help='words, "phrases", tag:X category:X draft:yes before:2024 after:2024-05 path:X title:X has:image'
        " no:KEY -not, a OR b",
    )
    parser.add_argument("--json", action="store_true", help="an array of objects")

"""``galley list``: the posts of a site."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from galley.cli.shared import existing
from galley.core.library import Library
from galley.core.library.query import sort_rows
from galley.core.site import open_site


def run_list(options: argparse.Namespace) -> int:
    """List the posts of a site, newest first."""
    site = open_site(existing(options.site))
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


def list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("--json", action="store_true", help="an array of objects")

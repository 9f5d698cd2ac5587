"""``galley new``: a post from the site's scaffold."""

import argparse
from pathlib import Path

from galley.cli.shared import CommandError, existing
from galley.core.site import actions, open_site


def run_new(options: argparse.Namespace) -> int:
    """Write a new post from the site's scaffold and print its path."""
    if not options.title.strip():
        raise CommandError("a post needs a title")
    site = open_site(existing(options.site))
    print(actions.create(site, actions.plan_new(site, options.title, "draft" if options.draft else "post")))
    return 0


def new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("--draft", action="store_true")

"""``galley get`` and ``galley set``: the headers of posts, read and changed."""

import argparse
import glob
import json
import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from galley.cli.shared import TROUBLE, CommandError, existing, fail
from galley.core import bulk
from galley.core.edits import Edit, apply_edits
from galley.core.frontmatter import (
    Header,
    Refused,
    add_item,
    key_path,
    read,
    remove_item,
    remove_key,
    set_value,
    set_word,
    value_at,
)
from galley.core.site import Site, SiteKind, open_site, walk_posts
from galley.core.site.habits import Habits, habits_of
from galley.core.storage import edits_between, in_words, read_file, write_file
from galley.core.textfile import decode

ASSIGNMENTS = ("+=", "-=", ":=", "=")


def run_get(options: argparse.Namespace) -> int:
    """Print a post's header, or the value of one key, as JSON."""
    header = header_of(options.file, Rules())
    if header.error is not None:
        place = f"line {header.error.line}, column {header.error.column}"
        raise CommandError(f"{options.file}: {place}: {header.error.reason}")
    answer: Any = dict(header.values)
    if options.key is not None:
        path = key_path(header, options.key)
        answer = value_at(header, path)
        if answer is None and (isinstance(path, tuple) or path not in header.values):
            raise CommandError(f"{options.file}: the header has no key “{options.key}”")
    print(json.dumps(_plain(answer), ensure_ascii=False, indent=1, default=str))
    return 0


def _plain(value: object) -> object:
    """What JSON has no number for (YAML's .inf and .nan) is a word in it."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def get_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("key", nargs="?", metavar="KEY")


def run_set(options: argparse.Namespace) -> int:
    """Change keys of headers and nothing else: KEY=TEXT, KEY+=ITEM, KEY-=ITEM, KEY:=JSON.

    TEXT becomes what the key holds now: a number, true or false, a list with commas between its items.
    MAP.KEY reaches into a map.
    """
    names, changes = _split(options.words)
    if not names:
        raise CommandError("name at least one file")
    if not changes and not options.unset:
        raise CommandError("give at least one KEY=VALUE, or --unset KEY")
    rules = Rules()
    status = 0
    for name in names:
        for path in _expand(name):
            try:
                _set_one(path, changes, options, rules)
            except TROUBLE as error:
                status = fail(f"{path}: {in_words(error)}")
    return status


def _set_one(
    path: Path, changes: Sequence[tuple[str, str, str]], options: argparse.Namespace, rules: "Rules"
) -> None:
    site = rules.of(path)

    def change(text: str) -> list[Edit]:
        new = text
        for key, sign, value in changes:
            new = _changed(new, key, sign, value, site)
        for key in options.unset:
            new = apply_edits(new, remove_key(new, key_path(read(new, site.rules), key), site.rules))
        return edits_between(text, new)

    planned = bulk.plan_file(path, change)
    if planned is None:
        return
    made = planned.made()
    if options.diff:
        print(bulk.diff(made.text_before, made.text_after, str(path)))
    if not options.dry_run:
        write_file(path, made.after, expected=planned.base, keep_mtime=options.keep_mtime)


def _changed(text: str, key: str, sign: str, value: str, site: "SiteRules") -> str:
    rules = site.rules
    path = key_path(read(text, rules), key)
    if sign == "-=":
        return apply_edits(text, remove_item(text, path, value, rules))
    style, order = site.habits.list_style, site.habits.order
    if sign == "+=":
        return apply_edits(text, add_item(text, path, value, rules, style=style, order=order))
    if sign == ":=":
        try:
            typed = json.loads(value, parse_constant=_no_json)
        except ValueError as error:
            raise Refused(f"“{value}” is no JSON: {error}") from None
        return apply_edits(text, set_value(text, path, typed, rules, style=style, order=order))
    return apply_edits(text, set_word(text, path, value, rules, style=style, order=order))


def _no_json(word: str) -> object:
    raise ValueError(word)


def _split(words: Sequence[str]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Part the files from the changes: a word with "=" that names no file is a change."""
    names: list[str] = []
    changes: list[tuple[str, str, str]] = []
    for word in words:
        at = word.find("=")
        if at < 0 or Path(word).exists():
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
        yield existing(Path(name))


def set_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="FILE|KEY=VALUE")
    parser.add_argument("--unset", action="append", default=[], metavar="KEY", help="remove a key")
    parser.add_argument("--diff", action="store_true", help="print what changes")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--keep-mtime", action="store_true", help="leave the files' times as they are")


class SiteRules:
    """How the site around a file reads headers, and how its other posts write them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.rules = site.header_rules

    @cached_property
    def habits(self) -> Habits:
        """Read only when a header is changed: it takes a look at the newest posts."""
        if self._site.kind is SiteKind.PLAIN:
            return Habits()
        files = sorted(walk_posts(self._site), key=lambda file: (-file.mtime_ns, file.relative))
        return habits_of(self._site, (file.path for file in files))


class Rules:
    """The rules for files of several sites; a site is looked at once for all its files."""

    def __init__(self) -> None:
        self._sites: list[tuple[Path, SiteRules]] = []

    def of(self, path: Path) -> SiteRules:
        path = path.resolve()
        for root, rules in self._sites:
            if path.is_relative_to(root):
                return rules
        site = open_site(path)
        rules = SiteRules(site)
        if site.kind is not SiteKind.PLAIN:
            self._sites.append((site.root, rules))
        return rules


def header_of(path: Path, rules: Rules) -> Header:
    existing(path)
    return read(decode(read_file(path)).text, rules.of(path).rules)

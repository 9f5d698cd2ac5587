"""``galley get`` and ``galley set``: the headers of posts, read and changed."""

import argparse
import glob
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from galley.cli.shared import TROUBLE, CommandError, existing, fail, reason
from galley.core import bulk
from galley.core.edits import Edit, apply_edits
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
from galley.core.site import Site, SiteKind, open_site
from galley.core.storage import edits_between, read_file, write_file
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
        if options.key not in answer:
            raise CommandError(f"{options.file}: the header has no key “{options.key}”")
        answer = answer[options.key]
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
    return 0


def get_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("key", nargs="?", metavar="KEY")


def run_set(options: argparse.Namespace) -> int:
    """Change keys of headers and nothing else: KEY=TEXT, KEY+=ITEM, KEY-=ITEM, KEY:=JSON."""
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
                status = fail(f"{path}: {reason(error)}")
    return status


def _set_one(
    path: Path, changes: Sequence[tuple[str, str, str]], options: argparse.Namespace, rules: "Rules"
) -> None:
    of_site = rules.of(path)

    def change(text: str) -> list[Edit]:
        new = text
        for key, sign, value in changes:
            new = _changed(new, key, sign, value, of_site)
        for key in options.unset:
            new = apply_edits(new, remove_key(new, key, of_site))
        return edits_between(text, new)

    planned = bulk.plan_file(path, change)
    if planned is None:
        return
    made = planned.made()
    if options.diff:
        print(bulk.diff(made.text_before, made.text_after, str(path)))
    if not options.dry_run:
        write_file(path, made.after, expected=planned.base, keep_mtime=options.keep_mtime)


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
        yield existing(Path(name))


def set_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="FILE|KEY=VALUE")
    parser.add_argument("--unset", action="append", default=[], metavar="KEY", help="remove a key")
    parser.add_argument("--diff", action="store_true", help="print what changes")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--keep-mtime", action="store_true", help="leave the files' times as they are")


class Rules:
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


def header_of(path: Path, rules: Rules) -> Header:
    existing(path)
    return read(decode(read_file(path)).text, rules.of(path))

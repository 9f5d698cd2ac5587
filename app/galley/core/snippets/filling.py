"""What the placeholders of a snippet stand for in one post."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from galley.core.edits import Edit
from galley.core.frontmatter import Header, as_text
from galley.core.writing.model import Change, Selection

PLACEHOLDER = re.compile(
    r"\{\{[ \t]*(?P<name>[^\W\d][\w.\-]*)[ \t]*(?::[ \t]*(?P<format>[^{}\n]*?)[ \t]*)?\}\}"
)
CURSOR, SELECTION, DATE = "cursor", "selection", "date"
_DAY = "%Y-%m-%d"
# Those that every system's strftime knows; another sign stays as it is written.
_CODE = re.compile(r"%[aAbBdHIjmMpSUWyYzZ%]")


def _no_values() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class PostWords:
    """What a post gives a snippet: its title, header values as text, the time, and what is selected."""

    title: str
    when: datetime
    values: Mapping[str, str] = field(default_factory=_no_values)
    selection: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A snippet's text for one post. ``cursor`` is where to write on, None for its end.

    ``unknown`` are the placeholders that mean nothing here, as written; they are left in the text.
    """

    text: str
    cursor: int | None = None
    unknown: tuple[str, ...] = ()


def words_of(header: Header, title: str, when: datetime, selection: str = "") -> PostWords:
    """Return what a post's header gives its snippets; lists are joined by commas."""
    values: dict[str, str] = {}
    for each in header.fields:
        value = each.value
        if isinstance(value, list):
            values[each.key] = ", ".join(as_text(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        elif not isinstance(value, dict):
            values[each.key] = each.shown.strip()
    return PostWords(title, when, values, selection)


def names_in(text: str) -> set[str]:
    """Return the names of the placeholders in a snippet."""
    return {match["name"] for match in PLACEHOLDER.finditer(text)}


def replace_placeholders(text: str, value: Callable[[str, str], str | None]) -> tuple[str, list[str]]:
    """Put ``value(name, format)`` in the place of each placeholder; those of None stay and are returned."""
    unknown: list[str] = []

    def one(match: re.Match[str]) -> str:
        found = value(match["name"], match["format"] or "")
        if found is None:
            unknown.append(match[0])
            return match[0]
        return found

    return PLACEHOLDER.sub(one, text), unknown


def fill(text: str, words: PostWords) -> Filled:
    """Return a snippet's text with its placeholders filled in.

    ``{{title}}``, ``{{date}}`` (the present day, or ``{{date:%Y年%m月%d日}}``), ``{{selection}}``,
    ``{{cursor}}`` and the name of any header key. A second ``{{cursor}}`` is dropped.
    """
    cursor: int | None = None
    unknown: list[str] = []
    parts: list[str] = []
    at = size = 0
    for match in PLACEHOLDER.finditer(text):
        parts.append(text[at : match.start()])
        size += match.start() - at
        at = match.end()
        if match["name"] == CURSOR:
            cursor = size if cursor is None else cursor
            continue
        value = value_of(match["name"], match["format"] or "", words)
        if value is None:
            unknown.append(match[0])
            value = match[0]
        parts.append(value)
        size += len(value)
    parts.append(text[at:])
    return Filled("".join(parts), cursor, tuple(dict.fromkeys(unknown)))


def insert(selection: Selection, text: str, words: PostWords) -> tuple[Change, tuple[str, ...]]:
    """Return the change that puts a filled snippet at the cursor, and the placeholders it could not fill.

    What is selected is replaced only by a snippet that takes it up; others go in behind it.
    """
    filled = fill(text, words)
    start = selection.start if SELECTION in names_in(text) else selection.end
    at = start + (len(filled.text) if filled.cursor is None else filled.cursor)
    return Change((Edit(start, selection.end, filled.text),), Selection.at(at)), filled.unknown


def value_of(name: str, layout: str, words: PostWords) -> str | None:
    """Return what one placeholder stands for, None if it is not known."""
    if name == DATE:
        return written_date(words.when, layout)
    if layout:
        return None
    if name == "title":
        return words.title
    if name == SELECTION:
        return words.selection
    return words.values.get(name)


def written_date(when: datetime, layout: str) -> str:
    """Return a moment in a layout of strftime's codes; what is no code stands as it is, Chinese included."""
    return _CODE.sub(lambda code: when.strftime(code[0]), layout or _DAY)

"""Code blocks that nothing closes, or that close where their author did not mean it."""

import re
from collections.abc import Iterator

from galley.core.checks.finding import Note
from galley.core.messages import say

_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<run>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE
)
_LANGUAGE = re.compile(r"[ \t]*[A-Za-z][\w+#.-]*[ \t]*$")


def fence_notes(body: str) -> Iterator[Note]:
    """Fences of a whole body that nothing closes; places count from the body's begin."""
    if "```" not in body and "~~~" not in body:
        return
    opened: re.Match[str] | None = None
    inner: re.Match[str] | None = None
    for match in _FENCE.finditer(body):
        info = match["info"].strip()
        if opened is None:
            if "`" in info and match["run"][0] == "`":
                continue
            opened, inner = match, None
            continue
        if match["run"][0] != opened["run"][0] or len(match["run"]) < len(opened["run"]):
            continue
        if not info:
            if inner is not None:
                yield _swallowed(opened, inner, body)
            opened = inner = None
        elif inner is None and _LANGUAGE.fullmatch(match["info"]) and match["lead"] == opened["lead"]:
            inner = match
    if opened is not None:
        message = say("This code block is never closed: everything below it is code.")
        yield Note("fence", opened.start("run"), opened.end(), message)


def _swallowed(opened: re.Match[str], inner: re.Match[str], body: str) -> Note:
    line = body.count("\n", opened.start(), inner.start())
    message = (
        say("Another code block begins on the next line, before this one is closed.")
        if line == 1
        else say("Another code block begins {0} lines below, before this one is closed.", line)
    )
    return Note("fence", opened.start("run"), opened.end(), message)

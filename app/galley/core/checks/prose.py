"""Marks of Markdown that stay as characters on the page, though their author meant them."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from galley.core.checks.finding import Note
from galley.core.edits import Edit
from galley.core.frontmatter import Repair
from galley.core.messages import say
from galley.core.render.text import KIND, OTHER, PUNCTUATION, SPACE

_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")
_MOVES_OUT = frozenset("：:，,。；;、！!？?…")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]")

_HEADING = re.compile(r"^(?P<marks> {0,3}#{2,6})(?P<text>[^\s#!\\].*)$", re.MULTILINE)
_CLOSED_TARGET = re.compile(r"!?\[[^\[\]\n]{0,300}\]\((?P<target>[^()<>\n]*)\)")
_OPEN_TARGET = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\((?P<target>[^()<>\s]+)(?=[\s，。；、]|$)[^()\n]*$", re.MULTILINE
)
_WIDE_TARGET = re.compile(
    r"!?\[[^\[\]\n]{1,300}\](?P<open>[（(])\s*(?P<target>(?:https?://|\.{0,2}/)[^\s（）()]+)(?P<close>[）)])"
)
_NO_BRACKET = re.compile(r"!?\[[^\[\]()\n]{1,200}(?P<paren>\((?:https?://)[^\s()\[\]]+\))(?![^\n]{0,300}\])")
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
_SIZE = re.compile(r"\s+=\d*%?x\d*%?$")


def literal_stars(masked: str) -> Iterator[Note]:
    """Bold text whose stars neither open nor close, because of what stands beside them.

    The rule is CommonMark's and marked's: stars behind punctuation do not close before a letter, and stars
    before punctuation do not open behind one. Chinese, which has no spaces, runs into it.
    """
    line = end = 0
    while (first := masked.find("**", line)) >= 0:
        line = masked.rfind("\n", line, first) + 1 or line
        end = masked.find("\n", first)
        end = len(masked) if end < 0 else end
        runs = _literal_runs(masked, line, end)
        for start, close in zip(runs[::2], runs[1::2], strict=False):
            note = _stars(masked, start, close + 2)
            if note is not None:
                yield note
        line = end + 1


def _literal_runs(masked: str, begin: int, end: int) -> list[int]:
    """Where in a line two stars stand that neither open nor close anything."""
    waiting: list[int] = []
    literal: list[int] = []
    for match in _STARS.finditer(masked, begin, end):
        start = match.start()
        before, after = masked[max(begin, start - 1) : start], masked[start + 2 : min(end, start + 3)]
        if waiting and before and _closes(before, after):
            waiting.pop()
        elif after and _opens(before, after):
            waiting.append(start)
        else:
            literal.append(start)
    return sorted(waiting + literal)


def _opens(before: str, first: str) -> bool:
    if KIND[first] == SPACE:
        return False
    return KIND[first] == OTHER or not before or KIND[before] != OTHER


def _closes(last: str, after: str) -> bool:
    if KIND[last] == SPACE:
        return False
    return KIND[last] == OTHER or not after or KIND[after] != OTHER


def _stars(masked: str, start: int, end: int) -> Note | None:
    inner = masked[start + 2 : end - 2]
    opens = _opens(masked[start - 1 : start], inner[:1] or " ")
    closes = _closes(inner[-1:] or " ", masked[end : end + 1])
    bare = inner.strip()
    if not _WORD.search(bare):
        return None
    if bare != inner:
        # Two stars with spaces around may be a sum; with Chinese text between them they are none.
        if not _CJK.search(bare):
            return None
        lead, trail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        edits = (Edit(start + 2, start + 2 + lead, ""), Edit(end - 2 - trail, end - 2, ""))
        repair = Repair(say("Remove the spaces inside the stars"), tuple(e for e in edits if e.start < e.end))
        return Note(
            "stars", start, end, say("These stars stay on the page: a space stands inside them."), (repair,)
        )
    repairs: list[Repair] = []
    if not closes and opens:
        last = inner[-1]
        if last in _MOVES_OUT and len(inner) > 1 and KIND[inner[-2]] != PUNCTUATION:
            moved = Edit(end - 3, end, f"**{last}")
            repairs.append(Repair(say("Put “{0}” behind the stars", last), (moved,)))
        repairs.append(Repair(say("Put a space behind the stars"), (Edit(end, end, " "),)))
        why = say("“{0}” stands before them and a letter behind them", last)
    elif not opens and closes:
        repairs.append(Repair(say("Put a space before the stars"), (Edit(start, start, " "),)))
        why = say("a letter stands before them and “{0}” behind them", inner[0])
    else:
        edits = (Edit(start, start, " "), Edit(end, end, " "))
        repairs.append(Repair(say("Put spaces around the stars"), edits))
        why = say("letters stand around them and punctuation inside them")
    return Note("stars", start, end, say("These stars stay on the page: {0}.", why), tuple(repairs))


def tight_headings(masked: str) -> Iterator[Note]:
    """Lines that begin like a heading, but for the space behind the number signs."""
    for match in _HEADING.finditer(masked):
        if not _WORD.search(match["text"][:3]) and not match["text"][:1].isdigit():
            continue
        at = match.end("marks")
        repair = Repair(say("Put a space behind the number signs"), (Edit(at, at, " "),))
        yield Note(
            "heading",
            match.start(),
            match.end(),
            say("This is no heading: a space is missing behind the #."),
            (repair,),
        )


def broken_links(masked: str, source: str) -> Iterator[Note]:
    """Links and images that are not read as ones: a bracket is missing, or a space is in the address."""
    for match in _CLOSED_TARGET.finditer(masked):
        target = source[match.start("target") : match.end("target")]
        address = _TITLE.sub("", target).strip()
        if not re.search(r"\s", address) or _SIZE.search(address):
            continue
        at = match.start("target") + target.index(address)
        written = re.sub(r"\s", lambda space: quote(space[0]), address)
        repair = Repair(say("Write the spaces as %20"), (Edit(at, at + len(address), written),))
        yield Note(
            "link",
            match.start(),
            match.end(),
            say("This is no link: a space stands in its address."),
            (repair,),
        )
    for match in _OPEN_TARGET.finditer(masked):
        at = match.end("target")
        repair = Repair(say("Close the address with )"), (Edit(at, at, ")"),))
        yield Note(
            "link", match.start(), at, say("This is no link: the ) behind its address is missing."), (repair,)
        )


def wide_links(masked: str) -> Iterator[Note]:
    """Links whose address stands in full-width parentheses, and links without their closing bracket."""
    for match in _WIDE_TARGET.finditer(masked):
        if match["open"] == "(" and match["close"] == ")":
            continue
        edits = (
            Edit(match.start("open"), match.end("open"), "("),
            Edit(match.start("close"), match.end("close"), ")"),
        )
        repair = Repair(say("Write the parentheses as ( )"), edits)
        message = say("This is no link: its parentheses are full-width ones.")
        yield Note("link", match.start(), match.end(), message, (repair,))
    for match in _NO_BRACKET.finditer(masked):
        at = match.start("paren")
        repair = Repair(say("Close the text with ]"), (Edit(at, at, "]"),))
        yield Note(
            "link",
            match.start(),
            match.end(),
            say("This is no link: the ] behind its text is missing."),
            (repair,),
        )

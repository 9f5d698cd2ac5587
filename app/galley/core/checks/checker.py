"""Checks a post bit by bit: what may go wrong when it is published, in the order of its lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from galley.core.checks.blocks import NOTHING, BlockReport, check_block
from galley.core.checks.fences import fence_notes
from galley.core.checks.finding import Finding, Note
from galley.core.checks.header import check_header
from galley.core.checks.images import Publication
from galley.core.checks.links import judge_links
from galley.core.checks.templates import template_notes
from galley.core.edits import Edit
from galley.core.frontmatter import Header, Repair, read
from galley.core.render import Dialect, Warning  # noqa: A004 - its name there
from galley.core.site import Site
from galley.core.site.rendering import context_of, dialect_of

if TYPE_CHECKING:
    from galley.core.render import Block

# So many blocks are looked at between two chances to stop.
_BLOCKS_AT_ONCE = 40

HasTitle = Callable[[str], bool]


class Checker:
    """Checks one post again and again: what a block's source and HTML say is kept until they change.

    ``has_title`` says whether some post of the site has a title, which a link may name.
    """

    def __init__(self, site: Site, post: Path, dialect: Dialect, has_title: HasTitle) -> None:
        self._site = site
        self._post = post
        self._dialect = dialect
        self._has_title = has_title
        self._publication = Publication(site, post, dialect)
        self._known: dict[tuple[int, str], BlockReport] = {}

    def steps(
        self, text: str, header: Header, blocks: "Sequence[Block]", warnings: Sequence[Warning]
    ) -> Iterator[list[Finding]]:
        """Check ``text``, whose body is rendered as ``blocks`` with ``warnings``, in small steps.

        Each step brings what it found; a caller that has no time may go on later or never.
        """
        starts = _line_starts(text)
        body_start = header.body_start
        body_line = text.count("\n", 0, body_start)
        place = _Places(starts)
        yield place.findings(check_header(text, header, self._site, self._post))
        known: dict[tuple[int, str], BlockReport] = {}
        line = body_line
        found: list[Finding] = []
        for number, block in enumerate(blocks):
            # A header may end in the middle of a line, where its fence is the last of the file.
            begin = max(body_start, starts[line]) if line < len(starts) else len(text)
            line += block.lines
            end = starts[line] if line < len(starts) and number + 1 < len(blocks) else len(text)
            source = text[begin:end]
            key = (block.id, source)
            report = self._known.get(key)
            if report is None:
                report = check_block(source, block.html, self._dialect)
            known[key] = report
            if report is not NOTHING:
                found += place.findings(report.notes, begin)
                found += place.findings(self._publication.judge(report.images), begin)
                found += place.findings(judge_links(report.links, self._site, self._post), begin)
            if number % _BLOCKS_AT_ONCE == _BLOCKS_AT_ONCE - 1:
                yield found
                found = []
        self._known = known
        yield found
        yield place.findings(fence_notes(text[body_start:]), body_start)
        yield place.findings(
            template_notes(
                text, starts, body_line, warnings, self._site, header.values.keys(), self._has_title
            )
        )


def check_post(site: Site, post: Path, text: str, has_title: HasTitle = lambda _: False) -> list[Finding]:
    """Check one post's text as a whole; in the order of its lines."""
    from galley.core.render import LiveRenderer  # noqa: PLC0415  the window brings its own blocks

    header = read(text, site.header_rules)
    dialect = dialect_of(site)
    renderer = LiveRenderer(dialect, context_of(site, post))
    renderer.update(text[header.body_start :])
    steps = Checker(site, post, dialect, has_title).steps(text, header, renderer.blocks, renderer.warnings)
    return in_order(finding for found in steps for finding in found)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """From the first line to the last, without what is said twice of one place."""
    unique = {(each.start, each.rule, each.message): each for each in findings}
    return sorted(unique.values(), key=lambda each: (each.start, each.end, each.message))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


class _Places:
    """Turns places that count from a stretch's begin into those of the whole text."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts

    def findings(self, notes: Iterable[Note], begin: int = 0) -> list[Finding]:
        """The notes of a stretch that begins at ``begin``."""
        return [self._finding(note, begin) for note in notes]

    def _finding(self, note: Note, begin: int) -> Finding:
        start, end = note.start + begin, note.end + begin
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= start else (low, middle)
        repairs = note.repairs
        if begin:
            repairs = tuple(Repair(repair.label, _moved(repair.edits, begin)) for repair in repairs)
        column = start - self._starts[low] + 1
        return Finding(
            note.rule, note.severity, start, end, low + 1, column, note.message, repairs, note.address
        )


def _moved(edits: tuple[Edit, ...], by: int) -> tuple[Edit, ...]:
    return tuple(Edit(edit.start + by, edit.end + by, edit.replacement) for edit in edits)

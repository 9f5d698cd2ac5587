"""Bold, italic, strike, code and links: marks that go round a piece of a line, and come off again."""

import re
from unicodedata import category, east_asian_width

from galley.core.edits import Edit
from galley.core.render.text import split_at_bars
from galley.core.writing.model import Change, Line, Selection, change, lines_of

BOLD, ITALIC, STRIKE, CODE = "**", "*", "~~", "`"

# What a line begins with that is no text of its own: quote and list marks, a task's box, hashes.
PREFIX = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:#{1,6}[ \t]+)?"
)
LINK = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+\"[^\"]*\")?\)")
ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>]+|mailto:[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+", re.IGNORECASE)
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_DELIMITER = re.compile(r"[|:\-\s]+")
_SPANS = {
    BOLD: re.compile(r"(?<![\\*])(\*\*)(?=[^\s*])(?:[^*]|\*(?!\*))*?(?<=[^\s\\])(\*\*)(?!\*)"),
    ITALIC: re.compile(r"(?<![\\*])(\*)(?=[^\s*])(?:[^*]|\*\*)*?(?<=[^\s\\*])(\*)(?!\*)"),
    STRIKE: re.compile(r"(?<![\\~])(~~)(?=[^\s~])(?:[^~]|~(?!~))*?(?<=[^\s\\])(~~)(?!~)"),
    CODE: re.compile(r"(?<![\\`])(`+)(?!`)(?:[^`]|(?!(?<!`)\1(?!`))`+)*?(?<!`)(\1)(?!`)"),
}

# The other end of what is typed over a selection.
PAIRS = {
    "*": "*", "_": "_", "`": "`", "~": "~", '"': '"', "'": "'",
    "(": ")", "[": "]", "{": "}", "<": ">",
    "（": "）", "【": "】", "「": "」", "『": "』", "《": "》", "〈": "〉", "〔": "〕", "“": "”", "‘": "’",
}  # fmt: skip


def is_address(text: str) -> bool:
    """Whether ``text`` is one web or mail address and nothing else."""
    return ADDRESS.fullmatch(text.strip()) is not None


def is_wide(char: str) -> bool:
    """Whether a character takes two columns, as Chinese does."""
    return east_asian_width(char) in "WF"


def toggle(text: str, selection: Selection, mark: str) -> Change:
    """Put ``mark`` round what is selected in each line, or take it off where all of it has it.

    Without a selection it is the word at the cursor; without a word (Chinese knows no end of one) a pair
    of marks to type between, and typing the command again at its end goes out of it.
    """
    if selection.empty:
        return _toggle_at_cursor(text, selection.position, mark)
    pieces = _pieces(text, selection)
    if not pieces:
        return Change((), selection)
    off = [_taken_off(text, line, start, end, mark) for line, start, end in pieces]
    if all(off):
        return change([edit for edits in off if edits for edit in edits], selection)
    edits: list[Edit] = []
    spans: list[tuple[int, int]] = []
    for (line, start, end), has in zip(pieces, off, strict=True):
        if not has:
            put, marked = _put_on(text, line, start, end, mark)
            edits += put
            spans.append(marked)
    made = change(edits, selection)
    if len(pieces) > 1:
        return made
    # One piece: what was selected stays selected, without the marks, so that the command undoes itself.
    return Change(tuple(edits), Selection(*spans[0]))


def wrap(text: str, selection: Selection, opening: str) -> Change | None:
    """Put a pair round the selection, as typing its first half over it does; None for what is no pair."""
    closing = PAIRS.get(opening)
    if closing is None or selection.empty:
        return None
    start, end = selection.start, selection.end
    edits = (Edit(start, start, opening), Edit(end, end, closing))
    return Change(edits, Selection(selection.anchor + 1, selection.position + 1))


def link(text: str, selection: Selection, address: str = "", *, image: bool = False) -> Change:
    """Make a link, or an image, of what is selected, or take it off a link that the selection is in.

    The cursor goes to what is missing: the address, else the text, else behind it.
    """
    start, end = selection.start, selection.end
    around = None if address else _link_around(text, start, end)
    if around is not None and bool(around[1]) == image:
        words = Selection(around.start(), around.start() + len(around[2]))
        return Change((Edit(around.start(), around.end(), around[2]),), words)
    words = text[start:end]
    if not address and not selection.empty and is_address(words):
        words, address = "", words.strip()
    mark = "![" if image else "["
    label = words.replace("\n", " ")
    # Brackets within the text may only come in pairs; an address with spaces or brackets needs its own.
    if label.count("[") != label.count("]"):
        label = re.sub(r"(?<!\\)([\[\]])", r"\\\1", label)
    target = f"<{address}>" if re.search(r"[\s()]", address) and not _balanced(address) else address
    written = f"{mark}{label}]({target})"
    if not label:
        place = start + len(mark)
    elif not address:
        place = start + len(written) - 1
    else:
        place = start + len(written)
    return Change((Edit(start, end, written),), Selection.at(place))


def _balanced(address: str) -> bool:
    depth = 0
    for char in address:
        depth += (char == "(") - (char == ")")
        if depth < 0 or char.isspace():
            return False
    return depth == 0


def _link_around(text: str, start: int, end: int) -> re.Match[str] | None:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    found = LINK.finditer(text, line_start, len(text) if line_end < 0 else line_end)
    return next((m for m in found if m.start() <= start and end <= m.end()), None)


def _toggle_at_cursor(text: str, place: int, mark: str) -> Change:
    size = len(mark)
    if _run(text, place, mark[0], -1) == size == _run(text, place, mark[0], 1):
        return Change((Edit(place - size, place + size, ""),), Selection.at(place - size))
    line = lines_of(text, Selection.at(place))[0]
    span = _span_around(line, place, place, mark)
    if span is not None and place == span.end(2) - len(span[2]) + line.start:
        return Change((), Selection.at(span.end() + line.start))
    start = end = place
    while start > line.start and _in_word(text[start - 1]):
        start -= 1
    while end < line.end and _in_word(text[end]):
        end += 1
    if span is not None:
        return change(_without(span, line), Selection.at(place))
    if start < place < end:
        return change(_put_on(text, line, start, end, mark)[0], Selection.at(place))
    return Change((Edit(place, place, mark * 2 if mark != CODE else "``"),), Selection.at(place + size))


def _put_on(
    text: str, line: Line, start: int, end: int, mark: str
) -> tuple[tuple[Edit, ...], tuple[int, int]]:
    """The edits that put a mark round a piece, and where what is between the marks is then.

    What has the mark already, in part or beyond the piece's ends, becomes one with it: marks within
    marks would stay text.
    """
    within = [
        span
        for span in _SPANS[mark].finditer(line.text)
        if span.start() < end - line.start and start - line.start < span.end()
    ]
    if not within:
        start, end = _where_it_counts(text, line, start, end, mark)
        opening, closing = _marks(text[start:end], mark)
        shift = len(opening)
        return (Edit(start, start, opening), Edit(end, end, closing)), (start + shift, end + shift)
    start = min(start, line.start + within[0].start())
    end = max(end, line.start + within[-1].end())
    drop = {at for span in within for group in (1, 2) for at in range(*span.span(group))}
    bare = "".join(text[at] for at in range(start, end) if at - line.start not in drop)
    plain = Line(line.start, line.text[: start - line.start] + bare + line.text[end - line.start :])
    low, high = _where_it_counts(text[: line.start] + plain.text, plain, start, start + len(bare), mark)
    low, high = low - start, high - start
    opening, closing = _marks(bare[low:high], mark)
    new = bare[:low] + opening + bare[low:high] + closing + bare[high:]
    shift = start + len(opening)
    return (Edit(start, end, new),), (low + shift, high + shift)


def _in_word(char: str) -> bool:
    return (char.isalnum() or char in "_'’") and not is_wide(char)


def _pieces(text: str, selection: Selection) -> list[tuple[Line, int, int]]:
    """What is selected of each line, without the line's own marks and without spaces at its ends.

    Of a table's row it is what each cell has; fenced code whose fence is selected too is left out.
    """
    pieces: list[tuple[Line, int, int]] = []
    in_code = False
    for line in lines_of(text, selection):
        if _FENCE.match(line.text):
            in_code = not in_code
            continue
        prefix = PREFIX.match(line.text)
        begin = line.start + (prefix.end() if prefix else 0)
        for low, high in [] if in_code else _cells(line, begin):
            start, end = max(selection.start, low), min(selection.end, high)
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                pieces.append((line, start, end))
    return pieces


def _cells(line: Line, begin: int) -> list[tuple[int, int]]:
    """Where the cells of a table's row are; for another line all of it from ``begin`` on."""
    row = line.text[begin - line.start :]
    if not row.startswith("|") or row.count("|") < 2:
        return [(begin, line.end)]
    if _DELIMITER.fullmatch(row):
        return []
    cells: list[tuple[int, int]] = []
    for cell in split_at_bars(row):
        cells.append((begin, begin + len(cell)))
        begin += len(cell) + 1
    return cells


def _run(text: str, place: int, char: str, step: int) -> int:
    """How many of ``char`` stand before (-1) or behind (1) a place."""
    count = 0
    at = place if step > 0 else place - 1
    while 0 <= at < len(text) and text[at] == char:
        count += 1
        at += step
    return count


def _has(run: int, mark: str) -> bool:
    """Whether a run of stars so long makes bold (2 or 3), italic (1 or 3), or what other marks make."""
    if mark == BOLD:
        return run in (2, 3)
    if mark == ITALIC:
        return run in (1, 3)
    return run >= len(mark) if mark != CODE else run > 0


def _taken_off(text: str, line: Line, start: int, end: int, mark: str) -> list[Edit]:
    """The edits that take a mark off this piece; none where it has not got it."""
    char, size = mark[0], len(mark)
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip(char))
    tail = len(inner) - len(inner.rstrip(char))
    if lead and lead == tail and lead < len(inner) and _has(lead, mark) and _one_span(inner, mark):
        size = lead if mark == CODE else size
        return [Edit(start, start + size, ""), Edit(end - size, end, "")]
    before, behind = _run(text, start, char, -1), _run(text, end, char, 1)
    if min(before, behind) and _has(min(before, behind, 3), mark):
        size = min(before, behind) if mark == CODE else size
        return [Edit(start - size, start, ""), Edit(end, end + size, "")]
    span = _span_around(line, start, end, mark)
    return _without(span, line) if span is not None else []


def _one_span(inner: str, mark: str) -> bool:
    """Whether the marks at both ends belong together: `**a** b **c**` is two spans."""
    bare = inner.strip(mark[0])
    return not re.search(re.escape(mark), bare) if mark in (BOLD, STRIKE) else mark[0] not in bare


def _span_around(line: Line, start: int, end: int, mark: str) -> re.Match[str] | None:
    low, high = start - line.start, end - line.start
    for span in _SPANS[mark].finditer(line.text):
        if span.end(1) <= low and high <= span.start(2):
            return span
    return None


def _without(span: re.Match[str], line: Line) -> list[Edit]:
    return [
        Edit(line.start + span.start(1), line.start + span.end(1), ""),
        Edit(line.start + span.start(2), line.start + span.end(2), ""),
    ]


def _marks(inner: str, mark: str) -> tuple[str, str]:
    """The marks that fit: code that has back-ticks within needs more of them outside."""
    if mark != CODE or "`" not in inner:
        return mark, mark
    longest = max(len(run) for run in re.findall(r"`+", inner))
    ticks = "`" * (longest + 1)
    pad = " " if inner.startswith("`") or inner.endswith("`") else ""
    return ticks + pad, pad + ticks


def _where_it_counts(text: str, line: Line, start: int, end: int, mark: str) -> tuple[int, int]:
    """Leave punctuation outside where the marks would stay text otherwise.

    CommonMark's flanking rule: marks between punctuation and a letter neither open nor close, so
    ``**注意：**后`` shows its stars, and ``**注意**：后`` does not.
    """
    if mark == CODE:
        return start, end
    low, high = start, end
    if end < line.end and not _edge(text[end]):
        while high > low and category(text[high - 1])[0] in "PSZ":
            high -= 1
    if start > line.start and not _edge(text[start - 1]):
        while low < high and category(text[low])[0] in "PSZ":
            low += 1
    return (low, high) if low < high else (start, end)


def _edge(char: str) -> bool:
    return char.isspace() or category(char)[0] in "PS"

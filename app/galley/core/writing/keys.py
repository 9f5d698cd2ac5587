"""Enter, Tab and Shift+Tab in lists and quotes: what goes on, what ends, what nests."""

from galley.core.edits import Edit, apply_edits
from galley.core.writing.items import Item, item_of, parent_of, renumber, sibling_above, subtree_end
from galley.core.writing.model import Change, Line, Selection, change, line_at, lines_of

STEP = "    "


def enter(text: str, selection: Selection, *, in_code: bool = False) -> Change:
    """Begin a new line the way the one before it began.

    Quotes, lists and tasks go on, numbers follow; an item without text ends the list, or goes out by one
    level; the indentation of other lines is kept. That of Chinese paragraphs (two U+3000) goes from an empty
    line to the next: Markdown takes it for text, and the empty line would not part the paragraphs.
    ``in_code`` says that the line is code.
    """
    place = selection.start
    line = line_at(text, place)
    column = place - line.start
    item = Item(space=_space(line)) if in_code else item_of(line.text)
    wide = "" if in_code or item.is_item else _wide_space(line.text[item.size :])
    if column < item.size + len(wide) and not (column == len(line.text) and selection.empty):
        return _insert(selection, "\n" if column <= len(item.quote + item.space) else "\n" + item.quote)
    bare = len(line.text.rstrip()) <= len(line.text[: item.size].rstrip())
    if wide and bare and selection.empty:
        start = line.start + item.size
        return Change(
            (Edit(start, line.end, f"\n{item.quote}{item.space}{wide}"),),
            Selection.at(line.end + item.size + 1),
        )
    if selection.empty and bare and (item.is_item or item.quote.strip()):
        return _end_item(text, line, item)
    lead = item.quote + item.space
    if item.number is not None:
        lead += f"{item.number + 1}{item.dot}{item.gap or ' '}"
    elif item.bullet:
        lead += item.bullet + (item.gap or " ")
    if item.box:
        lead += "[ ] "
    lead += wide
    if item.quote and not item.quote.endswith((" ", "\t")):
        lead = lead.replace(item.quote, item.quote + " ", 1)
    made = _insert(selection, "\n" + lead)
    if item.number is None:
        return made
    return _with_numbers(text, made, line_at(made.apply(text), made.selection.position))


def indent(text: str, selection: Selection, *, back: bool = False, in_code: bool = False) -> Change:
    """Nest list items in the one above them, or take them out one level; move other lines by four spaces.

    Without a selection, outside of a list, spaces go in at the cursor up to the next multiple of four.
    """
    lines = lines_of(text, selection)
    item = item_of(lines[0].text)
    if item.is_item and not in_code:
        return _indent_items(text, selection, lines, back=back)
    if back:
        return change([edit for line in lines if (edit := _less(line)) is not None], selection)
    if selection.empty or (len(lines) == 1 and text[selection.start : selection.end] != lines[0].text):
        column = selection.start - lines[0].start
        return _insert(selection, STEP[: len(STEP) - column % len(STEP)])
    return change([Edit(line.start, line.start, STEP) for line in lines if line.text.strip()], selection)


def _insert(selection: Selection, what: str) -> Change:
    place = selection.start + len(what)
    return Change((Edit(selection.start, selection.end, what),), Selection.at(place))


def _end_item(text: str, line: Line, item: Item) -> Change:
    """An item without text: out by one level, or no item any more."""
    parent = parent_of(text, line) if item.is_item and item.indent else None
    if parent is not None:
        number = f"{(parent.number or 0) + 1}{parent.dot}" if parent.number is not None else parent.bullet
        lead = f"{parent.quote}{parent.space}{number}{parent.gap or ' '}" + ("[ ] " if parent.box else "")
    elif item.is_item:
        lead = item.quote
    else:
        # The innermost mark of a quote goes; what is left is a quote one level up, or none.
        lead = item.quote.rstrip(" \t")[:-1].rstrip(" \t")
        lead += " " if lead else ""
    made = Change((Edit(line.start, line.end, lead),), Selection.at(line.start + len(lead)))
    if parent is None or parent.number is None:
        return made
    return _with_numbers(text, made, line_at(made.apply(text), made.selection.position))


def _with_numbers(text: str, made: Change, line: Line) -> Change:
    """The change, with the numbers of the items below put right, as edits of the text before it."""
    after = made.apply(text)
    edits = [edit for edit in renumber(after, line) if edit.start > made.selection.position]
    edit = made.edits[0]
    shift = len(edit.replacement) - (edit.end - edit.start)
    back = [Edit(e.start - shift, e.end - shift, e.replacement) for e in edits]
    return Change((*made.edits, *back), made.selection)


def _indent_items(text: str, selection: Selection, lines: list[Line], *, back: bool) -> Change:
    first = item_of(lines[0].text)
    if back:
        parent = parent_of(text, lines[0])
        width = first.indent - (parent.indent if parent is not None else 0)
    else:
        above = sibling_above(text, lines[0])
        if above is None:
            return Change((), selection)  # nothing to nest it in
        width = item_of(above.text).content - first.indent
    if width <= 0:
        return Change((), selection)
    last = max((subtree_end(text, line) for line in lines), key=lambda line: line.start)
    edits: list[Edit] = []
    for line in lines_of(text, Selection(lines[0].start, max(last.end, lines[0].start))):
        item = item_of(line.text)
        place = line.start + len(item.quote)
        if not line.text.strip(" \t>"):
            continue
        if back:
            edits.append(_narrower(place, item.space, width))
        else:
            edits.append(Edit(place, place, " " * width))
    made = change(edits, selection)
    return _numbers_after(text, made, lines[0], first)


def _narrower(place: int, space: str, width: int) -> Edit:
    """Take ``width`` columns off the white space at a place."""
    plain = space.expandtabs(len(STEP))
    return Edit(place, place + len(space), plain[min(width, len(plain)) :])


def _space(line: Line) -> str:
    return line.text[: len(line.text) - len(line.text.lstrip(" \t"))]


def _wide_space(text: str) -> str:
    return text[: len(text) - len(text.lstrip("\u3000"))]


def _less(line: Line) -> Edit | None:
    space = _space(line)
    if not space:
        return None
    size = 1 if space[0] == "\t" else min(len(space), len(STEP))
    return Edit(line.start, line.start + size, "")


def _numbers_after(text: str, made: Change, line: Line, item: Item) -> Change:
    """Numbers that follow again once an item has changed its level: its own, and those it left behind."""
    after = made.apply(text)
    numbers: list[Edit] = []
    moved_line = line_at(after, line.start)
    moved_item = item_of(moved_line.text)
    if item.number is not None:
        above = sibling_above(after, moved_line)
        before = item_of(above.text) if above is not None else Item()
        first = before.number + 1 if before.number is not None and before.same_list(moved_item) else 1
        numbers += renumber(after, moved_line, first)
        after_numbers = apply_edits(after, numbers)
        rest = _left_behind(after_numbers, line_at(after_numbers, line.start))
        if rest:
            return _composed(text, apply_edits(after_numbers, rest), made)
    return _composed(text, apply_edits(after, numbers), made) if numbers else made


def _left_behind(text: str, line: Line) -> list[Edit]:
    """The list that an item was nested away from: it is counted on from the item above."""
    parent_line = _parent_line(text, line)
    return renumber(text, parent_line) if parent_line is not None else []


def _parent_line(text: str, line: Line) -> Line | None:
    own = item_of(line.text)
    place = line.start
    while place > 0:
        above = line_at(text, place - 1)
        item = item_of(above.text)
        if item.is_item and item.indent < own.indent:
            return above
        place = above.start
    return None


def _composed(text: str, result: str, made: Change) -> Change:
    """One change from ``text`` to ``result``, which differ in a few characters of a few lines."""
    old, new = text.split("\n"), result.split("\n")
    edits: list[Edit] = []
    start = 0
    after_start = 0
    position, anchor = made.selection.position, made.selection.anchor
    halfway = made.apply(text).split("\n")
    half_start = 0
    for before, half, behind in zip(old, halfway, new, strict=True):
        if before != behind:
            edits.append(Edit(start, start + len(before), behind))
        # The selection keeps its distance from the ends of its lines.
        if half_start <= made.selection.position <= half_start + len(half):
            position = after_start + max(len(behind) - (half_start + len(half) - made.selection.position), 0)
        if half_start <= made.selection.anchor <= half_start + len(half):
            anchor = after_start + max(len(behind) - (half_start + len(half) - made.selection.anchor), 0)
        start += len(before) + 1
        half_start += len(half) + 1
        after_start += len(behind) + 1
    return Change(tuple(edits), Selection(anchor, position))

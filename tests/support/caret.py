"""Cases of writing commands as pictures: ‸ is the cursor, ⟦ and ⟧ hold the selection."""

from galley.core.writing.model import Change, Selection


def parse(picture: str) -> tuple[str, Selection]:
    """The text and the selection of a picture; without marks the cursor is at the end."""
    if "⟦" in picture:
        start = picture.index("⟦")
        end = picture.index("⟧") - 1
        return picture.replace("⟦", "").replace("⟧", ""), Selection(start, end)
    place = picture.index("‸") if "‸" in picture else len(picture)
    return picture.replace("‸", ""), Selection.at(place)


def draw(text: str, selection: Selection) -> str:
    if selection.empty:
        return text[: selection.position] + "‸" + text[selection.position :]
    start, end = selection.start, selection.end
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


def after(picture: str, change: Change | None) -> str:
    """What the picture looks like after a change."""
    text, _ = parse(picture)
    if change is None:
        return picture
    new = change.apply(text)
    assert 0 <= change.selection.start <= change.selection.end <= len(new)
    return draw(new, change.selection)

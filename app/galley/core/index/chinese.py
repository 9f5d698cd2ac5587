"""The tables of Chinese characters that come with the program (made by packaging/chinese.py)."""

from galley.resources import resources


def table(name: str) -> str:
    """Return a table without the notes above it."""
    whole = (resources() / "chinese" / name).read_text(encoding="utf-8")
    start = 0
    while whole.startswith("#", start):
        start = whole.index("\n", start) + 1
    return whole[start:].rstrip("\n")

"""How texts are compared in a search: case, width and the two ways of writing Chinese do not count."""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache

# What each character seen so far becomes, if that is another text; and those that stay as they are.
_becomes: dict[str, str] = {}
_same: set[str] = set()
_joins: set[str] = set()
_simplified: dict[str, str] = {}


def fold(text: str) -> str:
    """Return ``text`` as searches compare it, character by character.

    Each character is replaced by its compatible form in lower case (NFKC and case folding: Ａ is a, ﬁ is fi),
    and a traditional Chinese one by its simplified form. Marks are joined with their letter before.
    """
    lowered = text.lower()
    if text.isascii():
        return lowered
    # A text has few different characters besides the most usual ones: to ask for each of these once is the
    # quickest way.
    for character in set(_unusual().findall(lowered)) - _same:
        if character not in _becomes and character not in _joins:
            _learn(character)
        if character in _joins:
            return "".join(piece for _, piece in _pieces(text))
        becomes = _becomes.get(character)
        if becomes is not None:
            lowered = lowered.replace(character, becomes)
    return lowered


@lru_cache(maxsize=1)
def _unusual() -> "re.Pattern[str]":
    """Return what finds each character beyond those that most of a Chinese text consists of and that stay."""
    rows = bytes(byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    usual = [*map(chr, range(0x80)), *rows.decode("gb2312", errors="ignore"), *"—‘’“”、。《》「」·"]
    for character in usual:
        _learn(character)
    stays = "".join(character for character in usual if character in _same and not character.isupper())
    return re.compile(f"[^{re.escape(stays)}]")


def fold_with_origin(text: str) -> tuple[str, "array[int]"]:
    """Return ``fold(text)`` and, for each of its characters and for its end, the position it comes from."""
    if text.isascii():
        return text.lower(), array("q", range(len(text) + 1))
    pieces: list[str] = []
    origin = array("q")
    for start, piece in _pieces(text):
        pieces.append(piece)
        origin.extend([start] * len(piece))
    origin.append(len(text))
    return "".join(pieces), origin


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield what each character becomes and where it stands; a letter and its marks are one."""
    start, end = 0, 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _is_joining(text[end]):
            end += 1
        whole = unicodedata.normalize("NFC", text[start:end]) if end - start > 1 else text[start]
        yield start, "".join(map(_fold_one, whole))
        start = end


def _is_joining(character: str) -> bool:
    if character < "\u0300":
        return False
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _fold_one(character: str) -> str:
    if character in _same:
        return character
    if character not in _becomes:
        _learn(character)
    return _becomes.get(character, character)


def _learn(character: str) -> None:
    # Folded twice: some letters decompose into ones that fold again.
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    if plain >= "\u3400":
        simplified = _simplified or _load_simplified()
        plain = "".join(simplified.get(each, each) for each in plain)
    if plain != character:
        _becomes[character] = plain
    if _is_joining(character):
        _joins.add(character)
    elif plain == character:
        _same.add(character)


def _load_simplified() -> dict[str, str]:
    # It is wanted only once there is Chinese, and takes 50 ms to load.
    from opencc import OpenCC  # noqa: PLC0415

    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = str(OpenCC("t2s").convert("\n".join(characters))).split("\n")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    _simplified.update(
        (one, other) for one, other in zip(characters, converted, strict=True) if len(other) == 1
    )
    return _simplified

"""What of a text can be looked up, and who holds it: Chinese characters and pairs, words and beginnings.

Scripts that are written without spaces match at any place; the index knows each of their characters and
each two that follow one another. Other scripts match at the beginning of a word; the index knows the words
and their beginnings. A segment says for some hundred posts which of them hold what.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add

_UNSPACED_RANGES = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007)),
    *((0x3021, 0x3029), (0x3031, 0x3035), (0x303B, 0x303C), (0x3040, 0x312F), (0x31A0, 0x31BF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xAC00, 0xD7AF), (0x20000, 0x3FFFF)),
)
UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED_RANGES)
# The letters and digits of the scripts that part their words.
WORD_CHARACTER = (
    "[a-z0-9\u00b5\u00ba\u00df-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u060b\u0620-\u0669\u066e-\u06d3\u06d5-\u0963\u0966-\u0dff"
    "\u10a0-\u10ff\u1200-\u135f\u1369-\u13ff\u1401-\u166c\u166f-\u177f\u1810-\u1fff\u2c00-\u2dff\ua4d0-\uabff]"
)
WORD = re.compile(f"{WORD_CHARACTER}+")
# Longer words are known by their beginning; a search looks into the texts then.
LONGEST_WORD = 24
# Beginnings of this length and shorter are looked up at once, longer ones among the words.
LONGEST_BEGINNING = 3
SEGMENT = 512
_NUMBERS = [array("H", [number]).tobytes() for number in range(SEGMENT)]
_SPACED = re.compile(f"[^{UNSPACED}]+")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")


def character_grams(term: str) -> list[str]:
    """Return what is to be looked up for ``term``: its unspaced characters, in pairs where it has pairs."""
    runs: list[str] = _UNSPACED_RUN.findall(term)
    found = (piece for run in runs for piece in (map(add, run, run[1:]) if len(run) > 1 else run))
    return list(dict.fromkeys(found))


def beginning(letters: str) -> str:
    """Return the gram that stands for all words that begin with these few letters."""
    return f"{letters}*"


def _rare_grams(text: str) -> set[str]:
    """Return the pairs and words of a folded text, and its unspaced characters that stand in no pair.

    The other grams follow from these: it is quicker to make them once for all posts of a segment.
    """
    runs = _SPACED.sub(" ", text)
    found = {pair for pair in set(map(add, runs, runs[1:])) if " " not in pair}
    found.update(run for run in runs.split(" ") if len(run) == 1)
    found.update(word[:LONGEST_WORD] for word in set(WORD.findall(text)))
    return found


@dataclass(frozen=True, slots=True)
class Segment:
    """Who of ``count`` posts, numbered from 0, holds what; packed, to pass between processes quickly.

    ``grams`` are in SQLite's order, one a line; ``lengths`` says how many bytes of ``holders`` each has.
    """

    count: int
    grams: str
    lengths: "array[int]"
    holders: bytes

    def unpacked(self) -> Iterator[tuple[str, bytes]]:
        """Yield each gram and, packed (`unpack`), who holds it."""
        spans = pairwise(accumulate(self.lengths, initial=0))
        for gram, (start, end) in zip(self.grams.split("\n"), spans, strict=False):
            yield gram, self.holders[start:end]


def segment_of(texts: Iterable[str | None]) -> Segment:
    """Return who of these at most ``SEGMENT`` folded texts holds what; None is a post that is gone."""
    holders: dict[str, int] = {}
    held = holders.get
    count = 0
    for text in texts:
        if text is not None:
            bit = 1 << count
            for gram in _rare_grams(text):
                holders[gram] = held(gram, 0) | bit
        count += 1
    common: dict[str, int] = {}
    for gram, bits in holders.items():
        if WORD.match(gram):
            keys = {beginning(gram[:length]) for length in range(1, LONGEST_BEGINNING + 1)}
        else:
            keys = set(gram)
        for key in keys:
            common[key] = common.get(key, 0) | bits
    holders.update(common)
    size = (count + 7) // 8
    ordered = sorted(holders)
    packed = [_pack(holders[gram], size) for gram in ordered]
    return Segment(count, "\n".join(ordered), array("H", map(len, packed)), b"".join(packed))


def _pack(bits: int, size: int) -> bytes:
    """Return a list of 16-bit numbers where that is shorter than ``size`` bytes of bits, else the bits."""
    count = bits.bit_count()
    if count * 2 >= size:
        return bits.to_bytes(size, "little")
    if count == 1:
        return _NUMBERS[bits.bit_length() - 1]
    digits = f"{bits:b}"[::-1]
    numbers: list[int] = []
    at = digits.find("1")
    while at >= 0:
        numbers.append(at)
        at = digits.find("1", at + 1)
    return array("H", numbers).tobytes()


def unpack(packed: bytes, count: int) -> int:
    """Return the holders of a gram in a segment of ``count`` posts as a set of bits (`masks`)."""
    if len(packed) >= (count + 7) // 8:
        return int.from_bytes(packed, "little")
    found = 0
    for number in memoryview(packed).cast("H"):
        found |= 1 << number
    return found

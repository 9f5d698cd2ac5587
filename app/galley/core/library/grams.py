"""What of a text can be looked up, and who holds it: Chinese characters and pairs, words and beginnings.

Scripts that are written without spaces match at any place; the index knows each of their characters and
each two that follow one another. Other scripts match at the beginning of a word; the index knows the words
and their beginnings. A segment says for some thousand posts which of them hold what.
"""

import re
import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Gram = int | str
Mask = NDArray[np.bool_]

_UNSPACED_RANGES = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007)),
    *((0x3021, 0x3029), (0x3031, 0x3035), (0x303B, 0x303C), (0x3040, 0x312F), (0x31A0, 0x31BF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xAC00, 0xD7AF), (0x20000, 0x3FFFF)),
)
_SURROGATES = (0xD800, 0xDFFF)
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
SEGMENT = 2048
_BITS, _UNIT, _NUMBER = np.uint64(11), np.uint64(16), np.uint64(SEGMENT - 1)
_UTF16 = f"utf-16-{sys.byteorder[0]}e"


def _is_unspaced() -> Mask:
    table = np.zeros(0x10000, np.bool_)
    for first, last in (*_UNSPACED_RANGES, _SURROGATES):
        table[first : last + 1] = True
    return table


_IS_UNSPACED = _is_unspaced()


def units(text: str) -> NDArray[np.uint16]:
    """Return a text's UTF-16 units and a 0 at its end."""
    return np.frombuffer(f"{text}\0".encode(_UTF16, "surrogatepass"), np.uint16)


def character_grams(text: str) -> list[int]:
    """Return what is to be looked up for ``text``: its unspaced characters, in pairs where it has pairs."""
    codes = units(text).astype(np.int64)
    known = _IS_UNSPACED[codes]
    pairs = codes[:-1] | codes[1:] << 16
    both = known[:-1] & known[1:]
    inside = np.append(both, False) | np.append(False, both)
    alone = known & ~inside
    return list(dict.fromkeys([*pairs[both].tolist(), *codes[alone].tolist()]))


def beginning(letters: str) -> str:
    """Return the gram that stands for all words that begin with these few letters."""
    return f"{letters}*"


class SegmentBuilder:
    """Collects who holds what, for at most ``SEGMENT`` posts, numbered in the order they are added."""

    def __init__(self) -> None:
        self.count = 0
        self._codes: list[NDArray[np.uint16]] = []
        self._numbers: dict[str, int] = {}
        self._words: list[int] = []
        self._word_counts: list[int] = []

    def add(self, text: str) -> None:
        """Take in the folded text of the next post."""
        self.count += 1
        self._codes.append(units(text))
        words = {word[:LONGEST_WORD] for word in set(WORD.findall(text))}
        numbers = self._numbers
        self._words += [numbers.setdefault(word, len(numbers)) for word in words]
        self._word_counts.append(len(words))

    def packed(self) -> Iterator[tuple[Gram, bytes]]:
        """Yield every gram and who holds it (`pack`), in SQLite's order: numbers, then texts."""
        if self.count:
            yield from self._packed_characters()
            yield from self._packed_words()

    def _packed_characters(self) -> Iterator[tuple[int, bytes]]:
        lengths = [len(codes) for codes in self._codes]
        codes = np.concatenate(self._codes)
        holders = np.repeat(np.arange(self.count, dtype=np.uint64), lengths)
        at = np.flatnonzero(_IS_UNSPACED[codes])
        found = codes[at].astype(np.uint64)
        holders = holders[at]
        follows = np.flatnonzero(np.diff(at) == 1)
        singles = _sorted_once(found << _BITS | holders)
        pairs = _sorted_once((found[follows] | found[follows + 1] << _UNIT) << _BITS | holders[follows])
        yield from self._grouped(singles)
        yield from self._grouped(pairs)

    def _packed_words(self) -> Iterator[tuple[str, bytes]]:
        holders = np.repeat(np.arange(self.count, dtype=np.uint64), self._word_counts)
        names = list(self._numbers)
        whole = np.array(self._words, np.uint64)
        keys = [whole << _BITS | holders]
        for length in range(1, LONGEST_BEGINNING + 1):
            known = {name: number for number, name in enumerate(names)}
            starts: list[int] = []
            for word in self._numbers:
                key = beginning(word[:length])
                number = known.get(key)
                if number is None:
                    number = known[key] = len(names)
                    names.append(key)
                starts.append(number)
            if starts:
                keys.append(np.array(starts, np.uint64)[whole] << _BITS | holders)
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names), np.uint64)
        rank[order] = np.arange(len(names), dtype=np.uint64)
        merged = np.concatenate(keys)
        ranked = _sorted_once(rank[merged >> _BITS] << _BITS | merged & _NUMBER)
        for number, packed in self._grouped(ranked):
            yield names[order[number]], packed

    def _grouped(self, keys: NDArray[np.uint64]) -> Iterator[tuple[int, bytes]]:
        """Part sorted keys (gram * 2048 + number) into the grams' packed numbers."""
        if not len(keys):
            return
        grams = keys >> _BITS
        numbers = (keys & _NUMBER).astype(np.uint16)
        starts = np.flatnonzero(np.append(True, grams[1:] != grams[:-1]))
        ends = np.append(starts[1:], len(keys)).tolist()
        raw = numbers.tobytes()
        size = (self.count + 7) // 8
        for gram, start, end in zip(grams[starts].tolist(), starts.tolist(), ends, strict=True):
            if (end - start) * 2 < size:
                yield gram, raw[start * 2 : end * 2]
            else:
                yield gram, _bitmap(numbers[start:end], size)


def _sorted_once(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    keys = np.sort(keys)
    return keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys


def _bitmap(numbers: NDArray[np.uint16], size: int) -> bytes:
    mask = np.zeros(size * 8, np.bool_)
    mask[numbers] = True
    return np.packbits(mask, bitorder="little").tobytes()


def unpack_into(mask: Mask, first: int, count: int, packed: bytes) -> None:
    """Set in ``mask`` the holders of a gram in the segment of ``count`` posts from ``first`` on."""
    if len(packed) < (count + 7) // 8:
        mask[np.frombuffer(packed, np.uint16).astype(np.int64) + first] = True
    else:
        bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=count, bitorder="little")
        mask[first : first + count] |= bits.view(np.bool_)

"""One text of every post, held as one string and searched all at once; sets go by slot (`masks`)."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, compress, count, islice, repeat
from operator import add, contains

from galley.core.index.grams import WORD_CHARACTER
from galley.core.index.pinyin import spells
from galley.core.library.masks import from_flags, mask_of
from galley.core.library.matching import WORD

# Of more places than this it is quicker to ask each post than to look where every place is.
_MANY = 60_000
# Of more places than this it is quicker to count the line breaks between them than to look each up.
_FEW = 1_000
# So many characters are split into texts at once.
_AT_ONCE = 100_000
_BYTE = 256
_TO_LOWER = bytes(range(_BYTE)).lower()
_BLANKS = bytes(byte if byte == ord(" ") else 0 for byte in range(_BYTE))
# What makes a small letter a capital, and a blank nothing.
_SMALL = bytes(ord(" ") if chr(byte) in "abcdefghijklmnopqrstuvwxyz" else 0 for byte in range(_BYTE))


class TextColumn:
    """The texts in the order of their slots; none has a line break. It only grows."""

    def __init__(self) -> None:
        # A line break stands before each; and where the next one's stands.
        self._joined = ""
        self._ends = array("i")
        # As long as there are few different texts: these, and which of them each post has.
        self._distinct: dict[str, int] | None = {}
        self._which = bytearray()

    def __len__(self) -> int:
        return len(self._ends) if self._distinct is None else len(self._which)

    def extend(self, joined: str) -> None:
        """Take in further texts, at least one, with line breaks between."""
        texts = joined.split("\n")
        if self._distinct is not None:
            numbers = self._distinct
            for text in dict.fromkeys(texts):
                numbers.setdefault(text, len(numbers))
            if len(numbers) <= _BYTE:
                self._which += bytes(map(numbers.__getitem__, texts))
                return
            names = list(numbers)
            texts = [*(names[number] for number in self._which), *texts]
            joined = "\n".join(texts)
            self._distinct, self._which = None, bytearray()
        self._ends.extend(map(add, accumulate(map(len, texts)), count(len(self._joined) + 1)))
        self._joined = f"{self._joined}\n{joined}"

    def holding(self, needle: str) -> int:
        """Return which posts' texts have ``needle``."""
        if self._distinct is not None:
            return self._each(lambda text: needle in text)
        pieces = self._joined.split(needle, _MANY)
        if len(pieces) <= _MANY:
            return self._parted(pieces, needle)
        flags = bytearray()
        for texts in self._some():
            flags += bytes(map(contains, texts, repeat(needle)))
        return from_flags(flags)

    def holding_term(self, term: str) -> int:
        """Return which posts' texts have ``term`` by the rule of `matching`."""
        if not WORD.match(term):
            return self.holding(term)
        # The rule comes last: what is looked for first is the term itself.
        pattern = re.compile(f"{re.escape(term)}(?<!{WORD_CHARACTER}{re.escape(term)})")
        if self._distinct is not None:
            return self.matching(pattern)
        pieces = self._joined.split(term, _MANY)
        if len(pieces) > _MANY or _begins_again(term):
            return self.matching(re.compile(f"{pattern.pattern}[^\n]*"))
        # Nothing is between two that touch.
        before = [piece[-1:] for piece in pieces]
        inside = {each for each in set(before) if WORD.match(each or term[-1])}
        return self._parted(pieces, term, [each not in inside for each in before])

    def starting_with(self, needle: str) -> int:
        """Return which posts' texts begin with ``needle``."""
        if self._distinct is not None:
            return self._each(lambda text: text.startswith(needle))
        needle = f"\n{needle}"
        return self._having(_ends_of(self._joined.split(needle), needle))

    def matching(self, pattern: re.Pattern[str]) -> int:
        """Return which posts' texts have a match of ``pattern``; it is never empty and stays on one line."""
        if self._distinct is not None:
            return self._each(lambda text: pattern.search(text) is not None)
        return self._having([found.end() for found in pattern.finditer(self._joined)])

    def scattered(self, letters: str) -> int:
        """Return which posts' texts have these letters (small ones) in order, gaps allowed, in any case."""
        if self._distinct is not None:
            gaps = re.compile("[^\n]*?".join(map(re.escape, letters)))
            return self._each(lambda text: gaps.search(text.lower()) is not None)
        if any(letter not in self._joined and letter.upper() not in self._joined for letter in letters):
            return 0
        # From the beginning of a line on, and never back: that is as long as the text, whatever the letters.
        pattern = "\n" + "".join(f"[^{re.escape(letter)}\n]*+{re.escape(letter)}" for letter in letters)
        if not letters.isascii():
            return self.matching(re.compile(pattern))
        others = bytes(set(range(_BYTE)) - set(f"{letters}{letters.upper()}\n".encode()))
        text = self._joined.encode("ascii", "ignore").translate(_TO_LOWER, others)
        ends = [found.end() for found in re.finditer(pattern.encode(), text)]
        return mask_of(_lines(text.count, b"\n", ends), len(self)) if ends else 0

    def _parted(self, pieces: list[str], needle: str, wanted: Sequence[bool] | None = None) -> int:
        """Return which texts have the ``needle``, at which all of them were split, behind a wanted piece."""
        if len(pieces) <= _FEW:
            ends = _ends_of(pieces, needle)
            return self._having(ends if wanted is None else list(compress(ends, wanted)))
        breaks = map(str.count, islice(pieces, len(pieces) - 1), repeat("\n"))
        slots = map(add, accumulate(breaks), repeat(-1))
        return mask_of(slots if wanted is None else compress(slots, wanted), len(self))

    def _having(self, ends: Sequence[int]) -> int:
        """Return which texts have these places, at which something ends."""
        if not ends:
            return 0
        if len(ends) < _FEW:
            return mask_of(map(bisect_left, repeat(self._ends), ends), len(self))
        return mask_of(_lines(self._joined.count, "\n", ends), len(self))

    def _some(self) -> Iterator[list[str]]:
        start = 1
        while start <= len(self._joined):
            end = self._joined.find("\n", start + _AT_ONCE)
            end = len(self._joined) if end < 0 else end
            yield self._joined[start:end].split("\n")
            start = end + 1

    def _each(self, is_wanted: Callable[[str], bool]) -> int:
        """Ask each different text, once."""
        verdicts = bytes(map(is_wanted, self._distinct or ())).ljust(_BYTE, b"\0")
        return from_flags(self._which.translate(verdicts))


class SpelledColumn:
    """How each post's title is spelled; searched by the rule of `pinyin.fits`."""

    def __init__(self) -> None:
        # With a capital at the beginning of each syllable, or a blank before its digit: looking for a blank
        # and a letter takes four times as long.
        self._marked = TextColumn()
        self._initials = TextColumn()

    def extend(self, spelled: str, initials: str) -> None:
        """Take in further `pinyin.syllables` with a blank before each, and `pinyin.initials`."""
        self._initials.extend(initials)
        self._marked.extend(_with_capitals(spelled))

    def fitting(self, word: str) -> int:
        """Return which posts' titles ``word`` spells a part of, or gives the initials of."""
        if not spells(word):
            return 0
        # With a capital among the letters, it reaches into another syllable.
        reaching = re.compile(f"{word[0].upper()}(?={_in_any_case(word[1:])})[a-z]{{0,{len(word) - 2}}}[A-Z]")
        return self._marked.matching(reaching) | self._initials.holding(word)

    def begun(self, letters: str) -> int:
        """Return which posts' titles have syllables that begin so, or these initials, be they few."""
        first = letters[0].upper() if letters[0].isalpha() else f" {re.escape(letters[0])}"
        spelling = re.compile(f"{first}{_in_any_case(letters[1:])}")
        return self._marked.matching(spelling) | self._initials.holding(letters)

    def starting_with(self, letters: str) -> int:
        """Return which posts' titles themselves begin with these initials."""
        return self._initials.starting_with(letters)

    def scattered(self, letters: str) -> int:
        """Return which posts' spelled titles have these letters in order, gaps allowed."""
        return self._marked.scattered(letters)


def _ends_of(pieces: list[str], needle: str) -> list[int]:
    """Return where each ``needle`` ends in a text that was split at it."""
    length = len(needle)
    return list(map(add, accumulate(map(len, pieces[:-1])), count(length, length)))


def _lines(count_in: Callable[..., int], line_break: str | bytes, ends: Sequence[int]) -> Iterator[int]:
    """Return the numbers of the lines with these places, ascending, where each begins with a line break."""
    between = map(count_in, repeat(line_break), chain((0,), ends), ends)
    return map(add, accumulate(between), repeat(-1))


def _begins_again(term: str) -> bool:
    """Say whether ``term`` may begin once more before its end, at the beginning of a word."""
    return any(term.startswith(term[at:]) and not WORD.match(term, at - 1) for at in range(1, len(term)))


def _with_capitals(spelled: str) -> str:
    """Return text in which no letter has a blank before it, but is a capital; all of it at once."""
    text = spelled.encode()
    blanks, small = (int.from_bytes(text.translate(table), "big") for table in (_BLANKS, _SMALL))
    begin = blanks >> 8 & small
    capital = int.from_bytes(text, "big") ^ begin ^ begin << 8
    return capital.to_bytes(len(text), "big").translate(None, b"\0").decode()


def _in_any_case(letters: str) -> str:
    """Return a pattern for letters that may be small or capital, and digits with a blank or without."""
    return "".join(
        f"[{each}{each.upper()}]" if each.isalpha() else f" ?{re.escape(each)}" for each in letters
    )

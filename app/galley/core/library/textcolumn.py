"""One text of every post, held as one string and searched all at once; sets go by slot (`masks`)."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count, repeat
from operator import contains
from string import ascii_lowercase

from galley.core.library.grams import WORD, WORD_CHARACTER
from galley.core.library.masks import from_flags, mask_of
from galley.core.library.pinyin import spells

# From this many places on, one look at each post is quicker than a walk from place to place.
_MANY = 4_000
# So many texts are strings of their own at once.
_AT_ONCE = 4_096
_BYTE = 256


class TextColumn:
    """The texts in the order of their slots; none has a line break. It only grows."""

    def __init__(self) -> None:
        self._joined = ""
        self._starts = array("i", [0])
        # As long as there are few different texts: these, and which of them each post has.
        self._distinct: dict[str, int] | None = {}
        self._which = bytearray()

    def __len__(self) -> int:
        return len(self._starts) - 1 if self._distinct is None else len(self._which)

    def extend(self, joined: str) -> None:
        """Take in further texts, at least one, with line breaks between."""
        texts = joined.split("\n")
        if self._distinct is not None:
            numbers = self._distinct
            for text in texts:
                if text not in numbers:
                    numbers[text] = len(numbers)
            if len(numbers) <= _BYTE:
                self._which += bytes(map(numbers.__getitem__, texts))
                return
            names = list(numbers)
            texts = [*(names[number] for number in self._which), *texts]
            joined = "\n".join(texts)
            self._distinct, self._which = None, bytearray()
        self._joined = f"{self._joined}\n{joined}" if len(self) else joined
        start = self._starts.pop()
        self._starts.extend(accumulate((len(text) + 1 for text in texts), initial=start))

    def holding(self, needle: str) -> int:
        """Return which posts' texts have ``needle``."""
        if self._distinct is not None:
            return self._each(lambda text: needle in text)
        slots = self._few(needle, lambda _: True)
        if slots is None:
            flags = bytearray()
            for some in self._some():
                flags += bytes(map(contains, some, repeat(needle)))
            return from_flags(flags)
        return mask_of(slots, len(self))

    def holding_term(self, term: str) -> int:
        """Return which posts' texts have ``term`` by the rule of `matching`."""
        if not WORD.match(term):
            return self.holding(term)
        pattern = re.compile(f"(?<!{WORD_CHARACTER}){re.escape(term)}")
        if self._distinct is not None:
            return self._each(lambda text: term in text and pattern.search(text) is not None)
        joined = self._joined
        slots = self._few(term, lambda at: not at or not WORD.match(joined, at - 1))
        if slots is None:
            slots = list[int]()
            first = 0
            for some in self._some():
                holding = compress(count(first), map(contains, some, repeat(term)))
                slots += [slot for slot in holding if pattern.search(some[slot - first])]
                first += len(some)
        return mask_of(slots, len(self))

    def starting_with(self, needle: str) -> int:
        """Return which posts' texts begin with ``needle``."""
        if self._distinct is not None:
            return self._each(lambda text: text.startswith(needle))
        flags = bytearray()
        for some in self._some():
            flags += bytes([text.startswith(needle) for text in some])
        return from_flags(flags)

    def matching(self, pattern: re.Pattern[str], fits: Callable[[str], bool] = bool) -> int:
        """Return which posts' texts have a match of ``pattern`` that ``fits``; it stays on one line."""
        if self._distinct is not None:
            return self._each(lambda text: any(fits(found[0]) for found in pattern.finditer(text)))
        slots: list[int] = []
        search, joined = pattern.search, self._joined
        found = search(joined)
        while found:
            after = found.start() + 1
            if fits(found[0]):
                slot = bisect_right(self._starts, found.start()) - 1
                slots.append(slot)
                after = self._starts[slot + 1]
            found = search(joined, after)
        return mask_of(slots, len(self))

    def _few(self, needle: str, fits: Callable[[int], bool]) -> list[int] | None:
        """Return the slots that have ``needle`` at a place that fits; None if it stands at too many."""
        slots: list[int] = []
        find, starts = self._joined.find, self._starts
        at = find(needle)
        for _ in range(_MANY):
            if at < 0:
                return slots
            if fits(at):
                slot = bisect_right(starts, at) - 1
                slots.append(slot)
                at = find(needle, starts[slot + 1])
            else:
                at = find(needle, at + 1)
        return None

    def _some(self) -> Iterator[list[str]]:
        starts = self._starts
        for first in range(0, len(self), _AT_ONCE):
            last = min(first + _AT_ONCE, len(self))
            yield self._joined[starts[first] : starts[last] - 1].split("\n")

    def _each(self, is_wanted: Callable[[str], bool]) -> int:
        """Ask each different text, once."""
        verdicts = bytes(map(is_wanted, self._distinct or ())).ljust(_BYTE, b"\0")
        return from_flags(self._which.translate(verdicts))


class SpelledColumn:
    """How each post's title is spelled; searched by the rule of `pinyin.fits`."""

    def __init__(self) -> None:
        self._syllables: set[str] = set()
        # With a capital at the beginning of each syllable, or a blank before its digit: looking for a blank
        # and a letter takes four times as long.
        self._marked = TextColumn()
        self._initials = TextColumn()

    def extend(self, spelled: str, initials: str) -> None:
        """Take in further `pinyin.syllables` with a blank before each, and `pinyin.initials`."""
        self._initials.extend(initials)
        # Not the numbers, of which every title may have another.
        self._syllables.update(filter(str.isalpha, spelled.replace("\n", "").split(" ")))
        for letter in ascii_lowercase:
            spelled = spelled.replace(f" {letter}", letter.upper())
        self._marked.extend(spelled)

    def fitting(self, word: str) -> int:
        """Return which posts' titles ``word`` spells a part of, or gives the initials of."""
        if not spells(word):
            return 0
        if not any(word[:length] in self._syllables for length in range(1, len(word))):
            return self._initials.holding(word)
        reaching = self._marked.matching(_spelling(word), lambda found: not found[1:].islower())
        return reaching | self._initials.holding(word)

    def begun(self, letters: str) -> int:
        """Return which posts' titles have syllables that begin so, or these initials, be they few."""
        return self._marked.matching(_spelling(letters)) | self._initials.holding(letters)

    def starting_with(self, letters: str) -> int:
        """Return which posts' titles themselves begin with these initials."""
        return self._initials.starting_with(letters)

    def scattered(self, letters: str) -> int:
        """Return which posts' spelled titles have these letters in order, gaps allowed."""
        return self._marked.matching(re.compile("[^\n]*?".join(map(_either, letters))))


def _spelling(letters: str) -> re.Pattern[str]:
    """Return what finds letters that begin with a syllable and go on from one to the next."""
    first, *rest = letters
    begun = first.upper() if first.isalpha() else f" {re.escape(first)}"
    return re.compile(
        begun + "".join(_either(each) if each.isalpha() else f" ?{re.escape(each)}" for each in rest)
    )


def _either(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)

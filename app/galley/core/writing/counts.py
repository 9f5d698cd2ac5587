"""How long a text is, as Chinese authors count: characters, punctuation, foreign words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is not read: tags, comments, addresses of links and images, a line's marks.
_UNREAD = re.compile(
    r"<!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>|\{%.*?%\}|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|!\[|[*_`~#>|]+|^\s*[-+]\s"
)
_HAN = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff]")
_WORD = re.compile(
    r"[^\W\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff_]+"
    r"(?:['’.\-][^\W\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff_]+)*"
)
_WIDE_MARK = re.compile(
    r"[\u3000-\u3003\u3008-\u301f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—·]"
)
# Silent reading of Chinese and of English, in characters and words a minute (Brysbaert 2019, table 4).
HAN_A_MINUTE = 260
WORDS_A_MINUTE = 238
# Lines counted between two looks at the clock.
_STEP = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """``han`` Chinese (and Japanese) characters, ``words`` of other scripts, ``marks`` of punctuation in
    Chinese, ``signs`` everything that is read but white space."""

    han: int = 0
    words: int = 0
    marks: int = 0
    signs: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.han + other.han, self.words + other.words, self.marks + other.marks, self.signs + other.signs
        )

    @property
    def length(self) -> int:
        """Characters and words without punctuation."""
        return self.han + self.words

    @property
    def with_marks(self) -> int:
        """Characters, words and Chinese punctuation, which a word processor's count includes."""
        return self.han + self.words + self.marks

    @property
    def minutes(self) -> float:
        return self.han / HAN_A_MINUTE + self.words / WORDS_A_MINUTE


class Counter:
    """Counts texts that change little: what a line counts is remembered."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, int, int]] = {}

    def count(self, text: str) -> Counts:
        """Count a whole text."""
        *_, last = self.steps(text)
        return last

    def steps(self, text: str) -> Iterator[Counts]:
        """Count a text some hundred lines at a time; yield what was counted so far, in the end all."""
        known = self._known
        kept: dict[str, tuple[int, int, int, int]] = {}
        han = words = marks = signs = 0
        for number, line in enumerate(text.split("\n"), 1):
            if line:
                counted = known.get(line)
                if counted is None:
                    counted = _count_line(line)
                kept[line] = counted
                han += counted[0]
                words += counted[1]
                marks += counted[2]
                signs += counted[3]
            if number % _STEP == 0:
                yield Counts(han, words, marks, signs)
        self._known = kept
        yield Counts(han, words, marks, signs)


def count(text: str) -> Counts:
    """Count a text once."""
    return Counter().count(text)


def _count_line(line: str) -> tuple[int, int, int, int]:
    read = _UNREAD.sub(" ", line)
    han = len(_HAN.findall(read))
    return han, len(_WORD.findall(read)), len(_WIDE_MARK.findall(read)), sum(map(len, read.split()))

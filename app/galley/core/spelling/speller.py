"""Says of words whether they are right: what is known already, and who finds out about the rest."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from galley.core.spelling.dictionaries import Dictionary
from galley.core.spelling.trade import TRADE_WORDS

_MOST_SUGGESTIONS = 7
_MOST_REMEMBERED = 50_000


class Speller:
    """What is known of words: those of the trade, the site's own and ignored ones, what dictionaries said."""

    def __init__(self, own: Iterable[str]) -> None:
        self._own = {word.replace("’", "'") for word in own}
        self._own |= TRADE_WORDS
        self._answers: dict[str, bool] = {}

    def is_right(self, word: str) -> bool | None:
        """Whether a ``Word``'s text is right; None where the dictionaries must be asked first."""
        answer = self._answers.get(word)
        if answer is None and self._is_own(word):
            return True
        return answer

    def _is_own(self, word: str) -> bool:
        word = word.removesuffix("'s")
        # A word that is written small may begin a sentence.
        return word in self._own or word[:1].lower() + word[1:] in self._own

    def accept(self, word: str) -> None:
        """Take this word for right from now on."""
        self._own.add(word)
        self._answers = {known: right for known, right in self._answers.items() if right}

    def take(self, answers: Mapping[str, bool]) -> None:
        """Remember what the dictionaries said."""
        if len(self._answers) > _MOST_REMEMBERED:
            self._answers.clear()
        self._answers |= {word: right or self._is_own(word) for word, right in answers.items()}


class Judge:
    """Asks dictionaries; it works in whichever thread they belong to."""

    def __init__(self, dictionaries: Sequence[Dictionary]) -> None:
        self._dictionaries = dictionaries

    def __bool__(self) -> bool:
        return bool(self._dictionaries)

    def judge(self, words: Iterable[str]) -> dict[str, bool]:
        """Say of each word whether it is right; of a script without dictionary every word is."""
        return {word: self._knows(word) for word in words}

    def _knows(self, word: str) -> bool:
        able = self._able(word)
        return not able or any(
            each.knows(word)
            # English writes café with and without; its dictionaries have but one of the two.
            or (each.language.startswith("en") and not word.isascii() and each.knows(_without_marks(word)))
            for each in able
        )

    def _able(self, word: str) -> list[Dictionary]:
        script = _script(word)
        return [dictionary for dictionary in self._dictionaries if dictionary.script == script]

    def suggestions(self, written: str) -> list[str]:
        """What may be meant by a word as it stands in the text, the likeliest first, spelled as that is."""
        word = unicodedata.normalize("NFC", written).replace("’", "'")
        found: dict[str, None] = {}
        lists = [list(dictionary.suggest(word)) for dictionary in self._able(word)]
        # Of several languages each gets a say.
        for rank in range(_MOST_SUGGESTIONS):
            for each in lists:
                if rank < len(each):
                    found.setdefault(each[rank].replace("'", "’") if "’" in written else each[rank])
        return list(found)[:_MOST_SUGGESTIONS]


def _without_marks(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _script(word: str) -> str:
    letter = word[0]
    if "\u0400" <= letter <= "\u052f":
        return "cyrillic"
    return "greek" if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff" else "latin"

"""Titles as they are typed in pinyin: whole syllables, or the first letter of each."""

import re
import unicodedata
from functools import lru_cache

_CHINESE = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile("[a-z0-9]+")
# Fewer letters fit too many titles by chance.
_FEWEST_LETTERS = 3


def syllables(title: str) -> str:
    """Return a folded title's syllables with spaces between; its Latin words and numbers stand among them.

    Empty where the title has no Chinese. A character with several readings has the one of its word.
    """
    if not _CHINESE.search(title):
        return ""
    parts = [
        syllable if _CHINESE.match(run) else run
        for run in re.findall(f"{_CHINESE.pattern}|{_LATIN.pattern}", title)
        for syllable in (_read(run) if _CHINESE.match(run) else (run,))
    ]
    return " ".join(parts)


def initials(spelled: str) -> str:
    """Return the first letters of ``syllables``, whole words that are not Chinese included by theirs."""
    return "".join(syllable[0] for syllable in spelled.split(" ")) if spelled else ""


def spells(word: str) -> bool:
    """Say whether ``word`` may be meant as pinyin: three Latin letters or more."""
    return len(word) >= _FEWEST_LETTERS and word.isascii() and word.isalpha()


def fits(word: str, spelled: str) -> bool:
    """Say whether ``word`` (folded) spells a part of a title's syllables, or gives initials.

    A spelling begins with a syllable and reaches into another.
    """
    if not spelled or not spells(word):
        return False
    if word in initials(spelled):
        return True
    parts = spelled.split(" ")
    return any(
        word.startswith(part) and len(word) > len(part) and "".join(parts[at:]).startswith(word)
        for at, part in enumerate(parts)
    )


@lru_cache(maxsize=20_000)
def _read(run: str) -> tuple[str, ...]:
    """Return the syllables of Chinese characters; those that have none are left out.

    The longest phrases that pypinyin knows are read as it has them, other characters by their first reading.
    """
    single, phrases, longest = _readings()
    syllables: list[str] = []
    at = 0
    while at < len(run):
        for end in range(min(at + longest, len(run)), at + 1, -1):
            phrase = phrases.get(run[at:end])
            if phrase is not None:
                syllables += [_plain(readings[0]) for readings in phrase]
                at = end
                break
        else:
            reading = single.get(ord(run[at]))
            if reading:
                syllables.append(_plain(reading.partition(",")[0]))
            at += 1
    return tuple(syllables)


@lru_cache(maxsize=1)
def _readings() -> tuple[dict[int, str], dict[str, list[list[str]]], int]:
    """Return the readings of characters and of phrases, and how long a phrase may be."""
    # pypinyin's own way from here to syllables takes five times as long, for every style there is.
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415  takes a quarter of a second

    return PINYIN_DICT, PHRASES_DICT, max(map(len, PHRASES_DICT))


@lru_cache(maxsize=4_000)
def _plain(reading: str) -> str:
    """Return a reading without its tone; ü is typed v."""
    letters = unicodedata.normalize("NFD", reading)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter == "\u0308")
    return unicodedata.normalize("NFC", plain).replace("ü", "v").replace("ê", "e")

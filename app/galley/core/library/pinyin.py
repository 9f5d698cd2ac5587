"""Titles as they are typed in pinyin: whole syllables, or the first letter of each."""

import re
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
    from pypinyin import lazy_pinyin  # noqa: PLC0415  takes a quarter of a second to load

    return tuple(syllable.replace("ü", "v") for syllable in lazy_pinyin(run, errors="ignore"))

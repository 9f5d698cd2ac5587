"""Titles as they are typed in pinyin: whole syllables, or the first letter of each."""

import re
from functools import cache, lru_cache

from galley.core.index.chinese import table

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
    single, _ = _readings()
    syllables: list[str] = []
    at = 0
    while at < len(run):
        for phrase in _phrases(run[at]).get(run[at + 1 : at + 2], ()):
            rest, _, spelled = phrase.partition("=")
            if run.startswith(rest, at + 2):
                end = at + 2 + len(rest)
                syllables += spelled.split("+") if spelled else [single[each] for each in run[at:end]]
                at = end
                break
        else:
            if run[at] in single:
                syllables.append(single[run[at]])
            at += 1
    return tuple(syllables)


@cache
def _phrases(first: str) -> dict[str, list[str]]:
    """Return the phrases that begin with a character by their second one: what follows, the longest first.

    Behind it are the syllables of a phrase that is not read as its characters are.
    """
    _, phrases = _readings()
    return {each[0]: each[1:].split(",") for each in phrases.get(first, "").split()}


@lru_cache(maxsize=1)
def _readings() -> tuple[dict[str, str], dict[str, str]]:
    """Return the readings of characters, and the phrases that each of them begins, as the table has them."""
    singles, phrases = table("readings.txt").split("\n\n")
    single: dict[str, str] = {}
    for line in singles.split("\n"):
        syllable, _, characters = line.partition(" ")
        single.update(dict.fromkeys(characters, syllable))
    return single, {line[0]: line[2:] for line in phrases.split("\n")}

"""Where a folded text has a term: the rule that every search obeys.

A term matches at any place where it begins with a character of a script without spaces, or with a mark; one
that begins with a letter or digit of another script matches at the beginning of a word. How it ends does not
matter. Between two words of a phrase any blanks may stand.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import add

from galley.core.index.grams import LONGEST_WORD, UNSPACED, WORD_CHARACTER

_ONE_OR_TWO = re.compile(f"[{UNSPACED}]{{1,2}}")
_ASCII = 0x80
WORD = re.compile(f"{WORD_CHARACTER}+")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
_IN_WORD = [WORD.match(chr(byte)) is not None for byte in range(_ASCII)]
_PIECES = re.compile(f"(?P<word>{WORD.pattern})|[{UNSPACED}]+")


@lru_cache(maxsize=256)
def pattern_of(term: str) -> re.Pattern[str]:
    """Return the pattern that finds a term in folded text."""
    pieces = r"[ \t\n\r\f\v]+".join(map(re.escape, term.split(" ")))
    return re.compile(f"(?<!{WORD_CHARACTER}){pieces}" if WORD.match(term) else pieces)


def find_all(text: str, term: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place where the folded ``text`` has ``term``, none over another."""
    if term:
        for found in pattern_of(term).finditer(text):
            yield found.span()


def tester(term: str) -> Callable[[bytes], bool]:
    """Return what says of a folded text (UTF-8) whether it has ``term``."""
    if " " in term:
        search = pattern_of(term).search
        words = [word.encode(errors="surrogatepass") for word in term.split(" ")]
        return lambda body: (
            all(word in body for word in words) and search(body.decode(errors="surrogatepass")) is not None
        )
    needle = term.encode(errors="surrogatepass")
    if not WORD.match(term):
        return lambda body: needle in body

    def holds(body: bytes) -> bool:
        at = body.find(needle)
        while at > 0:
            before = body[at - 1]
            if before < _ASCII:
                if not _IN_WORD[before]:
                    return True
            elif not _ends_in_word(body[max(at - 4, 0) : at]):
                return True
            at = body.find(needle, at + 1)
        return at == 0

    return holds


def _ends_in_word(before: bytes) -> bool:
    return WORD.match(before.decode(errors="replace")[-1:]) is not None


def is_looked_up(term: str) -> bool:
    """Say whether the index alone knows who has ``term``: up to two characters, or one word."""
    if _ONE_OR_TWO.fullmatch(term):
        return True
    return WORD.fullmatch(term) is not None and len(term) <= LONGEST_WORD


def words_of(term: str) -> tuple[list[str], list[str]]:
    """Return what words a text with ``term`` surely has: whole ones, and beginnings of some."""
    whole: list[str] = []
    begun: list[str] = []
    for found in _PIECES.finditer(term):
        word = found["word"]
        if word is None:
            continue
        if found.end() == len(term):
            begun.append(word[:LONGEST_WORD])
        else:
            whole.append(word[:LONGEST_WORD])
    return whole, begun


def character_grams(term: str) -> list[str]:
    """Return the pairs of unspaced characters in ``term``, and those characters that stand in no pair."""
    runs: list[str] = _UNSPACED_RUN.findall(term)
    found = (piece for run in runs for piece in (map(add, run, run[1:]) if len(run) > 1 else run))
    return list(dict.fromkeys(found))

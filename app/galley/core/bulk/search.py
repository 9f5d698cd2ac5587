"""Find and replace across posts: what is looked for, where, and the edits that replace it."""

import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from galley.core.bulk.mistakes import mistake_in
from galley.core.bulk.plan import Check
from galley.core.bulk.template import TemplateError, expander
from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules, Refused, locate, read
from galley.core.messages import say
from galley.core.site.hosts import address_spans, host_spans

# A pattern that backtracks without end is stopped. A whole post takes some milliseconds.
SECONDS_PER_POST = 2.0
# Letters and digits of a word, those scripts left out that write words without spaces.
_IN_WORD = r"[^\W\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"


class Where(StrEnum):
    """The part of a post that is searched."""

    ALL = "all"
    BODY = "body"
    HEADER = "header"
    ADDRESSES = "addresses"
    HOSTS = "hosts"
    """The host of an address, and only if all of it is what is looked for."""


class PatternError(Exception):
    """A pattern that is not one, or takes too long; the message is for the author."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to find and what to put in its place.

    With ``is_regex`` the first is as in Python's ``re``, ``^`` and ``$`` are the ends of lines, and the other
    may name groups (`expander`). A whole word may stand between Chinese characters.
    """

    find: str
    replacement: str = ""
    is_regex: bool = False
    whole_word: bool = False
    match_case: bool = True
    where: Where = Where.ALL


def replacing(
    search: Search,
    rules: HeaderRules,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS_PER_POST,
) -> Callable[[str], list[Edit]]:
    """Return the change that makes this replacement in a post's text.

    Raises PatternError, and so does the change when a post takes longer than ``seconds``.
    """
    pattern = _compile(search)
    template = search.replacement
    try:
        expand = expander(pattern, template) if search.is_regex else None
    except TemplateError as error:
        raise PatternError(say("This replacement cannot be used: {0}.", error)) from None
    quick = search.find if not search.is_regex and search.match_case else None
    folded = search.find.casefold() if not search.is_regex and search.find.isascii() else ""

    def change(text: str) -> list[Edit]:
        # Most posts have nothing of it: they are not worth a look at their parts.
        if (quick and quick not in text) or (folded and folded not in text.casefold()):
            return []
        limit = time.monotonic() + seconds
        edits: list[Edit] = []
        for start, end in _parts(text, search.where, rules):
            part = text[start:end]
            if quick is not None and quick not in part:
                continue
            for match in _matches(pattern, part, limit):
                new = expand(match) if expand is not None else template
                edits.append(Edit(start + match.start(), start + match.end(), new))
            if cancelled():
                break
        return edits

    return change


def header_stays_readable(rules: HeaderRules) -> Check:
    """Return a check that refuses a change which breaks a header, or moves where the body begins."""

    def check(before: str, after: str, edits: Sequence[Edit]) -> None:
        region = locate(before, rules)
        if region is not None and not region.missing_close and edits and edits[0].start >= region.end:
            return
        old, new = read(before, rules), read(after, rules)
        if old.error is not None:
            return  # it may be mended by this, and is in nobody's way
        if new.error is not None:
            raise Refused(
                say(
                    "The header could not be read afterwards (line {0}): {1}",
                    new.error.line,
                    new.error.reason,
                )
            )
        grown = sum(
            len(edit.replacement) - (edit.end - edit.start) for edit in edits if edit.end <= old.body_start
        )
        if (old.region is None) != (new.region is None) or new.body_start != old.body_start + grown:
            raise Refused(say("Afterwards it would not be clear where the header ends."))

    return check


def _compile(search: Search) -> "regex.Pattern[str]":
    if not search.find:
        raise PatternError(say("There is nothing to look for."))
    source = search.find if search.is_regex else regex.escape(search.find)
    if search.whole_word:
        if search.is_regex:
            source = rf"(?<!{_IN_WORD})(?:{source})(?!{_IN_WORD})"
        else:
            source = rf"(?<!{_IN_WORD}(?={_IN_WORD})){source}(?!(?<={_IN_WORD}){_IN_WORD})"
    if search.where is Where.HOSTS:
        source = rf"\A(?:{source})\Z"
    flags = regex.MULTILINE | (0 if search.match_case else regex.IGNORECASE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about sets that a later version may read otherwise
            if search.is_regex:
                regex.compile(
                    search.find, flags
                )  # by itself: an open bracket could close in what is put round it
            return regex.compile(source, flags)
    except regex.error as error:
        words = mistake_in(error, search.find) or say("This is not a regular expression: {0}.", error)
        raise PatternError(words) from None
    except (RecursionError, OverflowError, MemoryError):
        raise PatternError(say("This regular expression is too large.")) from None


def _parts(text: str, where: Where, rules: HeaderRules) -> Iterable[tuple[int, int]]:
    if where is Where.ALL:
        return ((0, len(text)),)
    if where is Where.ADDRESSES:
        return address_spans(text, rules)
    if where is Where.HOSTS:
        return host_spans(text, rules)
    region = locate(text, rules)
    if where is Where.BODY:
        return ((region.end if region is not None else 0, len(text)),)
    return ((region.content_start, region.content_end),) if region is not None else ()


def _matches(pattern: "regex.Pattern[str]", text: str, limit: float) -> "Iterator[regex.Match[str]]":
    try:
        left = max(limit - time.monotonic(), 0.01)
        # Other threads, the window's among them, go on while it searches.
        yield from pattern.finditer(text, timeout=left, concurrent=True)
    except TimeoutError:
        raise PatternError(
            say(
                "This regular expression takes too long on one post: parts of it can match the "
                "same text in very many ways. Make it more exact."
            )
        ) from None
    except MemoryError:
        raise PatternError(say("This regular expression needs too much memory.")) from None

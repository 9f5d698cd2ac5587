"""Which words of a post are checked: prose in letters, without code, addresses, tags, formulas and names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A line of this length is an embedded image, not prose.
LONGEST_LINE = 5_000
SPELLED_KEYS = frozenset(("title", "subtitle", "description", "excerpt", "summary"))

# Latin, Greek and Cyrillic letters with their marks: what dictionaries of words parted by spaces are for.
_LETTER = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u0370-\u0373\u0376\u0377"
    "\u037b-\u037d\u0386\u0388-\u03ff\u0400-\u0481\u0483-\u052f\u1e00-\u1fff"
)
_CHUNK = re.compile(rf"[{_LETTER}\d_'’./@:\\+#=&%$-]+")
_PART = re.compile(rf"[{_LETTER}]+(?:['’][{_LETTER}]+)*")
# Addresses, paths, options, names out of programs, e.g., shortcodes of emoji: nothing of it is prose.
_NAME = re.compile(r"[@\\=+$%&]|[^#]#|::|\w[.:]\w|[^\W_]_[^\W_]|^\.{0,2}/|/.*/|^--?\w")

_RAW_TAGS = "codeblock|code|raw|mermaid|math|highlight"
_RAW_HTML = "script|style|pre|code|kbd|samp|var|svg|math|textarea"
_NO_PROSE = re.compile(
    rf"""
      (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
    | \\[!-/:-@\[-`{{-~]
    | <!--.*?(?:-->|(?P<comment>\Z))
    | \{{%-?\s*(?P<block>{_RAW_TAGS})\b.*?(?:\{{%-?\s*end(?P=block)\b.*?%\}}|(?P<block_open>\Z))
    | \{{%.*?(?:%\}}|(?P<tag>\Z))
    | \{{\{{.*?(?:\}}\}}|(?P<curly>\Z))
    | \{{\#.*?\#\}}
    | <(?P<raw>{_RAW_HTML})(?=[\s>])[^<>]*>.*?(?:</(?P=raw)\s*>|(?P<raw_open>\Z))
    | </?[A-Za-z][^<>]*>
    | <[A-Za-z][\w-]*(?:\s[^<>]*=[^<>]*|\s*)(?P<html>\Z)
    | (?<![\w:]):[a-z0-9_+-]+:(?![\w:])
    | &(?:\#\w+|\w+);
    | \]\((?:[^()\\]|\\.|\([^()]*\))*\)
    | \]\[[^\[\]]*\]
    | \[\^[^\[\]]+\]
    | ^[ ]{{0,3}}\[[^\[\]]+\]:.*
    | \$\$.*?(?:\$\$|(?P<formula>\Z))
    | \$(?=[^\s$])[^$]*?[^\s$\\]\$(?!\d)
    | \\[A-Za-z]+
    | (?:\b[A-Za-z][A-Za-z0-9+.-]*://|\bwww\.)[^\s<>()\u3000-\u9fff\uff00-\uffef]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = {
    "comment": re.compile("-->"),
    "tag": re.compile(r"%\}"),
    "curly": re.compile(r"\}\}"),
    "html": re.compile(">"),
    "formula": re.compile(r"\$\$"),
}
# Nobody leaves an empty line in one of these: one that is being typed must not swallow the post.
_END_AT_EMPTY_LINE = frozenset(("tag", "curly", "html"))
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")

_KEY = re.compile(r"(?:(?P<key>[\w.-]+)|[ \t]*\"(?P<quoted>[\w.-]+)\")[ \t]*[:=](?=\s|$)(?P<value>.*)$")
_GOES_ON = re.compile(r"[ \t]+(?!-[ \t])")


@dataclass(frozen=True, slots=True)
class Word:
    """``line[start:end]``; ``text`` is how a dictionary has it: composed, with a straight apostrophe."""

    start: int
    end: int
    text: str


class ProseReader:
    """Reads the lines of a body one after another, for what is open at the end of one goes on in the next.

    Fenced code is told by ``skip``: where it begins and ends is known to who shows the text.
    """

    def __init__(self, *, in_comment: bool = False) -> None:
        self._open = "comment" if in_comment else ""
        self._end: re.Pattern[str] | None = _ENDS.get(self._open)
        self._after_empty = True
        self._in_list = False
        self._in_code = False

    def skip(self) -> None:
        """The next line is of fenced code."""
        self._end, self._open = None, ""
        self._after_empty = self._in_code = False

    def read(self, line: str) -> list[Word]:
        """The words of the next line that are to be checked."""
        start = 0
        if not line or line.isspace():
            if self._open in _END_AT_EMPTY_LINE:
                self._end, self._open = None, ""
            self._after_empty = True
            return []
        if self._end is not None:
            found = self._end.search(line)
            if found is None:
                return []
            start = found.end()
            self._end, self._open = None, ""
        elif self._is_indented_code(line):
            return []
        self._after_empty = False
        if len(line) > LONGEST_LINE:
            return []
        return list(_words(self._without_code(line, start), start))

    def _is_indented_code(self, line: str) -> bool:
        if _INDENTED.match(line):
            self._in_code = not self._in_list and (self._in_code or self._after_empty)
            return self._in_code
        self._in_code = False
        if _ITEM.match(line):
            self._in_list = True
        elif self._after_empty and line[0] not in " \t":
            self._in_list = False
        return False

    def _without_code(self, line: str, start: int) -> str:
        """The line with blanks where it is no prose; notes what it leaves open."""

        def blank(match: re.Match[str]) -> str:
            if match.end() == len(line):
                self._leave_open(match)
            return " " * len(match[0])

        return _NO_PROSE.sub(blank, " " * start + line[start:])

    def _leave_open(self, match: re.Match[str]) -> None:
        for kind, end in _ENDS.items():
            if match[kind] is not None:
                self._open, self._end = kind, end
        if match["block_open"] is not None:
            self._open = "block"
            self._end = re.compile(rf"\{{%-?\s*end{match['block']}\b.*?%\}}", re.IGNORECASE)
        elif match["raw_open"] is not None:
            self._open, self._end = "raw", re.compile(rf"</{match['raw']}\s*>", re.IGNORECASE)


def words_of_header(lines: Iterable[str]) -> list[list[Word]]:
    """For each line of a header, the words in its title and description; of other keys there are none."""
    found: list[list[Word]] = []
    spelled = False
    for line in lines:
        match = _KEY.match(line)
        if match is not None:
            spelled = (match["key"] or match["quoted"]).lower() in SPELLED_KEYS
            start = match.start("value")
        else:
            spelled = spelled and _GOES_ON.match(line) is not None
            start = 0
        if not spelled or len(line) > LONGEST_LINE:
            found.append([])
            continue
        value = " " * start + line[start:]
        found.append(list(_words(_NO_PROSE.sub(lambda match: " " * len(match[0]), value), start)))
    return found


def _words(line: str, start: int) -> Iterator[Word]:
    for chunk in _CHUNK.finditer(line, start):
        text = chunk[0]
        # What stands before a word in Markdown and in sentences is not of it.
        inner = text.lstrip("#_'’").rstrip("_'’.:")
        if _NAME.search(inner):
            continue
        for part in _PART.finditer(text):
            before, behind = text[part.start() - 1 : part.start()], text[part.end() : part.end() + 1]
            if before.isdigit() or behind.isdigit():
                continue
            word = unicodedata.normalize("NFC", part[0]).replace("’", "'")
            # An acronym or a name out of a program has capitals where no word has them.
            if len(word) > 1 and not any(letter.isupper() for letter in word[1:]):
                yield Word(chunk.start() + part.start(), chunk.start() + part.end(), word)

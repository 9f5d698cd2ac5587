"""Turn a file's bytes into text to edit, and the text back into the same bytes."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from galley.core.encodings import BINARY, guess_encoding
from galley.core.messages import say
from galley.core.storage import hash_bytes

_BOMS = (
    # UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
# QTextDocument takes U+2029 for the end of a paragraph, so it has to be remembered as a line end.
_LINE_END = re.compile("\r\n|[\r\n\u2029]")
_MAX_COMPARED_LINES = 4000


class NotTextError(Exception):
    """The bytes are no text that can be edited here; the message is for the author."""


class EncodeError(Exception):
    """The text holds a character that the file's encoding cannot; the message names it."""


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a file writes its text: all that the text itself does not say.

    ``newline`` is the line end used most; ``endings`` has each line's own where they differ, else None.
    """

    encoding: str = "utf-8"
    bom: bytes = b""
    newline: str = "\n"
    endings: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with every line end written ``\\n``, and the form that gives its bytes back.

    With a ``read_only_reason`` the text is good for reading only, for some of it may be wrong.
    """

    text: str
    form: TextForm
    read_only_reason: str | None = None

    def encode(self, text: str | None = None) -> bytes:
        """Return the bytes of ``text`` in this file's form; None stands for the text as it was read.

        Lines that are still there keep their own line ends, new ones take the file's usual one.
        Raises NotTextError if the file is read-only, EncodeError if a character does not fit.
        """
        if self.read_only_reason is not None:
            raise NotTextError(self.read_only_reason)
        form = self.form
        new = self.text if text is None else _LINE_END.sub("\n", text)
        if form.endings is None:
            written = new if form.newline == "\n" else new.replace("\n", form.newline)
        else:
            written = _with_endings(self.text, new, form.endings, form.newline)
        try:
            return form.bom + written.encode(form.encoding)
        except UnicodeEncodeError as error:
            at = error.start
            character = written[at]
            line = len(_LINE_END.findall(written, 0, at)) + 1
            raise EncodeError(
                say(
                    "The character “{0}” (U+{1:04X}) in line {2} cannot be written in this file's "
                    "encoding, {3}. Remove it, or convert the file to UTF-8.",
                    character,
                    ord(character),
                    line,
                    form.encoding,
                )
            ) from None

    def rewritten(self, text: str) -> "TextFile":
        """Return this file as it is once ``encode(text)`` has been written to it."""
        form = self.form
        if form.endings is not None:
            endings = _LINE_END.findall(_with_endings(self.text, text, form.endings, form.newline))
            form = replace(form, endings=tuple(endings))
        return replace(self, text=text, form=form)

    def as_utf8(self) -> "TextFile":
        """Return this file as one that is written in UTF-8 without a mark; line ends stay.

        Raises NotTextError if it is read-only: some of its text may be wrong.
        """
        if self.read_only_reason is not None:
            raise NotTextError(self.read_only_reason)
        return replace(self, form=replace(self.form, encoding="utf-8", bom=b""))


def decode(data: bytes) -> TextFile:
    """Return the text of ``data``; ``decode(data).encode()`` gives ``data`` back, or it is read-only.

    Raises NotTextError for bytes that are plainly no text.
    """
    marked = [(bom, encoding) for bom, encoding in _BOMS if data.startswith(bom)]
    for bom, encoding in marked:
        file = _decode_as(data[len(bom) :], encoding, bom)
        if file is not None:
            return file
    if marked:
        return _unreadable(data, marked[-1][1])
    as_utf8 = _decode_as(data, "utf-8", b"")
    if as_utf8 is not None:
        if as_utf8.text.count("\0") * 10 > len(as_utf8.text):
            return TextFile(
                as_utf8.text,
                as_utf8.form,
                say("This file holds so many NUL characters that it may not be text."),
            )
        return as_utf8
    encoding = guess_encoding(data)
    if encoding == BINARY:
        raise NotTextError(say("This file is not text: it holds bytes that no text has."))
    if encoding is not None:
        guessed = _decode_as(data, encoding, b"")
        if guessed is not None and guessed.encode() == data:
            return guessed
    return _unreadable(data, None)


def decode_as(data: bytes, encoding: str) -> TextFile:
    """Return the text of ``data`` in the encoding that the author says it has. Raises NotTextError."""
    file = _decode_as(data, encoding, b"")
    if file is None or file.encode() != data:
        raise NotTextError(say("This file is not written in {0}.", encoding.upper()))
    return file


def content_hash(data: bytes) -> str:
    """Return the hash by which a version of a file is known (the one that storage uses)."""
    return hash_bytes(data)


def _decode_as(data: bytes, encoding: str, bom: bytes) -> TextFile | None:
    try:
        written = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\r" not in written and "\u2029" not in written:
        return TextFile(written, TextForm(encoding, bom))
    endings = _LINE_END.findall(written)
    counts = Counter(endings)
    newline = max(("\n", "\r\n", "\r"), key=lambda end: counts[end])
    text = _LINE_END.sub("\n", written)
    mixed = len(counts) > 1 or "\u2029" in counts
    return TextFile(text, TextForm(encoding, bom, newline, tuple(endings) if mixed else None))


def _unreadable(data: bytes, encoding: str | None) -> TextFile:
    text = _LINE_END.sub("\n", data.decode(encoding or "utf-8", "replace"))
    if encoding:
        reason = say(
            "This file says that it is {0}, but some of its bytes are not. It is shown read-only.", encoding
        )
    else:
        reason = say("It is not certain in which encoding this file is written. It is shown read-only.")
    return TextFile(text, TextForm(encoding or "utf-8"), reason)


def _with_endings(old: str, new: str, endings: tuple[str, ...], newline: str) -> str:
    """Write ``new`` with the line ends that its lines had in ``old``."""
    if new == old:
        kept: list[str] = list(endings)
    else:
        kept = _carry_over(old.split("\n"), new.split("\n"), endings, newline)
    parts: list[str] = []
    before = ""
    for line, end in zip(new.split("\n"), [*kept, ""], strict=True):
        if before == "\r" and not line and end.startswith("\n"):
            # Side by side the two would be read as one line end.
            end = "\r"
        parts += (line, end)
        before = end
    return "".join(parts)


def _carry_over(before: list[str], after: list[str], endings: tuple[str, ...], newline: str) -> list[str]:
    """Return a line end for each line of ``after`` but the last, which has none."""
    own = [*endings, ""]
    limit = min(len(before), len(after))
    head = 0
    while head < limit and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < limit - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    middle_before = before[head : len(before) - tail]
    middle_after = after[head : len(after) - tail]
    middle = [newline] * len(middle_after)
    if len(middle_before) == len(middle_after):
        middle = own[head : len(before) - tail]
    elif max(len(middle_before), len(middle_after)) <= _MAX_COMPARED_LINES:
        for a, b, size in SequenceMatcher(
            None, middle_before, middle_after, autojunk=False
        ).get_matching_blocks():
            middle[b : b + size] = own[head + a : head + a + size]
    carried = own[:head] + middle + (own[len(own) - tail :] if tail else [])
    # The last line of the old text had no end; a line that now follows it needs one.
    return [end or newline for end in carried[: len(after) - 1]]

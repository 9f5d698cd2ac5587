"""An open post: the one text that editor, form, preview and file are views of, and its file."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.frontmatter import HeaderRules
from galley.core.storage import Conflict, Problem, Saved, StorageError, read_within
from galley.core.textfile import (
    EncodeError,
    NotTextError,
    TextFile,
    TextForm,
    content_hash,
    decode,
    decode_as,
)
from galley.services.posttext import PostText
from galley.services.saver import Done

# A network drive may hang for minutes without an error: after this long the author is told.
SLOW_SAVE_MS = 8_000
# The window waits so long for a file, and asks again for one that it did not get.
READ_PATIENCE_S = 1.0
ASK_AGAIN_MS = 3_000

Write = Callable[[Path, bytes, str | None, Done], "Future[Saved]"]
"""``Saver.save``, or what a test puts in its place."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """A save under way, the text it writes, and the form in which."""

    future: "Future[Saved]"
    text: str
    form: TextForm


class PostDocument(PostText):
    """The text of one post, and how it stands to the file on disk."""

    dirty_changed = Signal(bool)
    saved = Signal()
    save_failed = Signal(str)
    conflicted = Signal()
    missing_changed = Signal(bool)
    """Whether the file is gone from the disk, so that what is here is the only copy."""
    settled = Signal()
    """A conflict has ended by itself: the disk has again what was loaded, or what is here."""
    reloaded = Signal()
    moved = Signal()

    def __init__(
        self, path: Path, data: bytes, rules: HeaderRules, write: Write, parent: QObject | None = None
    ) -> None:
        """Raises NotTextError when ``data`` is not text."""
        file = decode(data)
        super().__init__(file.text, rules, parent)
        self.path = path
        self._write = write
        self._file = file
        self._disk_hash: str | None = content_hash(data)
        self._saved_text = file.text
        self._was_dirty = False
        self._writing: _Writing | None = None
        self._save_again = False
        self.in_conflict = False
        self._conflict_hash: str | None = None
        self.missing = False
        self._base_known = True
        self._converted = False
        self._ask_again = QTimer(self, singleShot=True, interval=ASK_AGAIN_MS)
        self._ask_again.timeout.connect(self.check_disk)

    # -- how it stands -------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What to call the post: its header's title, else its file's name."""
        field = self.header.field("title") or self.header.field("Title")
        return (field.shown.strip() if field is not None else "") or self.path.stem

    @property
    def dirty(self) -> bool:
        """Whether there is something here that the disk does not have."""
        return self.text != self._saved_text or self.missing or self._converted

    @property
    def base_text(self) -> str | None:
        """The file's text that this one was made from; None when that is not known."""
        return self._saved_text if self._base_known else None

    @property
    def disk_hash(self) -> str | None:
        """Hash of the file this text was made from; None when the file is not there."""
        return None if self.missing else self._disk_hash

    @property
    def file_hash(self) -> str | None:
        """Hash of the file as it was last seen: in a conflict it is not the one this text was made from."""
        return self._conflict_hash if self.in_conflict else self.disk_hash

    @property
    def read_only_reason(self) -> str | None:
        return self._file.read_only_reason

    @property
    def encoding(self) -> str:
        """What the file is written in, as Python calls it; with the mark that stands before the text."""
        form = self._file.form
        return f"{form.encoding} BOM" if form.bom else form.encoding

    def convert_to_utf8(self) -> None:
        """Let the next save write UTF-8. Raises NotTextError for a file that can only be read."""
        self._file = self._file.as_utf8()
        self._converted = True
        self._tell_dirty()

    def read_as(self, encoding: str) -> None:
        """Read the file again in the encoding that the author says it has; undo does not lead back.

        Raises StorageError, or NotTextError where its bytes are no text of that encoding.
        """
        data = read_within(self.path, READ_PATIENCE_S)
        file = decode_as(data, encoding)
        # What was read wrongly before must not come back by undo, and then be saved.
        self.document.setPlainText(file.text)
        self._take(data, file)

    @property
    def encoding_name(self) -> str:
        form = self._file.form
        ends = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}.get(form.newline, "LF")
        return f"{form.encoding.upper()}{' BOM' if form.bom else ''} · {ends}"

    def encoded(self) -> bytes:
        """The bytes that a save would write now. Raises NotTextError or EncodeError."""
        return self._file.encode(self.text)

    def sync(self) -> None:
        super().sync()
        self._tell_dirty()

    # -- the file ------------------------------------------------------------------------------

    def save(self, *, overwrite: bool = False) -> None:
        """Write the text if it differs from what was saved; ``saved`` or ``save_failed`` follows.

        With ``overwrite`` the author has decided against what is on disk.
        """
        if self._writing is not None:
            self._save_again = True
            return
        if not self.dirty and not overwrite:
            self.saved.emit()
            return
        if self.in_conflict and not overwrite:
            self.conflicted.emit()
            return
        text = self.text
        try:
            data = self.encoded()
        except (NotTextError, EncodeError) as error:
            self.save_failed.emit(str(error))
            return
        expected = self._hash_on_disk() if overwrite else self.disk_hash
        form = self._file.form
        writing = _Writing(self._write(self.path, data, expected, self._finish_save), text, form)
        self._writing = writing
        QTimer.singleShot(SLOW_SAVE_MS, self, lambda: self._complain(writing))

    def _complain(self, writing: _Writing) -> None:
        if writing is self._writing:
            why = self.tr(
                "The disk does not answer. The text is safe here; it is saved as soon as it can be."
            )
            self.save_failed.emit(why)

    def save_and_wait(self, seconds: float = 30) -> bool:
        """Save now; return whether nothing is left unsaved. For closing: it blocks."""
        self.save()
        while (writing := self._writing) is not None:
            try:
                writing.future.exception(seconds)
            except TimeoutError:
                self.save_failed.emit(self.tr("The disk does not answer."))
                return False
            self._finish_save(writing.future)
        return not self.dirty

    def _finish_save(self, future: "Future[Saved]") -> None:
        writing = self._writing
        if writing is None or writing.future is not future:
            return  # it was waited for, or the post is closed
        self._writing = None
        again, self._save_again = self._save_again, False
        try:
            saved = future.result()
        except Conflict as conflict:
            if conflict.disk_hash is None:
                self._set_missing(True)
            else:
                self._enter_conflict(conflict.disk_hash)
            return
        except StorageError as error:
            self.save_failed.emit(str(error))
            return
        self._converted = self._converted and self._file.form is not writing.form
        self._file = self._file.rewritten(writing.text)
        self._disk_hash, self._saved_text, self.in_conflict = saved.hash, writing.text, False
        self._base_known = True
        self._set_missing(False)
        self._tell_dirty()
        self.saved.emit()
        if again and self.dirty:
            self.save()

    @property
    def saving(self) -> bool:
        return self._writing is not None

    def check_disk(self, patience: float = READ_PATIENCE_S) -> None:
        """Compare with the file: reload a clean post, raise a conflict for one with unsaved text.

        A drive that does not answer within so many seconds is asked again later.
        """
        if self._writing is not None:
            return
        try:
            data = read_within(self.path, patience)
        except StorageError as error:
            # Unreadable for now is not gone; either way what is in the editor stays as it is.
            if error.gone:
                self._set_missing(True)
            elif error.problem is Problem.UNREACHABLE:
                self._ask_again.start()
            return
        self._set_missing(False)
        found = content_hash(data)
        if found == self._disk_hash:
            self._settle()
        elif self.text == self._saved_text and self._base_known:
            self.take_disk(data)
        elif _text_of(data) == self.text:
            self.rebase(data)
        else:
            self._enter_conflict(found)

    def take_disk(self, data: bytes | None = None) -> None:
        """Show what is on disk, as one undo step, cursor and scroll kept."""
        try:
            data = read_within(self.path, READ_PATIENCE_S) if data is None else data
            file = decode(data)
        except (StorageError, NotTextError) as error:
            self.save_failed.emit(str(error))
            return
        self._take(data, file)

    def _take(self, data: bytes, file: TextFile) -> None:
        self._file, self._disk_hash, self.in_conflict = file, content_hash(data), False
        self._saved_text, self._base_known, self._converted = file.text, True, False
        self._set_missing(False)
        self.replace_text(file.text)
        self._tell_dirty()
        self.reloaded.emit()

    def rebase(self, data: bytes) -> None:
        """The author has seen ``data`` on the disk: the text here is from now on a change of that.

        A save that follows replaces it, and nothing that came to the disk later.
        """
        self._disk_hash = content_hash(data)
        text = _text_of(data)
        self._base_known = text is not None
        if text is not None:
            self._saved_text = text
        self._settle()
        self._set_missing(False)
        self._tell_dirty()

    def restore(self, text: str, base: str | None, base_text: str | None = None) -> None:
        """Put a text that was made earlier in the place of this one, as one undo step.

        ``base`` is the hash of the file it was made from, ``base_text`` that file's text if it is
        known. If the disk has another one by now this is a conflict, as if it had come while typing.
        """
        self.replace_text(text)
        if self.missing or base == self._disk_hash:
            return
        found, self._disk_hash, self._base_known = self._disk_hash, base, base_text is not None
        if base_text is not None:
            self._saved_text = base_text
        self._tell_dirty()
        self._enter_conflict(found)

    def retire(self) -> None:
        """The post is closed: an answer to its last save concerns nobody any more."""
        super().retire()
        self._ask_again.stop()
        self._writing = None

    def move_to(self, path: Path) -> None:
        """The file has another name now."""
        self.path = path
        self.moved.emit()

    def _hash_on_disk(self) -> str | None:
        try:
            return content_hash(read_within(self.path, READ_PATIENCE_S))
        except StorageError:
            return None

    def mark_missing(self) -> None:
        """The file is known not to be there: a save makes it anew."""
        self._set_missing(True)

    def _set_missing(self, missing: bool) -> None:
        if missing != self.missing:
            self.missing = missing
            self._tell_dirty()
            self.missing_changed.emit(missing)

    def _settle(self) -> None:
        if self.in_conflict:
            self.in_conflict = False
            self.settled.emit()

    def _enter_conflict(self, found: str | None) -> None:
        """``found`` is the hash of what the disk has."""
        self._conflict_hash = found
        if not self.in_conflict:
            self.in_conflict = True
            self.conflicted.emit()

    def _tell_dirty(self) -> None:
        dirty = self.dirty
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.document.setModified(dirty)
            self.dirty_changed.emit(dirty)


def _text_of(data: bytes) -> str | None:
    try:
        return decode(data).text
    except NotTextError:
        return None

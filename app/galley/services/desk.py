"""The posts that are open, and which of them is in front."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.frontmatter import HeaderRules
from galley.core.storage import read_within
from galley.services.document import READ_PATIENCE_S, PostDocument
from galley.services.posttext import Place
from galley.services.saver import Saver

OPEN_PATIENCE_S = 3.0


class Desk(QObject):
    """Opens, closes and remembers posts. Documents stay in the order in which they were opened."""

    opened = Signal(object)
    closed = Signal(object)
    current_changed = Signal(object)
    """The document in front, or None."""

    def __init__(self, saver: Saver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.documents: list[PostDocument] = []
        self.current: PostDocument | None = None
        self._glance: PostDocument | None = None
        # Where the author was in posts that are closed, for as long as the program runs.
        self._places: dict[Path, Place] = {}
        self._saver = saver

    def find(self, path: Path) -> PostDocument | None:
        return next((document for document in self.documents if document.path == path), None)

    def open(
        self, path: Path, rules: HeaderRules, *, show: bool = True, glance: bool = False
    ) -> PostDocument:
        """Open the post, or find it open. Raises StorageError or NotTextError when it can't be read.

        A post opened for a ``glance`` makes room for the next one unless it was edited meanwhile: walking
        down the list leaves no trail of open posts. Opening it in earnest keeps it.
        """
        document = self.find(path)
        glanced = self._glance
        if document is None:
            document = self._add(
                PostDocument(path, read_within(path, OPEN_PATIENCE_S), rules, self._saver.save, self)
            )
            document.place = self._places.pop(path, Place())
            if glance:
                self._glance = document
        elif document is glanced and not glance:
            self._glance = None
        if show:
            self.show(document)
        if glance and glanced is not None and glanced is not document:
            if glanced.revision == 0 and not glanced.dirty and glanced in self.documents:
                self.close(glanced)
            if self._glance is glanced:
                self._glance = None
        return document

    def open_gone(self, path: Path, rules: HeaderRules) -> PostDocument:
        """Open a post whose file is not there any more, to give it a text again; a save makes the file."""
        document = self.find(path)
        if document is None:
            document = self._add(PostDocument(path, b"", rules, self._saver.save, self))
            document.mark_missing()
        self.show(document)
        return document

    def show(self, document: PostDocument | None) -> None:
        if document is not self.current:
            self.current = document
            self.current_changed.emit(document)

    def close(self, document: PostDocument) -> None:
        """Take the post off the desk, unsaved text and all; asking first is the window's part."""
        at = self.documents.index(document)
        self.documents.remove(document)
        if document is self.current:
            left = self.documents[min(at, len(self.documents) - 1)] if self.documents else None
            self.show(left)
        if document is self._glance:
            self._glance = None
        self._places[document.path] = document.place
        document.retire()
        self.closed.emit(document)
        document.deleteLater()

    def _add(self, document: PostDocument) -> PostDocument:
        self.documents.append(document)
        self.opened.emit(document)
        return document

    def dirty(self) -> list[PostDocument]:
        return [document for document in self.documents if document.dirty]

    def check_disk(self, paths: set[Path] | None = None) -> None:
        """Look whether other programs have changed open posts: those given, or all."""
        # All together wait no longer than one: they may lie on one drive that hangs.
        until = time.monotonic() + READ_PATIENCE_S
        for document in list(self.documents):
            if paths is None or document.path in paths or document.path.parent in paths:
                document.check_disk(max(0.0, until - time.monotonic()))

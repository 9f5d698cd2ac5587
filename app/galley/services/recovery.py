"""Brings back, at a start, what a window that ended without saving has left."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from galley.core.frontmatter import HeaderRules
from galley.core.site import Site, SiteError, open_site
from galley.core.snippets import header_rules_at
from galley.core.storage import (
    History,
    Recovered,
    StorageError,
    hash_bytes,
    read_file,
    recover,
)
from galley.core.storage.inplace import Torn, forget_torn, recover_in_place
from galley.core.storage.places import state_folder
from galley.core.storage.transaction import Ending, finish_interrupted
from galley.core.textfile import NotTextError, decode
from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.keeper import Keeper


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that can be brought back, and what the disk has in its place.

    ``disk_text`` is None when there is no file, or none that can be read; ``why`` says which.
    """

    found: Recovered
    disk_text: str | None
    disk_changed: bool
    """Whether another program has changed the file since the text was made from it."""
    why: str = ""

    @property
    def path(self) -> Path | None:
        return self.found.snapshot.path

    @property
    def text(self) -> str:
        return self.found.snapshot.text


class Recovery(QObject):
    """Finishes what a crash has cut short, and offers the texts that were not saved."""

    def __init__(
        self,
        desk: Desk,
        keeper: Keeper,
        history: History | None,
        parent: QObject | None = None,
        *,
        state: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeper = keeper
        self._history = history
        self._folder = state

    def finish_interrupted(self) -> list[str]:
        """Complete or take back half-made writes and renames, before any post is read.

        Returns what the author should know of, in their words.
        """
        said: list[str] = []
        folder = self._folder or state_folder()
        try:
            for torn in recover_in_place(state=self._folder):
                said.append(self._put_aside(torn))
            for each in finish_interrupted(state=self._folder):
                title = each.title or self.tr("A change of several files")
                if each.ending is Ending.STUCK:
                    said.append(
                        self.tr("“{0}” was cut short and can be neither finished nor taken back: {1}").format(
                            title, each.reason
                        )
                    )
                elif each.ending is Ending.COMPLETED:
                    said.append(self.tr("“{0}” was cut short and is finished now.").format(title))
                else:
                    said.append(self.tr("“{0}” was cut short and has been taken back.").format(title))
        except (OSError, StorageError) as error:
            why = error if isinstance(error, StorageError) else StorageError.of(error, folder)
            said.append(
                self.tr("The folder of unsaved text, {0}, cannot be used: {1}.").format(folder, why.what)
            )
        return said

    def offers(self, root: Path | None = None) -> list[Offer]:
        """What was not saved, newest first: of posts below ``root``, or all.

        Each offer holds its journal: ``restore``, ``discard`` or ``put_off`` it. What the disk has
        already is not offered. Windows that are still open keep theirs.
        """
        try:
            found = recover(state=self._folder)
        except (OSError, StorageError):
            return []
        offers: list[Offer] = []
        for each in found:
            path = each.snapshot.path
            if root is not None and (path is None or not path.is_relative_to(root)):
                each.journal.close()
                continue
            offer = _look(each)
            if offer.disk_text == offer.text and not each.damaged:
                self.discard(offer)
            else:
                offers.append(offer)
        return offers

    def restore(self, offer: Offer, site: Site | None) -> PostDocument | None:
        """Open the post with this text as unsaved text, its journal going on.

        Returns None, and leaves the text in its journal, when the post cannot be opened. Raises
        StorageError or NotTextError saying why.
        """
        snapshot, path = offer.found.snapshot, offer.path
        if path is None:
            return None
        rules = _rules_of(path, site)
        try:
            document = self._desk.open(path, rules)
        except StorageError as error:
            if not error.gone:
                raise
            document = self._desk.open_gone(path, rules)
        if document.dirty and document.text.strip():
            self.keep_aside(document)
        document.restore(snapshot.text, snapshot.base, self._text_of(path, snapshot.base))
        self._keeper.adopt(document, offer.found)
        return document

    def discard(self, offer: Offer) -> None:
        """The author does not want this text."""
        try:
            offer.found.journal.discard()
        except StorageError:
            offer.found.journal.close()

    def put_off(self, offer: Offer) -> None:
        """Ask again at the next start."""
        offer.found.journal.close()

    def keep_aside(self, document: PostDocument) -> None:
        """Put the text that is about to be replaced among the post's earlier versions."""
        if self._history is not None:
            self._history.add(document.path, document.text.encode("utf-8", "replace"))

    def _text_of(self, path: Path, digest: str | None) -> str | None:
        """The text of the version with this hash, if the history has it."""
        if self._history is None or digest is None:
            return None
        try:
            for version in self._history.versions(path):
                if version.hash == digest:
                    return decode(self._history.read(version)).text
        except (StorageError, NotTextError):
            pass
        return None

    def _put_aside(self, torn: Torn) -> str:
        if self._history is None:
            return self.tr(
                "Saving “{0}” was cut short and another program has changed it since. It is left as it is."
            ).format(torn.path)
        self._history.add(torn.path, torn.old)
        self._history.add(torn.path, torn.new)
        forget_torn(torn.path, state=self._folder)
        return self.tr(
            "Saving “{0}” was cut short and another program has changed it since. It is left as it is; both "
            "versions are in its history."
        ).format(torn.path)


def _look(found: Recovered) -> Offer:
    path = found.snapshot.path
    if path is None:
        return Offer(found, None, disk_changed=False)
    try:
        data = read_file(path)
        return Offer(found, decode(data).text, hash_bytes(data) != found.snapshot.base)
    except StorageError as error:
        return Offer(found, None, error.gone and found.snapshot.base is not None, error.what)
    except NotTextError as error:
        return Offer(found, None, disk_changed=True, why=str(error))


def _rules_of(path: Path, site: Site | None) -> HeaderRules:
    if site is not None and path.is_relative_to(site.root):
        return header_rules_at(site, path)
    try:
        return header_rules_at(open_site(path), path)
    except (SiteError, OSError):
        return site.header_rules if site is not None else HeaderRules.PLAIN

"""New images of a post: kept where the site keeps them, and spelled as the site shows them."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from galley.core.images.convert import Treatment
from galley.core.images.keep import Wishes, keep_bytes, keep_file
from galley.core.images.spelling import Place, address_of, image_text
from galley.core.site import Site, SiteError
from galley.core.site.rendering import dialect_of
from galley.core.storage import Action, Conflict, StorageError, in_words
from galley.services.options import IMAGE_FOLDER, IMAGE_NAME, IMAGE_WEBP, IMAGE_WIDTH
from galley.services.settings import Settings


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to be kept: its bytes, its pixels, or the file that has it; ``stem`` is what to call it."""

    source: bytes | Path | QImage
    stem: str


def wishes_of(settings: Settings, site: Site) -> Wishes:
    """What the author wants of this site's new images."""
    root = site.root
    treatment = Treatment(int(settings.site_get(root, IMAGE_WIDTH)), settings.site_get(root, IMAGE_WEBP))
    return Wishes(settings.site_get(root, IMAGE_FOLDER), settings.site_get(root, IMAGE_NAME), treatment)


Take = Callable[[list[Path]], None]
"""Gets the files of what could be kept, in order."""


@dataclass(frozen=True, slots=True)
class _Job:
    kept: "Future[tuple[list[Path], list[str]]]"
    take: Take


class ImageKeeper(QObject):
    """Writes images into the site's folder, in a thread of its own. ``failed`` says why one was not kept."""

    failed = Signal(str)
    kept = Signal(list)
    """The files (paths) that were written or found in place."""
    _came = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs: deque[_Job] = deque()
        self._worker: ThreadPoolExecutor | None = None
        self._came.connect(self._hand_over)

    def keep(self, site: Site, post: Path, pictures: Sequence[Picture], take: Take) -> None:
        """Keep all that can be kept; ``take`` gets the files, after those of earlier calls."""
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="images")
        wishes = wishes_of(self._settings, site)
        future = self._worker.submit(_keep, site, post, pictures, wishes)
        self._jobs.append(_Job(future, take))
        future.add_done_callback(lambda _: self._came.emit())

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def finish(self) -> None:
        """Wait for what is being kept, and hand it over: before a save, and before a post is closed."""
        while self._jobs:
            self._jobs[0].kept.exception()
            self._hand_over()

    def close(self) -> None:
        """End the thread."""
        worker, self._worker = self._worker, None
        self._jobs.clear()
        if worker is not None:
            worker.shutdown(cancel_futures=True)

    def _hand_over(self) -> None:
        while self._jobs and self._jobs[0].kept.done():
            job = self._jobs.popleft()
            files, failures = job.kept.result()
            for why in failures:
                self.failed.emit(why)
            if files:
                job.take(files)
                self.kept.emit(files)

    def text_for(self, site: Site, post: Path, files: Iterable[Path]) -> str:
        """What shows these files in the post's text, each in a paragraph of its own."""
        return "\n\n".join(self._each(files, lambda file: image_text(site, post, file, dialect_of(site))))

    def address_for(self, site: Site, post: Path, file: Path) -> str:
        """The address by which a header names this file; empty, and said, where it cannot."""
        found = self._each(
            [file], lambda file: address_of(site, post, file, dialect_of(site), Place.HEADER) or ""
        )
        return found[0] if found else ""

    def _each(self, files: Iterable[Path], spell: Callable[[Path], str]) -> list[str]:
        spelled: list[str] = []
        for file in files:
            try:
                spelled.append(spell(file))
            except SiteError as error:
                self.failed.emit(str(error))
        return spelled


def _keep(
    site: Site, post: Path, pictures: Sequence[Picture], wishes: Wishes
) -> tuple[list[Path], list[str]]:
    """Keep the pictures; return the files, and why others could not be kept."""
    files: list[Path] = []
    failures: list[str] = []
    for picture in pictures:
        source = picture.source
        try:
            if isinstance(source, Path):
                files.append(keep_file(site, post, source, wishes))
            else:
                data = _png(source) if isinstance(source, QImage) else source
                files.append(keep_bytes(site, post, data, picture.stem, wishes))
        except (SiteError, StorageError, Conflict, OSError) as error:
            failures.append(in_words(error, action=Action.SAVE))
    return files, failures


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(buffer.data().data()) if image.save(buffer, "PNG") else b""  # type: ignore[call-overload]

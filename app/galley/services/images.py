"""New images of a post: kept where the site keeps them, and spelled as the site shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.images.convert import Treatment
from galley.core.images.keep import Wishes, keep_bytes, keep_file
from galley.core.images.spelling import Place, address_of, image_text
from galley.core.site import Site, SiteError
from galley.core.site.rendering import dialect_of
from galley.core.storage import StorageError
from galley.services.settings import IMAGE_FOLDER, IMAGE_NAME, IMAGE_WEBP, IMAGE_WIDTH, Settings


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to be kept: its bytes, or the file that has it; ``stem`` is what to call it."""

    source: bytes | Path
    stem: str


def wishes_of(settings: Settings, site: Site) -> Wishes:
    """What the author wants of this site's new images."""
    root = site.root
    treatment = Treatment(int(settings.site_get(root, IMAGE_WIDTH)), settings.site_get(root, IMAGE_WEBP))
    return Wishes(settings.site_get(root, IMAGE_FOLDER), settings.site_get(root, IMAGE_NAME), treatment)


class ImageKeeper(QObject):
    """Writes images into the site's folder. ``failed`` says why one could not be kept."""

    failed = Signal(str)
    kept = Signal(list)
    """The files (paths) that were written or found in place."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def keep(self, site: Site, post: Path, pictures: Iterable[Picture]) -> list[Path]:
        """Keep all that can be kept, and return their files in order."""
        wishes = wishes_of(self._settings, site)
        files: list[Path] = []
        for picture in pictures:
            source = picture.source
            try:
                if isinstance(source, Path):
                    files.append(keep_file(site, post, source, wishes))
                else:
                    files.append(keep_bytes(site, post, source, picture.stem, wishes))
            except (SiteError, StorageError, OSError) as error:
                self.failed.emit(str(error))
        if files:
            self.kept.emit(files)
        return files

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

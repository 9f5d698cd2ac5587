"""Which images the clipboard or a drag brings: picture files, or the picture itself."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from galley.core.images import kind_of_bytes, kind_of_file
from galley.core.writing.inline import is_address
from galley.services.images import Picture

# As the program that copied it made it; a screen has no other than PNG, a drawing that moves is a GIF.
_FORMATS = ("image/gif", "image/png", "image/jpeg", "image/webp", "image/avif")


def pictures_in(source: QMimeData) -> list[Picture]:
    """The images that are meant to be kept; none where text or other files are.

    A word processor puts a picture of the words beside the words: where there is text, it is the text.
    """
    if source.hasUrls():
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files and all((kind_of_file(file) or "").startswith("image/") for file in files):
            return [Picture(file, file.stem) for file in files]
        if files:
            return []
    words = source.text().strip()
    if not source.hasImage() or (words and not is_address(words)):
        return []
    stem = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    for name in _FORMATS:
        if source.hasFormat(name) and kind_of_bytes(data := bytes(source.data(name).data())) is not None:
            return [Picture(data, stem)]
    image = QImage(source.imageData())
    return [Picture(image, stem)] if not image.isNull() else []

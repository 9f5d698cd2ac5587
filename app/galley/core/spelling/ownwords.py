"""A site's own words: a text file with one word a line, the author's own or one that travels with the site.

They are kept in the author's data folder. Where the site's folder has a file ``_words.txt``, which no
generator publishes, they are kept in that: it goes with the site to other machines and authors.
"""

import hashlib
import os
from pathlib import Path

import platformdirs

from galley.core.storage import StorageError, hash_bytes, read_file, write_file
from galley.core.storage.errors import Action

SHARED_NAME = "_words.txt"


def words_file(site: Path, data: Path | None = None) -> Path:
    """The file that new words of a site go to; ``data`` is the author's data folder if not the usual one."""
    shared = site / SHARED_NAME
    return shared if shared.is_file() else private_file(site, data)


def private_file(site: Path, data: Path | None = None) -> Path:
    """The file in the author's data folder for the site in this folder; it may not exist yet."""
    name = hashlib.blake2b(os.fsencode(site), digest_size=8).hexdigest()
    folder = data if data is not None else platformdirs.user_data_path("galley", appauthor=False)
    return folder / "words" / f"{site.name or 'site'}-{name}.txt"


def own_words(site: Path, data: Path | None = None) -> list[str]:
    """All words of a site, of both files; a file that cannot be read has none."""
    words: list[str] = []
    for file in (private_file(site, data), site / SHARED_NAME):
        words += _lines(_read(file))
    return words


def add_word(site: Path, word: str, data: Path | None = None) -> Path:
    """Write a word into the site's file behind those that are there, and return the file.

    Raises StorageError, and Conflict where another program writes at the same moment.
    """
    file = words_file(site, data)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError.of(error, file, action=Action.SAVE) from error
    try:
        before: bytes | None = read_file(file)
    except StorageError as error:
        if not error.gone:
            raise
        before = None
    text = (before or b"").decode("utf-8", "surrogateescape")
    if word in _lines(text):
        return file
    newline = "\r\n" if "\r\n" in text else "\n"
    end = "" if not text or text.endswith("\n") else newline
    data_after = f"{text}{end}{word}{newline}".encode("utf-8", "surrogateescape")
    write_file(file, data_after, expected=hash_bytes(before) if before is not None else None)
    return file


def _read(file: Path) -> str:
    try:
        return read_file(file).decode("utf-8-sig", "replace")
    except StorageError:
        return ""


def _lines(text: str) -> list[str]:
    return [word for line in text.splitlines() if (word := line.strip()) and not word.startswith("#")]

"""The author's settings as they are kept: read and written by option, mended and brought to today's form."""

import hashlib
import math
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import platformdirs
from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from galley.core.messages import say
from galley.services.options import OPTIONS, VERSION, Option

T = TypeVar("T")
SYNC_MS = 1_000
"""So long after a change it is in the file."""


class Settings(QObject):
    """Reads and writes options; ``changed`` carries the option's key, a site's own included."""

    changed = Signal(str)
    failed = Signal(str)
    """The file could not be read whole, or cannot be written; once for each."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = path or Path(platformdirs.user_config_dir("galley", appauthor=False)) / "galley.ini"
        self._path = path
        self._unread = _put_broken_aside(path)
        self._unwritten = False
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._migrate()
        self._soon = QTimer(self, singleShot=True, interval=SYNC_MS)
        self._soon.timeout.connect(self.sync)

    def _migrate(self) -> None:
        """Bring an older file to today's form. A newer one is read as far as it is understood, and kept."""
        said = self.get(VERSION)
        version = int(said) if 0 <= said < math.inf else 0
        for step in _STEPS[version:]:
            step(self._store)
        if version < len(_STEPS):
            self._store.setValue(VERSION.key, float(len(_STEPS)))

    def get(self, option: Option[T]) -> T:
        """The option's value; its default when it was never set or cannot be what was found."""
        value = self._read(option.key, option.default)
        return value if option.fits(value) else option.default

    def set(self, option: Option[T], value: T) -> None:
        if self.get(option) == value:
            return
        self._store.setValue(option.key, value)
        self._soon.start()
        self.changed.emit(option.key)

    # What is remembered for each site: keyed by the site's folder.
    def site_get(self, site: Path, option: Option[T]) -> T:
        value = self._read(_site_key(site, option), option.default)
        return value if option.fits(value) else option.default

    def site_set(self, site: Path, option: Option[T], value: T) -> None:
        if self.site_get(site, option) == value:
            return
        self._store.setValue(_site_key(site, option), value)
        self._soon.start()
        self.changed.emit(option.key)

    def sync(self) -> None:
        """Write what was set, and tell through ``failed`` what could not be read or written."""
        self._store.sync()
        aside, self._unread = self._unread, None
        if aside is not None:
            self.failed.emit(
                say("A part of the settings could not be read. The file as it was is kept as {0}.", aside)
            )
        if self._store.status() == QSettings.Status.AccessError and not self._unwritten:
            self._unwritten = True
            self.failed.emit(
                say("The settings cannot be written to {0}: they last until Galley ends.", self._path)
            )

    def _read(self, key: str, default: T) -> T:
        value: Any = self._store.value(key)
        if value is None:
            return default
        if isinstance(default, bool):  # the INI format keeps no types but text
            return value if isinstance(value, bool) else str(value).lower() == "true"  # type: ignore[return-value]
        if isinstance(default, float):
            try:
                return float(value)  # type: ignore[return-value]
            except (TypeError, ValueError):
                return default
        if isinstance(default, list):
            if isinstance(value, str):
                return [value]  # type: ignore[return-value]
            return list(value) if isinstance(value, list) else default  # type: ignore[return-value]
        return value if isinstance(value, type(default)) else default


def _put_broken_aside(path: Path) -> Path | None:
    """Copy a settings file that is not whole, before anything is written over it; returns the copy."""
    try:
        if _is_whole(path):
            return None
        aside = path.with_name(f"{path.name}.broken")
        shutil.copyfile(path, aside)
    except OSError:
        return None
    return aside


def _is_whole(path: Path) -> bool:
    """Whether Qt reads all of the file; what is no text at all it passes over in silence. Raises OSError."""
    data = path.read_bytes() if path.exists() else b""
    try:
        if "\0" in data.decode():
            return False
    except UnicodeDecodeError:
        return False
    found = QSettings(str(path), QSettings.Format.IniFormat)
    found.sync()
    return found.status() != QSettings.Status.FormatError


def _drop_misfits(store: QSettings) -> None:
    """Before the settings page, values were written by hand: one that means nothing is better forgotten."""
    for option in OPTIONS:
        value: Any = store.value(option.key)
        if value is not None and option.choices and not option.fits(value):
            store.remove(option.key)


# Step n brings a file of version n to version n + 1; none is ever taken out.
_STEPS: tuple[Callable[[QSettings], None], ...] = (_drop_misfits,)


def _site_key(site: Path, option: Option[Any]) -> str:
    # A slash would nest groups, and INI keys fold odd characters: name the site by a hash.
    name = hashlib.blake2b(os.fsencode(site), digest_size=8).hexdigest()
    return f"site-{name}/{option.key}"

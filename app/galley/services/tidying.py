"""Clears what is left of sites that are gone, once, when the program has nothing else to do."""

import threading

from PySide6.QtCore import QObject, QTimer

from galley.core.index.leftovers import clear_leftovers
from galley.services.site import SiteService

# After so long most first openings are over; while one is not, it is asked again after as long.
QUIET_MS = 60_000


class Tidying(QObject):
    """Waits until the site is read and nothing is being changed, and then works beside the window."""

    def __init__(self, sites: SiteService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites = sites
        self.timer = QTimer(self, interval=QUIET_MS)
        self.timer.timeout.connect(self._try)
        self.timer.start()

    def _try(self) -> None:
        if self._sites.scanning or self._sites.changing:
            return
        self.timer.stop()
        # A drive may take long to answer; the program does not wait for that at its end.
        threading.Thread(
            target=clear_leftovers, args=(self._sites.cache_dir,), name="tidying", daemon=True
        ).start()

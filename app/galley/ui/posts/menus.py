"""The two buttons above the list: its order, and how it looks."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from galley.core.library import SortKey
from galley.core.library.groups import GroupKey, by_header_key, header_key_of
from galley.services.listing import Listing
from galley.services.options import LIST_COLUMNS, LIST_KEYS
from galley.services.settings import Settings
from galley.services.site import SiteService

# These have entries of their own.
_KNOWN_KEYS = ("title", "date")
_COLUMN_KEYS = ("title", "date", "tags")
KEYS_SHOWN = 40


class OrderButton(QToolButton):
    """Says what the list is ordered by; its menu has every key of the site's headers."""

    def __init__(self, listing: Listing, service: SiteService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._service = service
        self.setAccessibleName(self.tr("Order of the list"))
        self.setToolTip(self.tr("Order of the list; choose the same again to turn it round"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def names(self) -> dict[str, str]:
        """The orders that every site has, and what they are called."""
        names = {
            SortKey.DATE.value: self.tr("Date"),
            SortKey.TITLE.value: self.tr("Title"),
            SortKey.MODIFIED.value: self.tr("Modified"),
            SortKey.PATH.value: self.tr("Path"),
        }
        return {SortKey.RELEVANCE.value: self.tr("Best first"), **names} if self._listing.query else names

    def show_state(self) -> None:
        key = self._listing.sort
        name = self.names().get(key, key)
        arrow = "" if key == SortKey.RELEVANCE else " ↓" if self._listing.descending else " ↑"
        self.setText(name + arrow)

    def sort_by(self, key: str) -> None:
        """Order the list by a key; the other way round if that is its order already."""
        same = self._listing.sort == key
        falling = key not in (SortKey.TITLE, SortKey.PATH)
        self._listing.sort_by(key, descending=not self._listing.descending if same else falling)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for key, name in self.names().items():
            self._add(menu, key, name)
        own = [key for key in self._service.habits.keys if key not in _KNOWN_KEYS]
        if own:
            more = menu.addMenu(self.tr("Header key"))
            for key in own[:KEYS_SHOWN]:
                self._add(more, key, key)

    def _add(self, menu: QMenu, key: str, name: str) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(self._listing.sort == key)
        action.triggered.connect(lambda _=False: self.sort_by(key))


class LookButton(QToolButton):
    """Cards or columns, and what stands together."""

    columns_wanted = Signal(bool)
    keys_wanted = Signal(list)
    """The header keys that are to be columns."""
    save_wanted = Signal()

    def __init__(
        self, listing: Listing, service: SiteService, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._listing = listing
        self._service = service
        self._settings = settings
        self.setText("☰")
        self.setAccessibleName(self.tr("Look of the list"))
        self.setToolTip(self.tr("Cards or columns, headings, saved searches"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu, listing = self.menu(), self._listing
        menu.clear()
        in_columns = self._settings.get(LIST_COLUMNS)
        for name, columns in ((self.tr("Cards"), False), (self.tr("Columns"), True)):
            action = self._checkable(name, in_columns is columns)
            action.triggered.connect(lambda _=False, columns=columns: self.columns_wanted.emit(columns))
        self._fill_keys()
        menu.addSection(self.tr("Headings"))
        names = {
            GroupKey.NONE: self.tr("None"),
            GroupKey.FOLDER: self.tr("By folder"),
            GroupKey.MONTH: self.tr("By month"),
            GroupKey.TAG: self.tr("By tag"),
        }
        for by, name in names.items():
            action = self._checkable(name, listing.group_by == by)
            action.triggered.connect(lambda _=False, by=by: listing.group(by))
        self._fill_group_keys()
        if listing.group_by != GroupKey.NONE:
            menu.addSeparator()
            for name, folded in ((self.tr("Fold All"), True), (self.tr("Unfold All"), False)):
                action = menu.addAction(name)
                action.triggered.connect(
                    lambda _=False, folded=folded: listing.fold(listing.group_names(), folded=folded)
                )
        menu.addSeparator()
        save = menu.addAction(self.tr("Save This Search…"))
        save.setEnabled(bool(listing.query))
        save.triggered.connect(lambda _=False: self.save_wanted.emit())

    def _fill_group_keys(self) -> None:
        chosen = header_key_of(self._listing.group_by)
        # Groups by the date or the tags are there already, and every title is another.
        own = [key for key in self._service.habits.keys if key not in _COLUMN_KEYS][:KEYS_SHOWN]
        if chosen is not None and chosen not in own:
            own.insert(0, chosen)
        if not own:
            return
        more = self.menu().addMenu(self.tr("By header key"))
        for key in own:
            action = more.addAction(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _=False, key=key: self._listing.group(by_header_key(key)))

    def _fill_keys(self) -> None:
        site = self._service.site
        shown = self._settings.site_get(site.root, LIST_KEYS) if site is not None else []
        keys = dict.fromkeys((*shown, *self._service.habits.keys))
        offered = [key for key in keys if key not in _COLUMN_KEYS][:KEYS_SHOWN]
        if not offered:
            return
        more = self.menu().addMenu(self.tr("Header Keys as Columns"))
        for key in offered:
            action = more.addAction(key)
            action.setCheckable(True)
            action.setChecked(key in shown)
            wanted = [each for each in shown if each != key] if key in shown else [*shown, key]
            action.triggered.connect(lambda _=False, wanted=wanted: self.keys_wanted.emit(wanted))

    def _checkable(self, name: str, on: bool) -> QAction:
        action = self.menu().addAction(name)
        action.setCheckable(True)
        action.setChecked(on)
        return action

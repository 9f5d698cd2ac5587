"""The images of the post in front: what each is, where it lies, its words; dragged or put into the text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QIcon,
    QImage,
    QImageReader,
    QPainter,
    QPixmap,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from galley.core.images import ImageCache
from galley.core.images.inventory import Item, Standing, inventory
from galley.core.images.shown import images_of, with_alt
from galley.core.site import Site
from galley.services.bulk import BulkRun
from galley.services.document import PostDocument
from galley.ui.localized import fill
from galley.ui.localized import size as size_of
from galley.ui.theme import Colors
from galley.ui.widgets.small import caption

ITEM_ROLE = Qt.ItemDataRole.UserRole
PAUSE_MS = 300
WIDEST = 760
THUMBNAIL = QSize(72, 54)
_IMAGE, _WORDS, _SIZE, _STANDING = range(4)
Spelled = Callable[[Path], str]


class ImageModel(QStandardItemModel):
    """A dragged row is what shows its image in the text."""

    def __init__(self, text_for: Callable[[Item], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._text_for = text_for

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        texts = [self._text_for(self.index(row, _IMAGE).data(ITEM_ROLE)) for row in rows]
        data = QMimeData()
        data.setText("\n\n".join(text for text in texts if text))
        return data


class ImagePanel(QDialog):
    """Stays open beside the editor and follows it.

    ``line_wanted`` carries a line (from 0), ``insert_wanted`` what shows an image.
    """

    line_wanted = Signal(int)
    insert_wanted = Signal(str)
    bring_home_wanted = Signal()
    wishes_wanted = Signal()

    def __init__(self, spell: Spelled, cache: ImageCache, parent: QWidget | None = None) -> None:
        """``spell`` answers with what shows a file in the text of the post in front."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Images of the post"))
        self.resize(WIDEST, 460)
        self._spell, self._cache = spell, cache
        self._post: PostDocument | None = None
        self._site: Site | None = None
        self._colors: Colors | None = None
        self._pictures: dict[tuple[Path, int], QImage] = {}
        self._run: BulkRun | None = None
        self._looking: BulkRun | None = None
        self._filling = False
        # A window that goes takes its panel along without closing it: no thread may outlive what it tells.
        running = self._running = set[BulkRun]()
        self.destroyed.connect(lambda: [run.wait() for run in running])
        self.model = ImageModel(self._text_for, self)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Images"))
        self.view.setRootIsDecorated(False)
        self.view.setIconSize(THUMBNAIL)
        self.view.setAllColumnsShowFocus(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        trigger = QAbstractItemView.EditTrigger
        self.view.setEditTriggers(trigger.EditKeyPressed | trigger.SelectedClicked)
        self.message = caption()
        self.insert_button = QPushButton(self.tr("&Insert at the Cursor"))
        self.insert_button.setObjectName("primary")
        self.home_button = QPushButton(self.tr("&Bring Home…"))
        self.wishes_button = QPushButton(self.tr("&Settings…"))
        self.wishes_button.setToolTip(
            self.tr("Where new images go, what they are called, how large they are")
        )
        for button in (self.insert_button, self.home_button, self.wishes_button):
            button.setAutoDefault(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.refresh)
        self.model.itemChanged.connect(self._on_edited)
        self.view.doubleClicked.connect(self._on_double_click)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.insert_button.clicked.connect(self._insert)
        self.home_button.clicked.connect(self.bring_home_wanted)
        self.wishes_button.clicked.connect(self.wishes_wanted)
        self.refresh()

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.addWidget(self.message, 1)
        for button in (self.wishes_button, self.home_button, self.insert_button):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)

    # -- what is shown -------------------------------------------------------------------------

    def show_post(self, post: PostDocument | None, site: Site | None) -> None:
        """Follow another post."""
        if self._post is not None:
            self._post.text_changed.disconnect(self._pause.start)
        self._post, self._site = post, site
        if post is not None:
            post.text_changed.connect(self._pause.start)
        self.refresh_soon()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.refresh_soon()

    def refresh_soon(self) -> None:
        self._pause.start()

    def refresh(self) -> None:
        """Look at text and folder anew."""
        self._pause.stop()
        if not self.isVisible():
            return
        if self.view.state() == QAbstractItemView.State.EditingState or self._looking is not None:
            self._pause.start()
            return
        post, site = self._post, self._site
        if post is None or site is None:
            self._fill([])
            return
        # A long post and its folder are looked through beside the window: typing goes on.
        path, text = post.path, post.text
        run = self._looking = BulkRun(lambda _told, _stopped: inventory(site, path, text), self)
        run.finished.connect(lambda items: self._on_looked(items, post))
        run.failed.connect(lambda why: self._on_looked([], post) or self.message.setText(why))
        self._running.add(run)
        run.start()

    def _on_looked(self, items: list[Item], post: PostDocument) -> None:
        self._stop_looking()
        if post is not self._post:
            return
        if self.view.state() == QAbstractItemView.State.EditingState:
            self._pause.start()  # what is being typed stays
        else:
            self._fill(items)

    def _stop_looking(self) -> None:
        run, self._looking = self._looking, None
        if run is not None:
            run.wait()
            self._running.discard(run)
            run.deleteLater()

    def _fill(self, items: list[Item]) -> None:
        chosen = [index.row() for index in self.view.selectionModel().selectedRows()]
        self._filling = True
        self.model.clear()
        self.model.setHorizontalHeaderLabels(
            [self.tr("Image"), self.tr("Alternative text"), self.tr("Size"), self.tr("State")]
        )
        for item in items:
            self.model.appendRow(self._row(item))
        self._filling = False
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_IMAGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_WORDS, max(header.sectionSizeHint(_WORDS), min(210, self.width() // 4)))
        for column in (_SIZE, _STANDING):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for row in chosen:
            if row < self.model.rowCount():
                flags = self.view.selectionModel().SelectionFlag
                self.view.selectionModel().select(self.model.index(row, 0), flags.Select | flags.Rows)
        self._count(items)
        self._enable()
        self._load()

    def _row(self, item: Item) -> list[QStandardItem]:
        name = QStandardItem(item.address or (item.file.name if item.file is not None else ""))
        name.setData(item, ITEM_ROLE)
        name.setToolTip(str(item.file) if item.file is not None else item.address)
        name.setIcon(self._icon(item))
        words = QStandardItem(item.shown.alt or "" if item.shown is not None else "")
        editable = item.shown is not None and item.shown.alt is not None
        size = QStandardItem(size_of(item.size) if item.size is not None else "")
        size.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        standing = QStandardItem(self._told(item.standing))
        if self._colors is not None and item.standing is not Standing.LOCAL:
            color = self._colors.accent if item.standing is Standing.MISSING else self._colors.muted
            standing.setForeground(QColor(color))
        row = [name, words, size, standing]
        for each in row:
            each.setEditable(each is words and editable)
        return row

    def _told(self, standing: Standing) -> str:
        return {
            Standing.LOCAL: self.tr("in the site"),
            Standing.REMOTE: self.tr("remote"),
            Standing.MISSING: self.tr("missing"),
            Standing.UNUSED: self.tr("not used"),
        }[standing]

    def _count(self, items: list[Item]) -> None:
        text = fill(self.tr("{0} {0:image|images}"), len(items))
        told = {
            Standing.REMOTE: self.tr("{0}, {1} remote"),
            Standing.MISSING: self.tr("{0}, {1} missing"),
            Standing.UNUSED: self.tr("{0}, {1} not used"),
        }
        for standing, template in told.items():
            found = sum(item.standing is standing for item in items)
            text = fill(template, text, found) if found else text
        self.message.setText(text)
        self.home_button.setEnabled(any(item.standing is Standing.REMOTE for item in items))

    # -- small pictures ------------------------------------------------------------------------

    def _file(self, item: Item) -> Path | None:
        if item.file is None and item.standing is Standing.REMOTE and item.shown is not None:
            return self._cache.path(item.shown.address)
        return item.file

    def _icon(self, item: Item) -> QIcon:
        file = self._file(item)
        image = self._pictures.get(_stamp(file)) if file is not None else None
        if image is not None and not image.isNull():
            return QIcon(QPixmap.fromImage(image))
        return QIcon(self._frame())

    def _frame(self) -> QPixmap:
        """Where a picture would be."""
        empty = QPixmap(THUMBNAIL)
        empty.fill(Qt.GlobalColor.transparent)
        painter = QPainter(empty)
        painter.setPen(QColor(self._colors.line if self._colors is not None else "gray"))
        painter.drawRect(0, 0, THUMBNAIL.width() - 1, THUMBNAIL.height() - 1)
        painter.end()
        return empty

    def _load(self) -> None:
        """Read the pictures that were not seen yet, beside the window."""
        if self._run is not None:
            return
        items = [self.model.index(row, _IMAGE).data(ITEM_ROLE) for row in range(self.model.rowCount())]
        wanted = [file for item in items if (file := self._file(item)) and _stamp(file) not in self._pictures]
        if not wanted:
            return
        run = self._run = BulkRun(lambda _told, stopped: _pictures(wanted, stopped), self)
        run.finished.connect(self._on_loaded)
        self._running.add(run)
        run.start()

    def _on_loaded(self, pictures: dict[tuple[Path, int], QImage]) -> None:
        self._end()
        self._pictures.update(pictures)
        self._filling = True
        for row in range(self.model.rowCount()):
            item = self.model.item(row, _IMAGE)
            item.setIcon(self._icon(item.data(ITEM_ROLE)))
        self._filling = False
        self._load()

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.wait()
            self._running.discard(run)
            run.deleteLater()

    # -- what is done with one -----------------------------------------------------------------

    def _text_for(self, item: Item) -> str:
        """What shows the image: as it stands in the text, or as the site spells its file."""
        if item.shown is not None and self._post is not None:
            return self._post.text[item.shown.whole_start : item.shown.whole_end]
        return self._spell(item.file) if item.file is not None else ""

    def _chosen(self) -> list[Item]:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.index(row, _IMAGE).data(ITEM_ROLE) for row in rows]

    def _enable(self) -> None:
        self.insert_button.setEnabled(bool(self._chosen()))

    def _insert(self) -> None:
        text = "\n\n".join(filter(None, (self._text_for(item) for item in self._chosen())))
        if text:
            self.insert_wanted.emit(text)

    def _on_double_click(self, index: QModelIndex) -> None:
        item: Item = index.siblingAtColumn(_IMAGE).data(ITEM_ROLE)
        if item.shown is not None:
            self.line_wanted.emit(item.shown.line)
        else:
            self.insert_wanted.emit(self._text_for(item))

    def _on_edited(self, edited: QStandardItem) -> None:
        if self._filling or edited.column() != _WORDS or self._post is None:
            return
        item: Item = self.model.index(edited.row(), _IMAGE).data(ITEM_ROLE)
        text = self._post.text
        # The text may have changed since the list was made: only the very same place is written to.
        same = [image for image in images_of(text, self._post.rules) if image == item.shown]
        if same and self._post.read_only_reason is None:
            self._post.apply_edits(with_alt(text, same[0], edited.text()))
        self.refresh_soon()

    def show_beside(self, text: QWidget) -> None:
        """Show the list right of the text, into which images are dragged, as far as the screen has room."""
        room = (text.screen() or self.screen()).availableGeometry()
        place = text.mapToGlobal(QPoint(text.width(), 0))
        width = max(min(room.right() - place.x(), WIDEST), self.minimumSizeHint().width())
        self.resize(width, self.height())
        self.move(min(place.x(), room.right() + 1 - width), place.y())
        self.show()

    # -- coming and going ----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_soon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if activated or event.type() == QEvent.Type.LanguageChange:
            self.refresh_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_looking()
        self._end()
        super().closeEvent(event)


def _stamp(file: Path) -> tuple[Path, int]:
    try:
        return file, file.stat().st_mtime_ns
    except OSError:
        return file, 0


def _pictures(files: list[Path], stopped: Callable[[], bool]) -> dict[tuple[Path, int], QImage]:
    found: dict[tuple[Path, int], QImage] = {}
    for file in files:
        if stopped():
            break
        reader = QImageReader(str(file))
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and (size.width() > THUMBNAIL.width() or size.height() > THUMBNAIL.height()):
            reader.setScaledSize(size.scaled(THUMBNAIL * 2, Qt.AspectRatioMode.KeepAspectRatio))
        found[_stamp(file)] = reader.read()
    return found

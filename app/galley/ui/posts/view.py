"""The list itself: how it is chosen from, folded and painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from galley.core.library import Row
from galley.ui.localized import fill
from galley.ui.posts.columns import ColumnDelegate, ColumnHeader
from galley.ui.posts.delegate import HEADING_EXTRA, CardDelegate
from galley.ui.posts.dragging import drag_posts
from galley.ui.posts.lineview import LineView
from galley.ui.posts.model import PostListModel
from galley.ui.theme import Colors

TURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PostList(LineView):
    """Posts as cards or in columns, with headings between."""

    fold_wanted = Signal(str)
    """The name of the group whose heading was clicked, or Enter, Left or Right pressed on."""
    typed = Signal(str)
    """Letters typed into the list: they are meant for the search."""

    def __init__(self, model: PostListModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("posts")
        self.setAccessibleName(self.tr("Posts"))
        self._cards = CardDelegate(model, self)
        self._columns = ColumnDelegate(model, self)
        self.header = ColumnHeader(self)
        self._columns.header = self.header
        self._hover = -1
        # Everything that the overrides use must be there before Qt calls them for the first time.
        self.setItemDelegate(self._cards)
        self._measure()
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.header.sectionResized.connect(self._on_column_resized)
        self.header.hide()

    # -- looks ---------------------------------------------------------------------------------

    @property
    def in_columns(self) -> bool:
        return self.itemDelegate() is self._columns

    def show_columns(self, on: bool) -> None:
        if on != self.in_columns:
            anchor = self.anchor()
            self.setItemDelegate(self._columns if on else self._cards)
            self.header.setVisible(on)
            self._measure()
            self.updateGeometries()
            self.restore(anchor)
            self.viewport().update()

    def set_colors(self, colors: Colors) -> None:
        self._cards.colors = self._columns.colors = colors
        self.viewport().update()

    def _on_column_resized(self, _column: int, _old: int, _new: int) -> None:
        self.viewport().update()

    def _measure(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self._columns if self.in_columns else self._cards
        self._lines.post_height = delegate.height(option.font)
        self._lines.heading_height = option.fontMetrics.height() + HEADING_EXTRA

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometries()

    def updateGeometries(self) -> None:
        header = self.header.sizeHint().height() if self.in_columns else 0
        if self.viewportMargins().top() != header:
            self.setViewportMargins(0, header, 0, 0)
        view = self.viewport().geometry()
        self.header.setGeometry(view.x(), view.y() - header, view.width(), header)
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._hover = -1

    # -- choosing ------------------------------------------------------------------------------

    def set_current_quietly(self, index: QModelIndex) -> None:
        """Choose a post without scrolling to it."""
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setCurrentIndex(index)
        bar.setValue(before)

    def choose(self, posts: Sequence[int]) -> None:
        """Choose those of these posts that are shown, beside what is chosen."""
        selection, lines = QItemSelection(), sorted(self._posts.arrangement.lines_of(posts).values())
        first = 0
        for at, line in enumerate(lines, 1):
            if at == len(lines) or lines[at] != line + 1:
                selection.select(self._posts.index(lines[first]), self._posts.index(line))
                first = at
        chosen, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        chosen.select(selection, flag.Select)
        if lines and not self.currentIndex().isValid():
            chosen.setCurrentIndex(self._posts.index(lines[0]), flag.NoUpdate)

    def selected_rows(self) -> list[Row]:
        """The chosen posts in the order of the list, each once."""
        rows: dict[str, Row] = {}
        for line in self.selected_lines():
            row = self._posts.row(line)
            if row is not None:
                rows[row.path] = row
        return list(rows.values())

    def selected_ids(self) -> list[int]:
        """The ids of the chosen posts in the order of the list, each once."""
        lines = self._posts.arrangement.lines
        return list(dict.fromkeys(lines[line] for line in self.selected_lines()))

    def selected_lines(self) -> list[int]:
        """The lines of the chosen posts, in order."""
        lines = self._posts.arrangement.lines
        ranges = sorted((part.top(), part.bottom()) for part in self._ranges())
        return [line for top, bottom in ranges for line in range(top, bottom + 1) if lines[line] >= 0]

    def _ranges(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def selected_count(self) -> int:
        """How many lines are chosen, headings between them included."""
        return sum(part.height() for part in self._ranges())

    def next_post(self, line: int, by: int) -> int | None:
        """The nearest line with a post, so many lines further or beyond it; None at the end."""
        lines = self._posts.arrangement.lines
        line += by
        while 0 <= line < len(lines):
            if lines[line] >= 0:
                return line
            line += 1 if by > 0 else -1
        return None

    # -- keys, mouse, dragging -----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # In the list Ctrl+A is about posts: the window's own command would select the editor's text.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if plain and line >= 0 and self._fold_key(key, line):
            return
        text = event.text()
        if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier and text.isprintable() and text.strip():
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    def _fold_key(self, key: int, line: int) -> bool:
        """Left folds the group that the line is in, Right unfolds it; Enter and Space turn it over."""
        arrangement = self._posts.arrangement
        above = arrangement.heading_above(line)
        heading = arrangement.heading(above) if above is not None else None
        if above is None or heading is None:
            return False
        on_it = above == line
        if key == Qt.Key.Key_Left and not heading.folded:
            self.setCurrentIndex(self._posts.index(above))
        elif not (on_it and (key in TURN_KEYS or (key == Qt.Key.Key_Right and heading.folded))):
            return False
        self.fold_wanted.emit(heading.name)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        heading = self._posts.arrangement.heading(index.row()) if index.isValid() else None
        if heading is not None and event.button() == Qt.MouseButton.LeftButton:
            self.fold_wanted.emit(heading.name)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hover(self._lines.at(event.position().toPoint().y() + self.verticalOffset()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def _set_hover(self, line: int) -> None:
        if line != self._hover:
            before, self._hover = self._hover, line
            for changed in (before, line):
                if 0 <= changed < len(self._posts.arrangement):
                    self.viewport().update(self.visualRect(self._posts.index(changed)))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        posts = self.selected_ids()
        if posts:
            alone = str(self.currentIndex().data()) if len(posts) == 1 else ""
            drag_posts(self, posts, alone or fill(self.tr("{0} {0:post|posts}"), len(posts)))

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        painter = QPainter(self.viewport())
        chosen, current = self.selectionModel(), self.currentIndex().row()
        delegate = self._columns if self.in_columns else self._cards
        state, flag = option.state, QStyle.StateFlag
        state &= ~(flag.State_MouseOver | flag.State_Selected | flag.State_HasFocus)
        exposed = event.rect()
        delegate.begin()
        offset, width = self.verticalOffset(), self.viewport().width()
        for line in self._lines.between(offset + exposed.top(), offset + exposed.bottom()):
            option.rect = QRect(0, self._lines.top(line) - offset, width, self._lines.height(line))
            option.state = state
            if chosen.isSelected(self._posts.index(line)):
                option.state |= flag.State_Selected
            if line == current and self.hasFocus():
                option.state |= flag.State_HasFocus
            if line == self._hover:
                option.state |= flag.State_MouseOver
            delegate.paint_line(painter, option, line)
        painter.end()

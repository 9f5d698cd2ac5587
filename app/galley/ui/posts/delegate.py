"""Paints a post as a card: title and marks, a line of excerpt or what is wrong, date and tags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from galley.core.library import Excerpt, Row
from galley.ui.localized import written_day
from galley.ui.posts import paint
from galley.ui.posts.model import PostListModel
from galley.ui.theme import LIGHT, Colors

PAD_X, PAD_Y, GAP = paint.PAD_X, 8, 3
HEADING_EXTRA = 10
"""How much higher a heading is than its text."""

Index = QModelIndex | QPersistentModelIndex


class PostDelegate(QStyledItemDelegate):
    """What both looks of the list share."""

    def __init__(self, posts: PostListModel, view: QWidget) -> None:
        super().__init__(view)
        self.posts = posts
        self._view = view
        self.colors: Colors = LIGHT
        self._fonts: tuple[str, paint.Fonts] | None = None

    def fonts(self, base: QFont) -> paint.Fonts:
        key = base.key()
        if self._fonts is None or self._fonts[0] != key:
            self._fonts = (key, paint.Fonts.of(base))
        return self._fonts[1]

    def height(self, base: QFont) -> int:
        """How high every post is, in pixels."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, self.height(option.font))

    def begin(self) -> None:
        """Lines are about to be drawn: measure what is the same for all."""

    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: int) -> None:
        """Draw a line of the list into the option's rectangle."""
        posts = self.posts
        heading = posts.arrangement.heading(line)
        if heading is not None:
            painter.save()
            fonts = self.fonts(option.font)
            paint.heading(painter, option, self.colors, fonts, heading, posts.title_of(heading))
            painter.restore()
        elif (row := posts.row(line)) is not None:
            self.paint_post(painter, option, row, posts.hit(line))

    def paint_post(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, hit: Excerpt | None
    ) -> None:
        """Draw a post, and with it what a search has found there."""
        raise NotImplementedError

    def marks(self, painter: QPainter, row: Row, right: int, top: int, height: int) -> int:
        """Draw what is to be known of a post beside its title; return where the title must end."""
        unsaved = self.posts.is_unsaved(row)
        if not (row.error or row.ignored or row.draft or unsaved):
            return right
        c = self.colors
        painter.setFont(self.fonts(self._view.font()).small.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.error:
            right = paint.badge(painter, "!", right, top, height, QColor(c.warning))
        if row.ignored:
            right = paint.badge(painter, self.tr("Not published"), right, top, height, QColor(c.muted))
        if row.draft:
            right = paint.badge(painter, self.tr("Draft"), right, top, height, QColor(c.muted))
        if unsaved:
            right = paint.dot(painter, right, top + height // 2, QColor(c.accent))
        return right


class CardDelegate(PostDelegate):
    def height(self, base: QFont) -> int:
        fonts = self.fonts(base)
        return 2 * PAD_Y + fonts.title.height + 2 * (fonts.small.height + GAP) + 1

    def paint_post(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, hit: Excerpt | None
    ) -> None:
        c, fonts, area = self.colors, self.fonts(option.font), option.rect
        paint.fill(painter, option, c)
        left, width = area.x() + PAD_X, area.width() - 2 * PAD_X
        y = area.y() + PAD_Y
        title_height, small_height = fonts.title.height, fonts.small.height

        right = self.marks(painter, row, left + width, y, title_height)
        paint.text(painter, row.title, fonts.title, c.text, QRect(left, y, right - left, title_height))
        y += title_height + GAP
        line = QRect(left, y, width, small_height)
        if row.error:
            paint.text(painter, row.trouble, fonts.small, c.warning, line)
        elif hit is not None:
            paint.marked_text(painter, hit.text, hit.spans, fonts.small, (c.muted, c.text, c.hit), line)
        else:
            paint.text(painter, row.excerpt, fonts.small, c.muted, line)
        y += small_height + GAP
        date = written_day(row.date)
        last = "  ·  ".join(part for part in (date, "  ".join(f"#{tag}" for tag in row.tags)) if part)
        paint.text(painter, last, fonts.small, c.muted, QRect(left, y, width, small_height))

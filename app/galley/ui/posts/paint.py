"""What cards and columns draw alike: backgrounds, headings, badges, and text with the hit marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from galley.services.arrangement import Heading
from galley.ui.localized import number
from galley.ui.posts.letters import Letters
from galley.ui.theme import Colors

PAD_X = 12
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
# So much of the text before a hit is kept in sight when the rest must go.
_LEAD = 6


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a list, made once for each base font."""

    base: Letters
    title: Letters
    small: Letters
    heading: Letters

    @classmethod
    def of(cls, base: QFont) -> "Fonts":
        title, small = QFont(base), QFont(base)
        title.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(base.pointSizeF() * 0.9)
        heading = QFont(small)
        heading.setWeight(QFont.Weight.DemiBold)
        return cls(Letters(base), Letters(title), Letters(small), Letters(heading))


def fill(painter: QPainter, option: QStyleOptionViewItem, c: Colors, *, inset: int = PAD_X) -> None:
    """The ground of a post's line, chosen or not, and the thin rule under it."""
    area: QRect = option.rect
    state, flag = option.state, QStyle.StateFlag
    if state & flag.State_Selected:
        painter.fillRect(area, QColor(c.selected))
        if state & flag.State_HasFocus or state & flag.State_Active:
            painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), QColor(c.accent))
    elif state & flag.State_MouseOver:
        painter.fillRect(area, QColor(c.hover))
    painter.fillRect(QRect(area.x() + inset, area.bottom(), area.width() - inset, 1), QColor(c.line))


def heading(
    painter: QPainter, option: QStyleOptionViewItem, c: Colors, fonts: Fonts, what: Heading, title: str
) -> None:
    """A group's heading: a triangle that tells whether it is folded, its title, its count at the right."""
    area: QRect = option.rect
    flag = QStyle.StateFlag
    painter.fillRect(area, QColor(c.hover if option.state & flag.State_MouseOver else c.window))
    painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), QColor(c.line))
    x, y = area.x() + PAD_X, area.y() + area.height() // 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.muted))
    points = ((0, -4), (5, 0), (0, 4)) if what.folded else ((-1, -2), (7, -2), (3, 3))
    painter.drawPolygon(QPolygon([QPoint(x + dx, y + dy) for dx, dy in points]))
    count = number(what.count)
    width = fonts.small.metrics.horizontalAdvance(count)
    right = area.right() - PAD_X
    text(painter, count, fonts.small, c.muted, QRect(right - width, area.y(), width + 1, area.height()))
    text(
        painter, title, fonts.heading, c.muted, QRect(x + 14, area.y(), right - width - x - 22, area.height())
    )
    if option.state & flag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(c.accent))
        painter.drawRect(area.adjusted(0, 0, -1, -1))


def text(painter: QPainter, words: str, letters: Letters, color: str, area: QRect) -> None:
    """One line, cut off at the right where it is too long."""
    width = area.width()
    if words and width > 0:
        painter.setFont(letters.font)
        painter.setPen(QColor(color))
        down = (area.height() - letters.height) // 2 + letters.ascent
        painter.drawText(area.x(), area.y() + down, letters.cut(words, width))


def marked_text(
    painter: QPainter,
    words: str,
    spans: Sequence[tuple[int, int]],
    letters: Letters,
    colors: tuple[str, str, str],
    area: QRect,
) -> None:
    """One line with its hits marked; ``colors`` are those of text, hits and their ground.

    Where the first hit would be out of sight, the text begins shortly before it.
    """
    color, hit_color, ground = colors
    painter.setFont(letters.font)
    metrics = letters.metrics
    if spans and metrics.horizontalAdvance(words[: spans[0][1]]) > area.width():
        cut = max(spans[0][0] - _LEAD, 0)
        words = f"…{words[cut:]}"
        spans = [(start - cut + 1, end - cut + 1) for start, end in spans]
    shown = letters.cut(words, area.width())
    painter.setPen(QColor(color))
    painter.drawText(area, LEFT, shown)
    last = len(shown) if shown == words else max(len(shown) - 1, 0)
    for start, end in spans:
        end = min(end, last)
        if start >= end:
            break
        x = area.x() + metrics.horizontalAdvance(shown[:start])
        width = area.x() + metrics.horizontalAdvance(shown[:end]) - x
        painter.fillRect(QRect(x, area.y(), width, area.height()), QColor(ground))
        painter.setPen(QColor(hit_color))
        painter.drawText(QRect(x, area.y(), width + 2, area.height()), LEFT, shown[start:end])


def badge(painter: QPainter, words: str, right: int, top: int, height: int, color: QColor) -> int:
    """Draw a small outlined label that ends at ``right``; return where the next one may end."""
    metrics = painter.fontMetrics()
    width = max(metrics.horizontalAdvance(words) + 10, metrics.height())
    box = QRect(right - width, top + (height - metrics.height()) // 2, width, metrics.height())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(color)
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box.left() - 6


def dot(painter: QPainter, right: int, middle: int, color: QColor) -> int:
    """The mark of unsaved text; returns where the next mark may end."""
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(right - 8, middle - 4, 8, 8)
    return right - 14

"""The list of problems under the editor: Enter leads to the line, a button makes the repair."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from galley.core.checks import Finding, Severity
from galley.ui.localized import fill
from galley.ui.theme import LIGHT, Colors
from galley.ui.widgets.small import caption, named, tool_button

# A post with more of them has one reason; the list stays quick.
SHOWN_AT_MOST = 500
FINDING = Qt.ItemDataRole.UserRole


class ProblemsPanel(QWidget):
    wanted = Signal(object)
    """A Finding whose place the author wants to see."""
    repair_wanted = Signal(object, int)
    """A Finding, and which of its repairs."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self._colors: Colors = LIGHT
        self._findings: Sequence[Finding] = ()
        self._title = caption(self.tr("Problems"))
        self.repair = QPushButton(self.tr("Repair"))
        self.repair.clicked.connect(lambda: self._repair(0))
        self.others = QToolButton()
        self.others.setText("▾")
        self.others.setAccessibleName(self.tr("Other repairs"))
        self.others.setToolTip(self.others.accessibleName())
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self.others.setMenu(self._menu)
        strip = named(QWidget(), "problemsStrip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 3, 8, 3)
        row.addWidget(self._title, 1)
        row.addWidget(self.repair)
        row.addWidget(self.others)
        row.addWidget(tool_button("×", self.tr("Close the list of problems"), self.closed.emit))
        self.list = named(QListWidget(), "problems")
        self.list.setAccessibleName(self.tr("Problems of this post"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.list.currentItemChanged.connect(lambda *_: self._offer())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self.list, 1)
        self.setFixedHeight(168)
        self._offer()

    def sizeHint(self) -> QSize:
        return QSize(400, 168)

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self._fill()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        if findings != self._findings:
            self._findings = findings
            self._fill()

    @property
    def current(self) -> Finding | None:
        item = self.list.currentItem()
        return item.data(FINDING) if item is not None else None

    def focus(self) -> None:
        self.list.setFocus()
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)

    def step(self, start: int, *, back: bool) -> Finding | None:
        """The next finding behind a place of the text (or the one before it), round the end; it is chosen."""
        order = [(each.start, row) for row, each in enumerate(self._findings[:SHOWN_AT_MOST])]
        if not order:
            return None
        if back:
            row = next((row for place, row in reversed(order) if place < start), order[-1][1])
        else:
            row = next((row for place, row in order if place > start), order[0][1])
        self.list.setCurrentRow(row)
        return self._findings[row]

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        shown = self._findings[:SHOWN_AT_MOST]
        for finding in shown:
            error = finding.severity is Severity.ERROR
            mark = "●" if error else "○"
            kind = self.tr("Error") if error else self.tr("Warning")
            text = fill(self.tr("Line {0}"), finding.line)
            item = QListWidgetItem(f"{mark}  {text}   {finding.message}")
            item.setData(FINDING, finding)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}, {text}: {finding.message}")
            item.setToolTip("\n".join([finding.message, *(repair.label for repair in finding.repairs)]))
            if error:
                item.setForeground(QBrush(QColor(self._colors.accent)))
            self.list.addItem(item)
        total = len(self._findings)
        self._title.setText(fill(self.tr("Problems: {0}"), total) if total else self.tr("No problems found"))
        if shown:
            self.list.setCurrentRow(min(max(row, 0), len(shown) - 1))
        self._offer()

    def _offer(self) -> None:
        finding = self.current
        repairs = finding.repairs if finding is not None else ()
        self.repair.setVisible(bool(repairs))
        self.others.setVisible(len(repairs) > 1)
        self._menu.clear()
        if repairs:
            # An ampersand would become a mnemonic.
            self.repair.setText(_short(repairs[0].label).replace("&", "&&"))
            self.repair.setToolTip(repairs[0].label)
            for number, repair in enumerate(repairs):
                label = _short(repair.label).replace("&", "&&")
                self._menu.addAction(label, lambda number=number: self._repair(number))

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(FINDING))

    def _repair(self, number: int) -> None:
        finding = self.current
        if finding is not None:
            self.repair_wanted.emit(finding, number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._repair(0)
        else:
            super().keyPressEvent(event)


def _short(label: str) -> str:
    return label if len(label) <= 48 else f"{label[:47]}…"

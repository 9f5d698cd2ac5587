"""Says what is wrong with a header, and offers what would repair it."""

import difflib
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderError, Repair
from galley.core.messages import anew, say
from galley.ui.dialogs.diff import DiffDialog
from galley.ui.localized import fill


class HeaderNotice(QFrame):
    """A bar above the form; hidden while the header is well."""

    repair_chosen = Signal(object)
    line_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._error: HeaderError | None = None
        self._text = ""
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(self._reason)
        layout.addLayout(self._buttons)
        self.hide()

    def show_error(self, error: HeaderError | None, text: str = "") -> None:
        self._text = text
        if error == self._error:
            return
        self._error = error
        self.setVisible(error is not None)
        while self._buttons.count() > 1:
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if error is None:
            return
        place = fill(self.tr("Line {0}, column {1}"), error.line, error.column)
        self._reason.setText(say("{0}: {1}", place, anew(error.reason)))
        go = QPushButton(self.tr("Show in header"))
        go.clicked.connect(lambda: self.line_wanted.emit(error.line - 1))
        self._buttons.insertWidget(0, go)
        for number, repair in enumerate(error.repairs):
            button = QPushButton(f"{repair.label}…")
            button.clicked.connect(partial(self._offer, repair))
            self._buttons.insertWidget(1 + number, button)

    def _offer(self, repair: Repair) -> None:
        after = apply_edits(self._text, repair.edits)
        diff = difflib.unified_diff(self._text.split("\n"), after.split("\n"), lineterm="", n=2)
        dialog = DiffDialog(repair.label, "\n".join(diff), self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.repair_chosen.emit(repair.edits)
        dialog.deleteLater()

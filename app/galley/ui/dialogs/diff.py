"""Shows a unified diff and asks whether to go on."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from galley.ui.widgets.small import ButtonBox


class DiffDialog(QDialog):
    def __init__(self, title: str, diff: str, parent: QWidget | None = None, *, ask: bool = True) -> None:
        """``diff``: unified, by lines. Without ``ask`` there is only a button to close."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 420)
        self.view = QPlainTextEdit(diff)
        self.view.setReadOnly(True)
        self.view.setAccessibleName(title)
        self.view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._colors = DiffColors(self.view.document(), dark=self.palette().base().color().lightness() < 128)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        button = QDialogButtonBox.StandardButton
        buttons = ButtonBox(button.Apply | button.Cancel if ask else button.Close)
        if ask:
            apply = buttons.button(button.Apply)
            apply.setDefault(True)
            apply.clicked.connect(self.accept)
            buttons.button(button.Cancel).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


class DiffColors(QSyntaxHighlighter):
    """Green for what comes, red for what goes."""

    def __init__(self, document: QTextDocument, *, dark: bool) -> None:
        self._formats: dict[str, QTextCharFormat] = {}
        for mark, color in (("+", "#8fbf7f" if dark else "#2c6b2f"), ("-", "#e2806f" if dark else "#a3281c"),
                            ("@", "#9c978c" if dark else "#6f6b62")):  # fmt: skip
            fmt = QTextCharFormat()
            fmt.setForeground(QColor(color))
            if mark == "@":
                fmt.setFontWeight(QFont.Weight.Light)
            self._formats[mark] = fmt
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        fmt = self._formats.get(text[:1])
        if fmt is not None:
            self.setFormat(0, len(text), fmt)

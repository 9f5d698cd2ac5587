"""The about page: what Galley is, and the versions that a bug report needs, ready to be copied."""

import platform

import PySide6
from PySide6.QtCore import QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWebEngineCore import qWebEngineChromiumVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from galley import __version__
from galley.resources import resources
from galley.ui.preview.install import wants_software_graphics
from galley.ui.widgets.small import ButtonBox


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Galley"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = QLabel()
        icon.setPixmap(QIcon(str(resources() / "icons" / "galley.svg")).pixmap(72, 72))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QLabel(
            f"<h2>Galley 校样 {__version__}</h2><p>"
            + self.tr(
                "A galley is a printer's first proof: the draft and what it will look like, side by side."
            )
            + "</p><p>"
            + self.tr("MIT licence. Qt is used under the LGPL.")
            + "</p>"
        )
        words.setWordWrap(True)
        self.versions = QLabel(versions())
        self.versions.setTextFormat(Qt.TextFormat.PlainText)
        self.versions.setWordWrap(True)
        self.versions.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.versions.setAccessibleName(self.tr("Versions"))
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = QPushButton(self.tr("&Copy the Versions"))
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(self.tr("For a bug report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(words)
        right.addWidget(self.versions)
        right.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(icon)
        top.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addLayout(top)
        layout.addWidget(buttons)
        self.setMinimumWidth(560)


def versions() -> str:
    """Program, libraries and system, one a line; in English, as who reads the report may know no other."""
    graphics = "software" if wants_software_graphics() else "hardware"
    libraries = f"Qt {qVersion()}, PySide {PySide6.__version__}, Chromium {qWebEngineChromiumVersion()}"
    system = f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}"
    lines = (
        f"Galley {__version__}",
        f"Python {platform.python_version()}, {libraries}",
        f"{system}, {QSysInfo.currentCpuArchitecture()}",
        f"Display: {QGuiApplication.platformName()}, graphics: {graphics}",
    )
    return "\n".join(lines)

"""The first page, where no site is open: a site to open, the sample, those opened lately, the language."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from galley.core.messages import say
from galley.resources import resources
from galley.services.options import LANGUAGE, RECENT_SITES
from galley.ui.actions import plain
from galley.ui.widgets.small import caption, named, trouble_line

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

WIDTH, RECENT_SHOWN = 430, 6


class Welcome(QWidget):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        named(self, "panel")
        self._window = window
        self._settings = window.settings
        icon = QLabel()
        icon.setPixmap(QIcon(str(resources() / "icons" / "galley.svg")).pixmap(64, 64))
        name = QLabel("<span style='font-size:24px'>Galley 校样</span>")
        about = caption(self.tr("Write posts, and see beside them what your site will publish."))
        about.setWordWrap(True)
        self.open_button = self._button("open_site")
        self.open_button.setObjectName("primary")
        self.sample_button = self._button("open_sample")
        self._trouble = trouble_line()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_head = caption(self.tr("Opened lately"))
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language"))
        for code, title in LANGUAGE.choices:
            self.language.addItem(say(title), code)
        self.language.activated.connect(lambda at: self._settings.set(LANGUAGE, self.language.itemData(at)))
        label = caption(self.tr("Language"))
        label.setBuddy(self.language)
        last = QHBoxLayout()
        last.addWidget(label)
        last.addWidget(self.language)
        last.addStretch(1)

        column = QWidget()
        column.setMaximumWidth(WIDTH)
        rows = QVBoxLayout(column)
        rows.setSpacing(8)
        for widget in (icon, name, about):
            rows.addWidget(widget)
        rows.addSpacing(14)
        rows.addWidget(self.open_button)
        rows.addWidget(self.sample_button)
        rows.addWidget(self._trouble)
        rows.addSpacing(14)
        rows.addWidget(self._recent_head)
        rows.addLayout(self._recent)
        rows.addSpacing(14)
        rows.addLayout(last)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, 4)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.refresh()

    def say(self, trouble: str) -> None:
        """Tell what could not be done; the bars above the text are not seen from here."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def refresh(self) -> None:
        """Show what the settings say now: the language, and the sites that are still there."""
        self.language.setCurrentIndex(self.language.findData(self._settings.get(LANGUAGE)))
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        folders = [Path(name) for name in self._settings.get(RECENT_SITES)]
        there = [folder for folder in folders if folder.is_dir()][:RECENT_SHOWN]
        for folder in there:
            button = QPushButton(f"{folder.name}  —  {folder.parent}".replace("&", "&&"))
            button.setObjectName("recent")
            button.setToolTip(str(folder))
            button.setAccessibleName(self.tr("Open {0}").format(folder))
            button.clicked.connect(lambda _checked=False, folder=folder: self._window.open_site(folder))
            self._recent.addWidget(button)
        self._recent_head.setVisible(bool(there))

    def _button(self, command: str) -> QPushButton:
        action = self._window.actions_table[command]
        button = QPushButton(plain(action.text()))
        button.setToolTip(action.shortcut().toString(action.shortcut().SequenceFormat.NativeText))
        button.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(lambda: button.setText(plain(action.text())))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

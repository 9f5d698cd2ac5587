"""Help with the keyboard: every command with its keys, found by typing a part of either."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from galley.ui.actions import COMMANDS, Actions


class ShortcutsDialog(QDialog):
    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search commands and keys"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setColumnCount(2)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self._menus: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, list[QTreeWidgetItem]] = {}
        self._actions = actions
        self._fill()
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        self.resize(560, 640)

    def _fill(self) -> None:
        self.tree.clear()
        self._menus.clear()
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        for command in COMMANDS:
            name = command.menu.lstrip("|").partition("/")[0]
            if name not in self._menus:
                self._menus[name] = QTreeWidgetItem([QCoreApplication.translate("MainWindow", name)])
                self._items[name] = []
                self.tree.addTopLevelItem(self._menus[name])
                self._menus[name].setFirstColumnSpanned(True)
            keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([self._actions.title(command), keys])
            self._menus[name].addChild(item)
            self._items[name].append(item)
        self.tree.expandAll()
        self._filter(self.search.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for menu, items in self._items.items():
            for item in items:
                line = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in line for word in words))
            self._menus[menu].setHidden(all(item.isHidden() for item in items))

"""What stands under Help, and the settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from galley.services.log import log_file
from galley.ui.dialogs.about import AboutDialog
from galley.ui.dialogs.settings import SettingsDialog
from galley.ui.dialogs.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class HelpCommands:
    """Each of these windows is open once; the author may go on writing beside it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.workspace.sites.opened.connect(lambda _site: self._show_site())

    def on_settings(self) -> None:
        self._open(SettingsDialog, lambda: SettingsDialog(self._window.settings, self._window))
        self._show_site()

    def _show_site(self) -> None:
        dialog, workspace = self._window.findChild(SettingsDialog), self._window.workspace
        if dialog is not None:
            post = workspace.desk.current
            dialog.show_site(workspace.site, post.path if post is not None else None)

    def on_shortcuts(self) -> None:
        self._open(ShortcutsDialog, lambda: ShortcutsDialog(self._window.actions_table, self._window))

    def on_about(self) -> None:
        self._open(AboutDialog, lambda: AboutDialog(self._window))

    def on_show_log(self) -> None:
        path = log_file()
        if not path.is_file():
            self._window.status.say(self._window.tr("Nothing has been logged yet."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._window.status.say(self._window.tr("No program opens it. The log is {0}").format(path))

    def _open(self, kind: type[QDialog], make: Callable[[], QDialog]) -> None:
        dialog = self._window.findChild(kind) or make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

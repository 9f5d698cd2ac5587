"""Opening sites, new posts, saving and closing."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog

from galley.core.storage import Action, in_words
from galley.services.options import AUTOSAVE, LAST_SITE
from galley.ui.dialogs.unsaved import Choice, ask_unsaved
from galley.ui.sample import copy_of_sample_site

if TYPE_CHECKING:
    from galley.services.document import PostDocument
    from galley.ui.window import MainWindow

# How long closing waits for a disk.
CLOSING_S = 10.0


class FileCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace

    def on_open_site(self) -> None:
        start = self._workspace.settings.get(LAST_SITE) or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(
            self._window, self._window.tr("Open the folder of a site"), start
        )
        if chosen:
            self._window.open_site(Path(chosen))

    def on_open_sample(self) -> None:
        try:
            folder = copy_of_sample_site()
        except OSError as error:
            why = in_words(error, action=Action.SAVE)
            self._workspace.failed.emit(
                self._window.tr("The sample site could not be copied. {0}").format(why)
            )
            return
        self._window.open_site(folder)

    def on_new_post(self) -> None:
        self._new(self._window.tr("New post"), draft=False)

    def on_new_draft(self) -> None:
        self._new(self._window.tr("New draft"), draft=True)

    def _new(self, heading: str, *, draft: bool) -> None:
        title, ok = QInputDialog.getText(self._window, heading, self._window.tr("Title:"))
        if ok and title.strip():
            self._workspace.new_post(title.strip(), draft=draft)

    def on_save(self) -> None:
        self._window.editor_pane.commit()
        post = self._workspace.desk.current
        if post is not None:
            post.save()

    def on_save_all(self) -> None:
        self._window.editor_pane.commit()
        for post in self._workspace.desk.dirty():
            post.save()

    def on_autosave_off(self, on: bool) -> None:
        self._autosave("off", on)

    def on_autosave_leaving(self, on: bool) -> None:
        self._autosave("leaving", on)

    def on_autosave_pause(self, on: bool) -> None:
        self._autosave("pause", on)

    def _autosave(self, mode: str, on: bool) -> None:
        if on:
            self._workspace.settings.set(AUTOSAVE, mode)
        self.show_autosave_choice()

    def show_autosave_choice(self) -> None:
        chosen = self._workspace.settings.get(AUTOSAVE)
        for mode in ("off", "leaving", "pause"):
            self._window.actions_table.set_checked(f"autosave_{mode}", mode == chosen)

    def on_close_post(self) -> None:
        post = self._workspace.desk.current
        if post is not None:
            self.close_post(post)

    def close_post(self, post: "PostDocument") -> None:
        """Take a post off the desk, asking first when it has unsaved text."""
        self._window.editor_pane.commit()
        if self.may_discard([post]):
            self._workspace.desk.close(post)

    def may_discard(self, posts: "list[PostDocument]") -> bool:
        """Whether these posts may be closed now: they are clean, saved just now, or given up."""
        dirty = [post for post in posts if post.dirty]
        if not dirty:
            return True
        choice = ask_unsaved(self._window, [post.title for post in dirty])
        if choice is Choice.SAVE:
            # Each is tried, and all at once: one that cannot be saved keeps none of the others waiting.
            for post in dirty:
                post.save()
            until = time.monotonic() + CLOSING_S
            saved = [post.save_and_wait(max(0.0, until - time.monotonic())) for post in dirty]
            return all(saved)
        return choice is Choice.DISCARD

    def on_quit(self) -> None:
        self._window.close()

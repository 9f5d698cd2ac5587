"""The process that is killed: the real window, typed into, saved and switched without an end.

    python tests/faults/window_author.py SITE POST POST

It restores what the life before has left, then types numbered words at the end of one post or the
other. Each word is said on standard output, with the system's clock, once its keys are delivered.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from galley.services.options import LAST_SITE
from galley.services.settings import Settings
from galley.services.workspace import Workspace
from galley.ui.application import make_application, open_target
from galley.ui.dialogs.recovery import RecoveryDialog
from galley.ui.theme import Theme
from galley.ui.window import MainWindow

KEY_MS = 25


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Author:
    def __init__(self, window: MainWindow, posts: list[Path]) -> None:
        self.window, self.posts = window, posts
        self.rng = random.Random(os.getpid())
        self.timer = QTimer(window, interval=KEY_MS)
        self.timer.timeout.connect(self.work)

    def begin(self) -> None:
        for dialog in self.window.findChildren(RecoveryDialog):
            if dialog.isVisible():
                dialog.restore_all_button.click()
                if dialog.isVisible():
                    say("stuck", dialog.note.text())
        for post in self.posts:
            self.window.workspace.open_post(post)
        say("ready")
        self.timer.start()

    def work(self) -> None:
        chance = self.rng.random()
        if chance < 0.03:
            self.window.workspace.open_post(self.rng.choice(self.posts))
        elif chance < 0.08:
            self.window.actions_table["save"].trigger()
        post = self.window.workspace.desk.current
        assert post is not None
        number = post.text.count(">") + 1
        editor = self.window.editor_pane.editor
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, f"<{number}>")
        say("typed", self.posts.index(post.path), number, time.monotonic())


def main() -> int:
    site, posts = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    app = make_application(sys.argv[:1])
    settings = Settings(parent=app)
    settings.set(LAST_SITE, str(site))
    window = MainWindow(Workspace(settings, parent=app), Theme(app, settings))
    window.show()
    author = Author(window, posts)

    def start() -> None:
        open_target(window, None)
        QTimer.singleShot(50, author.begin)

    QTimer.singleShot(0, start)
    signal.signal(signal.SIGTERM, lambda *_: QApplication.exit(3))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

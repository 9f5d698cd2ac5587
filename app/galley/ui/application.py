"""Starts the window: what must happen before there is an application, and what after."""

import gc
import logging
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from galley import APP_ID, __version__
from galley.core.messages import say
from galley.resources import resources
from galley.services.log import start_log
from galley.services.options import LAST_SITE
from galley.services.settings import Settings
from galley.services.single import SiteDoor
from galley.services.tidying import Tidying
from galley.services.workspace import Workspace
from galley.ui.language import Language
from galley.ui.preview import install, start
from galley.ui.preview.install import GRAPHICS_VARIABLE
from galley.ui.preview.start import FirstPaint
from galley.ui.screenshot import Screenshot
from galley.ui.theme import Theme, window_font
from galley.ui.window import MainWindow

_log = logging.getLogger(__name__)

# So long a thread that counts or writes keeps the interpreter while the window waits for it; Python's own
# 5 ms, several times a frame, were half of a frame's time.
SWITCH_S = 0.001
# How long after its start the program has what it keeps until its end.
STARTED_MS = 5000


def make_application(argv: list[str]) -> QApplication:
    """Create the application, after what the preview needs before there is one."""
    sys.setswitchinterval(SWITCH_S)
    install()
    app = QApplication(argv)
    app.setApplicationName("galley")
    app.setApplicationDisplayName("Galley")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "galley.svg")))
    return app


def make_window(app: QApplication, settings: Settings, *, cache_dir: Path | None = None) -> MainWindow:
    """Wire settings, services and window together."""
    language = Language(app, settings)
    own_font = app.font()
    app.setFont(window_font(own_font, language.code))
    language.changed.connect(lambda: app.setFont(window_font(own_font, language.code)))
    theme = Theme(app, settings)
    workspace = Workspace(settings, cache_dir=cache_dir, parent=app)
    window = MainWindow(workspace, theme)
    language.changed.connect(window.retranslate)
    return window


def run(target: Path | None, *, screenshot: Path | None = None, made_home: Path | None = None) -> int:
    """Open the window on a site or file, or on what was open last; returns the exit status.

    ``made_home`` is where the program keeps its own for want of a home.
    """
    start_log()
    if start.begin():
        os.environ.setdefault(GRAPHICS_VARIABLE, "software")
    app = make_application(sys.argv[:1])
    settings = Settings(parent=app)
    target = _target(settings, target)
    door = SiteDoor(app)
    if screenshot is None and target is not None and not door.enter_at(target, _post(target)):
        return 0  # the site's own window has it
    window = make_window(app, settings)
    if screenshot is None:
        window.door = door
        Tidying(window.workspace.sites, window)
        door.asked.connect(lambda path: come_to_front(window, path))
    FirstPaint(window, window.preview_pane.view)
    window.show()
    spare_collector()
    # The window is painted first; the site comes in the next round of the event loop.
    QTimer.singleShot(0, lambda: open_target(window, target, made_home))
    if screenshot is not None:
        window.recovery.off = True
        shot = Screenshot(window, screenshot)
        QTimer.singleShot(0, shot.start)
    # Python sees a signal only when it runs: without a timer Ctrl+C in the terminal would wait for a key.
    signal.signal(signal.SIGINT, lambda *_: window.close())
    return app.exec()


def spare_collector() -> None:
    """Take what is there now, and a little later the first post, out of the cycle collector's rounds.

    Modules and tables stay. To walk them again and again, a quarter of a million objects, held up a key, or
    the list of a site that is opened, for 75 ms.
    """
    gc.freeze()
    QTimer.singleShot(STARTED_MS, gc.freeze)


def open_target(window: MainWindow, target: Path | None, made_home: Path | None = None) -> None:
    """Open what the command line named, else what was open last, else nothing."""
    target = _target(window.settings, target)
    window.settings.sync()
    window.recovery.begin()
    if target is not None:
        window.open_site(target, _post(target))
    window.show_welcome()
    if made_home is not None:
        window.workspace.failed.emit(
            say("There is no home folder: settings and unsaved text are kept in {0}.", made_home)
        )
    window.recovery.offer_all()


def come_to_front(window: MainWindow, post: Path | None) -> None:
    """A second start was asked for this window's site: show it, and the post that was named."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    if post is not None and post.is_file():
        window.workspace.open_post(post)


def _target(settings: Settings, named: Path | None) -> Path | None:
    if named is not None:
        # As the site's own paths are: or one post would be open under two names.
        return named.parent.resolve() / named.name if named.is_file() else named.resolve()
    last = settings.get(LAST_SITE)
    return Path(last) if last and Path(last).is_dir() else None


def _post(target: Path) -> Path | None:
    return target if target.is_file() else None

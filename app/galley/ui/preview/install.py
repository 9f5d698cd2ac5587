"""What the preview needs before the application object exists."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
from PySide6.QtWebEngineCore import QWebEngineUrlScheme

from galley.ui.preview import sandbox, scheme

GRAPHICS_VARIABLE = "GALLEY_GRAPHICS"
"""``software`` or ``hardware``: how windows with a web page are composed, instead of what is found."""
DEVICES = Path("/dev/dri")
"""Where Linux has a device for each processor of graphics."""


def install() -> None:
    """Register the preview's URL scheme and choose how pages are drawn.

    Call it once before the QApplication is made; a second call does nothing. Raises RuntimeError when
    it comes too late to have any effect.
    """
    if QWebEngineUrlScheme.schemeByName(scheme.NAME.encode()).name().data() == scheme.NAME.encode():
        return
    if QCoreApplication.instance() is not None:
        raise RuntimeError("install() must be called before the application object is made")
    own = QWebEngineUrlScheme(scheme.NAME.encode())
    own.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    # A page without an origin of its own gets fonts only by CORS, even those beside it.
    own.setFlags(flag.SecureScheme | flag.NoAccessAllowed | flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(own)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    if wants_software_graphics():
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)


def why_no_engine() -> str | None:
    """Why the web engine would end the whole program if it were started, or None.

    Chromium's sandbox does not work for root, nor where a user may make no namespaces, and switching it
    off is not ours to do.
    """
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    switched_off = os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1" or "--no-sandbox" in flags
    if switched_off or not sys.platform.startswith("linux"):
        return None
    if os.geteuid() == 0:
        return QCoreApplication.translate(
            "PreviewView",
            "There is no preview for the user root: the sandbox that keeps a post's content away from "
            "your files does not work there. Start Galley as an ordinary user.",
        )
    if not sandbox.namespaces_work():
        return QCoreApplication.translate(
            "PreviewView",
            "There is no preview: this system does not let Galley build the sandbox that keeps a post's "
            "content away from your files. On Ubuntu and Debian, install Galley from its .deb package, which "
            "asks the system for it (the AppArmor right “userns”).",
        )
    return None


def wants_software_graphics() -> bool:
    """Whether pages are drawn without OpenGL: without a GPU that costs 2 ms a key instead of 14."""
    chosen = os.environ.get(GRAPHICS_VARIABLE, "").strip().lower()
    if chosen in ("software", "hardware"):
        return chosen == "software"
    return sys.platform.startswith("linux") and not any(DEVICES.glob("renderD*"))

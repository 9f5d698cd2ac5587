"""What the about box says: the versions that a bug report needs."""

import platform

import PySide6
from PySide6.QtCore import qVersion

from galley import __version__


def about_text() -> str:
    return (
        f"<h3>Galley 校样 {__version__}</h3>"
        "<p>A galley is a printer's first proof: the draft and what it will look like, side by side.</p>"
        f"<p>Python {platform.python_version()} · Qt {qVersion()} · PySide {PySide6.__version__}<br>"
        f"{platform.platform()}</p><p>MIT licence. Qt is used under the LGPL.</p>"
    )

"""Shows how the text here differs from the file that another program has changed."""

import difflib
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from galley.core.storage import StorageError
from galley.core.textfile import NotTextError
from galley.ui.dialogs.diff import DiffDialog

if TYPE_CHECKING:
    from galley.services.document import PostDocument


def compare_with_disk(post: "PostDocument", parent: QWidget) -> None:
    """Show the difference by line, from the file on disk to the text in the editor."""
    tr = QCoreApplication.translate
    try:
        theirs = post.text_on_disk()
    except (NotTextError, StorageError) as error:
        diff = str(error)
    else:
        lines = difflib.unified_diff(
            theirs.split("\n"),
            post.text.split("\n"),
            tr("Conflict", "on disk"),
            tr("Conflict", "here"),
            lineterm="",
        )
        diff = "\n".join(lines)
    dialog = DiffDialog(tr("Conflict", "On disk and here"), diff, parent, ask=False)
    dialog.exec()
    dialog.deleteLater()

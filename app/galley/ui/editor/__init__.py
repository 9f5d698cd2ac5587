"""The text editor: the whole file, its header folded to one line until it is wanted."""

from galley.ui.editor.editor import PostEditor

__all__ = ["PostEditor"]

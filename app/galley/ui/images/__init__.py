"""A post's images in the window: put into the text, looked over, brought home."""

from galley.ui.images.commands import ImageCommands

__all__ = ["ImageCommands"]

"""The live preview: a web page that shows a post and trusts nothing in it."""

from galley.ui.preview.base import PreviewBase
from galley.ui.preview.install import install
from galley.ui.preview.view import PreviewView

__all__ = ["PreviewBase", "PreviewView", "install"]

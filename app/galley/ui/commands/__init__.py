"""What each command of the table does, grouped as the menus are."""

from galley.ui.commands.edit import EditCommands
from galley.ui.commands.encoding import EncodingCommands
from galley.ui.commands.file import FileCommands
from galley.ui.commands.focus import FocusCommands
from galley.ui.commands.help import HelpCommands
from galley.ui.commands.history import HistoryCommands
from galley.ui.commands.list import ListCommands
from galley.ui.commands.look import LookCommands
from galley.ui.commands.moving import MoveCommands
from galley.ui.commands.post import PostCommands
from galley.ui.commands.recovery import RecoveryCommands
from galley.ui.commands.sitewide import SitewideCommands
from galley.ui.commands.snippets import SnippetCommands
from galley.ui.commands.spelling import SpellingCommands
from galley.ui.commands.text import TextCommands
from galley.ui.commands.view import ViewCommands
from galley.ui.commands.writing import WritingCommands

__all__ = [
    "EditCommands",
    "EncodingCommands",
    "FileCommands",
    "FocusCommands",
    "HelpCommands",
    "HistoryCommands",
    "ListCommands",
    "LookCommands",
    "MoveCommands",
    "PostCommands",
    "RecoveryCommands",
    "SitewideCommands",
    "SnippetCommands",
    "SpellingCommands",
    "TextCommands",
    "ViewCommands",
    "WritingCommands",
]

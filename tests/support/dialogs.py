"""Every dialog and tool window of the program, found by itself and opened as the program does."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

import galley.ui
from galley.core.bulk import plan
from galley.core.edits import Edit
from galley.core.frontmatter import add_item
from galley.core.site.actions.move import MovePlan
from galley.core.snippets import new_snippet, snippet_folders
from galley.core.storage import Journal, hash_bytes
from galley.services.bulk import PlannedMove
from galley.services.images import wishes_of
from galley.services.timeline import Timeline
from galley.ui.dialogs.about import AboutDialog
from galley.ui.dialogs.bulk import BulkDialog, BulkSite
from galley.ui.dialogs.conflict import ConflictDialog
from galley.ui.dialogs.diff import DiffDialog
from galley.ui.dialogs.encoding import EncodingDialog
from galley.ui.dialogs.history import HistoryDialog
from galley.ui.dialogs.links_follow import LinksDialog
from galley.ui.dialogs.new_snippet import NewSnippetDialog
from galley.ui.dialogs.recovery import RecoveryDialog
from galley.ui.images.bring import BringHomeDialog
from galley.ui.images.wishes import WishesDialog
from galley.ui.sitewide.review_dialog import ReviewDialog
from galley.ui.window import MainWindow

Maker = Callable[[MainWindow], QDialog]

BY_COMMAND = {
    "SettingsDialog": "settings",
    "ShortcutsDialog": "shortcuts",
    "ImagePanel": "images",
    "ReplaceWindow": "replace_in_site",
    "TaxonomyWindow": "taxonomy",
    "AddressesWindow": "addresses",
    "SnippetUsesWindow": "snippet_uses",
    "Palette": "palette",
    "PastChangesDialog": "past_changes",
}
"""Those that a command opens beside the window, or without waiting for an answer."""


def dialog_classes() -> dict[str, type[QDialog]]:
    """All dialogs that can be opened: every class below QDialog that no other one is made from."""
    for module in pkgutil.walk_packages(galley.ui.__path__, "galley.ui."):
        importlib.import_module(module.name)
    found: dict[str, type[QDialog]] = {}
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        kind = waiting.pop()
        below = [each for each in kind.__subclasses__() if each.__module__.startswith("galley.")]
        waiting += below
        if kind.__module__.startswith("galley.") and not below:
            found[kind.__name__] = kind
    return found


def open_dialog(name: str, window: MainWindow) -> QDialog:
    """Open the dialog of this class on the post in front, and show it."""
    if name in BY_COMMAND:
        window.actions_table[BY_COMMAND[name]].trigger()
        kind = dialog_classes()[name]
        return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    dialog = MAKERS[name](window)
    dialog.show()
    return dialog


def _site_and_post(window: MainWindow) -> tuple[Path, Path]:
    site, post = window.workspace.site, window.workspace.desk.current
    assert site is not None
    assert post is not None
    return site.root, post.path


def _bulk(window: MainWindow) -> QDialog:
    site = window.workspace.site
    assert site is not None
    about = BulkSite(
        site.header_rules, site.root, window.workspace.sites.tags(), window.workspace.sites.habits
    )
    paths = [
        site.root / path for path in ("source/_posts/a-first-proof.md", "source/_posts/reading-aloud.md")
    ]
    return BulkDialog(paths, about, window.workspace.changes, window)


def _review(window: MainWindow) -> QDialog:
    site = window.workspace.site
    assert site is not None
    paths = [site.root / "source" / "_posts" / "a-first-proof.md"]
    rules = site.header_rules
    change = lambda text: add_item(text, "tags", "纸", rules)  # noqa: E731
    return ReviewDialog("Tag 纸", paths, change, site, window.workspace.changes, window)


def _links(window: MainWindow) -> QDialog:
    site, path = _site_and_post(window)
    links = plan([path], lambda text: [Edit(len(text), len(text), "[a link](elsewhere.md)\n")])
    planned = PlannedMove(MovePlan(()), links, Path.read_bytes)
    return LinksDialog("Move the post?", planned, lambda path: path.relative_to(site).as_posix(), window)


def _bring(window: MainWindow) -> QDialog:
    site = window.workspace.site
    assert site is not None
    _, post = _site_and_post(window)
    wishes = wishes_of(window.settings, site)
    return BringHomeDialog(site, [post], wishes, window.workspace.changes, parent=window)


def _conflict(window: MainWindow) -> QDialog:
    post = window.workspace.desk.current
    assert post is not None
    theirs = post.path.read_text("utf-8").replace("title:", "title: Theirs and")
    return ConflictDialog(post, theirs.encode(), window)


def _recovery(window: MainWindow) -> QDialog:
    _, path = _site_and_post(window)
    other = path.with_name("reading-aloud.md")
    journal = Journal.start(other, hash_bytes(other.read_bytes()))
    journal.append(other.read_text("utf-8") + "never saved 没有保存\n", 1)
    journal.close()
    offers = window.workspace.recovery.offers(None)
    assert offers
    return RecoveryDialog(offers, lambda _offer: "", window.workspace.recovery.discard, window)


def _history(window: MainWindow) -> QDialog:
    post = window.workspace.desk.current
    assert post is not None
    return HistoryDialog(post, Timeline(post.path, window.workspace.history, window), window)


def _new_snippet(window: MainWindow) -> QDialog:
    site = window.workspace.site
    assert site is not None
    here, own = snippet_folders(site)
    new_snippet(here, "签名 signature", "*{{title}}* — 晚风\n")
    return NewSnippetDialog(here, own, window)


def _wishes(window: MainWindow) -> QDialog:
    site = window.workspace.site
    assert site is not None
    return WishesDialog(site, _site_and_post(window)[1], window.settings, window)


def _encoding(window: MainWindow) -> QDialog:
    post = window.workspace.desk.current
    assert post is not None
    return EncodingDialog(post, window)


MAKERS: dict[str, Maker] = {
    "AboutDialog": AboutDialog,
    "BringHomeDialog": _bring,
    "BulkDialog": _bulk,
    "ConflictDialog": _conflict,
    "DiffDialog": lambda window: DiffDialog("Quote the title", "-title: a: b\n+title: 'a: b'", window),
    "EncodingDialog": _encoding,
    "HistoryDialog": _history,
    "LinksDialog": _links,
    "NewSnippetDialog": _new_snippet,
    "RecoveryDialog": _recovery,
    "ReviewDialog": _review,
    "WishesDialog": _wishes,
}

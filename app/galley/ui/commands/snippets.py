"""Snippets: put one in, make and edit them; and what completes words while typing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from galley.core.index.fold import fold
from galley.core.index.pinyin import initials, syllables
from galley.core.messages import listed
from galley.core.site import SiteError
from galley.core.snippets import (
    Snippet,
    insert,
    new_snippet,
    read_snippet,
    snippet_folders,
    snippets_in,
    words_of,
)
from galley.core.storage import Action, StorageError, in_words
from galley.core.textfile import NotTextError
from galley.core.writing.model import Change, Selection
from galley.services.completions import Completions
from galley.ui.dialogs.new_snippet import NewSnippetDialog
from galley.ui.palette import Choice, Palette, among

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

_DETAIL = 60


class SnippetCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._editor = window.editor_pane.editor
        self._editor.completion.finder = Completions(window.workspace.sites, window)

    def on_insert_snippet(self) -> None:
        self._choose(self._window.tr("Insert a snippet, by name or pinyin"), self._insert)

    def on_edit_snippet(self) -> None:
        self._choose(self._window.tr("Edit a snippet"), self._open)

    def on_new_snippet(self) -> None:
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        chosen = self._editor.textCursor().selectedText() if self._editor.post is not None else ""
        here, own = snippet_folders(site)
        dialog = NewSnippetDialog(here, own, window)
        if dialog.exec():
            try:
                path = new_snippet(dialog.folder, dialog.name.text(), chosen.replace("\u2029", "\n"))
            except (SiteError, StorageError, OSError) as why:
                window.workspace.failed.emit(in_words(why, action=Action.SAVE))
            else:
                window.workspace.open_post(path)

    def _snippets(self) -> list[Snippet]:
        site = self._window.workspace.site
        return snippets_in(snippet_folders(site)) if site is not None else []

    def _choose(self, hint: str, act: Callable[[Snippet], None]) -> None:
        window = self._window
        choices = [_choice(snippet, act) for snippet in self._snippets()]
        if choices:
            Palette(hint, among(choices), window).open()
        else:
            window.status.say(
                window.tr("There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.")
            )

    def _open(self, snippet: Snippet) -> None:
        self._window.workspace.open_post(snippet.path)

    def _insert(self, snippet: Snippet) -> None:
        window, post, site = self._window, self._editor.post, self._window.workspace.site
        if post is None or site is None:
            return
        window.editor_pane.form.commit()
        try:
            text = read_snippet(snippet)
        except (StorageError, NotTextError) as why:
            window.workspace.failed.emit(in_words(why, path=snippet.path))
            return
        left: list[str] = []

        def command(whole: str, selection: Selection) -> Change:
            chosen = whole[selection.start : selection.end]
            words = words_of(post.header, post.title, site.now(), chosen)
            change, unknown = insert(selection, text, words)
            left.extend(unknown)
            return change

        if self._editor.writing.in_header():
            window.status.say(window.tr("This is the header: Markdown begins below it."))
        elif self._editor.writing.run(command) and left:
            window.status.say(
                window.tr("Left as they are, for the header does not have them: {0}").format(listed(left))
            )
        self._editor.setFocus()


def _choice(snippet: Snippet, act: Callable[[Snippet], None]) -> Choice:
    try:
        text = read_snippet(snippet)
    except (StorageError, NotTextError):
        text = ""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    spelled = syllables(fold(snippet.name))
    return Choice(
        snippet.name,
        line if len(line) <= _DETAIL else line[:_DETAIL] + "…",
        lambda: act(snippet),
        f"{spelled.replace(' ', '')} {initials(spelled)}",
    )

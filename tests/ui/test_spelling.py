"""The spelling check in the real window, with a dictionary of a few words where no other is wanted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from galley.core.spelling import HunspellDictionary, has_library
from galley.resources import resources
from galley.services import spelling as service
from galley.services.document import PostDocument
from galley.services.options import SPELLING, SPELLING_LANGUAGES
from galley.ui.commands import TextCommands
from galley.ui.dialogs.languages import language_name
from galley.ui.dialogs.settings import SettingsDialog
from galley.ui.editor.misspellings import LAYER
from galley.ui.window import MainWindow
from support.waiting import wait_until

HEADER = "---\r\ntitle: Good titel\r\ntags: [pythn]\r\n---\r\n"
RIGHT = ("good", "word", "and", "the", "end", "one", "two", "three")
Open = Callable[[str], PostDocument]


class Few:
    """A dictionary for tests."""

    def __init__(self, file: Path) -> None:
        self.language, self.script = file.stem, "latin"

    def knows(self, word: str) -> bool:
        return word.lower() in RIGHT

    def suggest(self, word: str) -> list[str]:
        return ["Python", "Typhon"] if word == "Pythn" else []


@pytest.fixture(autouse=True)
def _few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "has_library", lambda: True)
    monkeypatch.setattr(service, "HunspellDictionary", Few)


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(text: str) -> PostDocument:
        (posts / "edit.md").write_bytes((HEADER + text).encode())
        post = window.workspace.open_post(posts / "edit.md")
        assert post is not None
        editor = window.editor_pane.editor
        editor.setFocus()
        return post

    return make


def marked(window: MainWindow) -> list[str]:
    editor = window.editor_pane.editor
    cursor = QTextCursor(editor.document())
    words: list[str] = []
    for start, end in editor.marks.spans(LAYER):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return words


def wait_for(window: MainWindow, *words: str) -> None:
    wait_until(lambda: marked(window) == list(words), f"underlining {words}")


def put_cursor(window: MainWindow, post: PostDocument, piece: str, offset: int = 0) -> None:
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(len(post.text[: post.text.index(piece) + offset].encode("utf-16-le")) // 2)
    editor.setTextCursor(cursor)


def context_menu(window: MainWindow) -> QMenu:
    commands = window.findChildren(TextCommands)[0]
    editor = window.editor_pane.editor
    return commands.menu_at(editor.cursorRect().center())


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_misspelt_words_between_chinese_are_underlined_and_nothing_else(
    window: MainWindow, opened: Open
) -> None:
    post = opened(
        "使用Pythn编写 good 😀helo\r\n\r\n```python\r\nimprt x\r\n```\r\n`cod` <b class='x'>wrod</b>\r\n"
        "{% tag helo %} https://helo.x/y\r\n\r\n<!-- coment\r\n\r\nstil -->\r\nthe ennd"
    )
    wait_for(window, "Pythn", "helo", "wrod", "ennd")
    assert post.revision == 0
    assert not post.dirty


def test_the_header_shows_its_mistakes_only_while_it_is_open(window: MainWindow, opened: Open) -> None:
    opened("good wrod\r\n")
    wait_for(window, "wrod")
    window.editor_pane.editor.fold.set_folded(False)
    window.spelling.marks.look()
    wait_for(window, "titel", "wrod")


def test_the_word_that_is_typed_is_no_mistake_until_it_is_left(window: MainWindow, opened: Open) -> None:
    post = opened("good ")
    wait_for(window)
    editor = window.editor_pane.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "wrod helo")
    wait_for(window, "wrod")
    QTest.keyClicks(editor, " ")
    wait_for(window, "wrod", "helo")
    put_cursor(window, post, "helo", 2)
    window.spelling.marks.look()
    assert marked(window) == ["wrod", "helo"]


def test_letters_of_an_input_method_are_not_looked_at(window: MainWindow, opened: Open) -> None:
    opened("good ")
    wait_for(window)
    editor = window.editor_pane.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", []))
    window.spelling.marks.look()
    assert marked(window) == []
    done = QInputMethodEvent()
    done.setCommitString("你好 wrod 好")
    QApplication.sendEvent(editor, done)
    wait_for(window, "wrod")


def test_a_suggestion_takes_the_words_place_and_one_undo_brings_it_back(
    window: MainWindow, opened: Open
) -> None:
    post = opened("首\r\n使用Pythn编写\r\n")
    wait_for(window, "Pythn")
    before = post.text
    put_cursor(window, post, "Pythn", 5)
    menu = context_menu(window)
    wait_until(lambda: "Python" in texts(menu), "the suggestions")
    assert texts(menu)[:2] == ["Python", "Typhon"]
    menu.actions()[0].trigger()
    assert post.text == before.replace("Pythn", "Python")
    wait_for(window)
    editor = window.editor_pane.editor
    assert editor.textCursor().positionInBlock() == len("使用Python")
    editor.undo()
    assert post.text == before
    assert post.encoded() == (HEADER + "首\r\n使用Pythn编写\r\n").encode()


def test_a_word_without_suggestions_says_so_and_the_menu_may_be_gone_before_they_come(
    window: MainWindow, opened: Open
) -> None:
    post = opened("helo\r\nend")
    wait_for(window, "helo")
    put_cursor(window, post, "helo")
    menu = context_menu(window)
    wait_until(lambda: "No suggestions" in texts(menu), "the answer")
    gone = context_menu(window)
    gone.deleteLater()
    QApplication.sendPostedEvents(gone)
    asked: list[object] = []
    window.spelling.spelling.suggest("helo", asked.append)
    wait_until(lambda: bool(asked), "the answer to the menu that is gone")
    put_cursor(window, post, "end")
    assert "No suggestions" not in texts(context_menu(window))


def test_added_words_belong_to_the_site_and_ignored_ones_to_this_session(
    window: MainWindow, opened: Open, sample_site: Path
) -> None:
    post = opened("wrod helo Wrod and\r\n")
    (sample_site / "_words.txt").write_text("", encoding="utf-8")
    wait_for(window, "wrod", "helo", "Wrod")
    put_cursor(window, post, "wrod", 1)
    menu = context_menu(window)
    next(action for action in menu.actions() if action.text().startswith("&Add")).trigger()
    wait_for(window, "helo")
    assert (sample_site / "_words.txt").read_text("utf-8") == "wrod\n"
    put_cursor(window, post, "helo", 1)
    menu = context_menu(window)
    next(action for action in menu.actions() if action.text().startswith("I&gnore")).trigger()
    wait_for(window)
    assert (sample_site / "_words.txt").read_text("utf-8") == "wrod\n"
    assert not post.dirty


def test_a_key_goes_to_the_next_mistake_and_round_the_end(window: MainWindow, opened: Open) -> None:
    opened("wrod\r\n" + "good\r\n" * 300 + "helo\r\n```\r\ncod\r\n```\r\n")
    editor = window.editor_pane.editor
    seen: list[str] = []

    def go(name: str) -> str:
        before = editor.textCursor().selectionStart(), editor.textCursor().selectionEnd()
        window.actions_table[name].trigger()
        wait_until(
            lambda: (editor.textCursor().selectionStart(), editor.textCursor().selectionEnd()) != before,
            "the next one",
        )
        return editor.textCursor().selectedText()

    for _ in range(4):
        seen.append(go("next_misspelling"))
    assert seen == ["wrod", "helo", "titel", "wrod"]
    assert not editor.fold.folded
    assert [go("previous_misspelling") for _ in range(3)] == ["titel", "helo", "wrod"]


def test_without_a_mistake_the_key_says_so(window: MainWindow, opened: Open, posts: Path) -> None:
    opened("good\r\n")
    (posts / "fine.md").write_text("---\ntitle: Good\n---\nthe end", encoding="utf-8")
    window.workspace.open_post(posts / "fine.md")
    window.actions_table["next_misspelling"].trigger()
    wait_until(lambda: window.status.currentMessage() == "No misspelt word was found.", "the word for it")


def test_switched_off_nothing_is_underlined_and_the_key_says_why(window: MainWindow, opened: Open) -> None:
    opened("wrod\r\n")
    wait_for(window, "wrod")
    window.actions_table["check_spelling"].setChecked(False)
    wait_for(window)
    assert not window.settings.get(SPELLING)
    window.actions_table["next_misspelling"].trigger()
    assert "Check Spelling" in window.status.currentMessage()
    window.settings.set(SPELLING, True)
    assert window.actions_table["check_spelling"].isChecked()
    wait_for(window, "wrod")


def test_without_a_dictionary_it_is_said_where_it_is_switched_on_and_nothing_fails(
    window: MainWindow, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "installed", lambda _folders: {})
    told: list[str] = []
    window.workspace.failed.connect(told.append)
    opened("wrod\r\n")
    window.actions_table["check_spelling"].setChecked(False)
    window.actions_table["check_spelling"].setChecked(True)
    assert "No dictionary was found" in told[0]
    window.actions_table["next_misspelling"].trigger()
    assert len(told) == 2
    window.spelling.marks.look()
    wait_for(window)
    dialog = SettingsDialog(window.settings, window)
    label = dialog.findChild(QLabel, SPELLING_LANGUAGES.key)
    assert isinstance(label, QLabel)
    assert "No dictionary was found" in label.text()
    monkeypatch.setattr(service, "has_library", lambda: False)
    assert "no Hunspell" in service.why_none()
    dialog.close()


def test_languages_are_ticked_on_the_settings_page(
    window: MainWindow, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "installed", lambda _: {"en_US": Path("en_US"), "de_DE": Path("de_DE")})
    dialog = SettingsDialog(window.settings, window)
    button = dialog.findChild(QPushButton, SPELLING_LANGUAGES.key)
    assert isinstance(button, QPushButton)
    assert button.text() == "The system's, and English"
    german, english = button.findChild(QMenu).actions()
    assert german.text() == "Deutsch (de_DE)"
    german.setChecked(True)
    english.setChecked(True)
    assert window.settings.get(SPELLING_LANGUAGES) == ["de_DE", "en_US"]
    assert button.text() == "Deutsch (de_DE), American English (en_US)"
    window.settings.set(SPELLING_LANGUAGES, [])
    assert not german.isChecked()
    assert button.text() == "The system's, and English"
    assert language_name("tlh") == "tlh"
    dialog.close()


def test_the_context_menu_key_opens_the_menu_for_the_word_at_the_cursor(
    window: MainWindow, opened: Open
) -> None:
    post = opened("one\r\n\r\ntwo Pythn three\r\n")
    wait_for(window, "Pythn")
    put_cursor(window, post, "Pythn", 2)
    editor = window.editor_pane.editor
    place = editor.textCursor().position()
    at = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect().center()  # type: ignore[attr-defined]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, editor.mapToGlobal(at))
    QApplication.sendEvent(editor, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert editor.textCursor().position() == place
    wait_until(lambda: texts(menu)[0] == "Python", "the suggestions")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "two Python three" in post.text


@pytest.mark.skipif(not has_library(), reason="Hunspell is not built for this machine")
def test_with_the_real_dictionary(window: MainWindow, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "HunspellDictionary", HunspellDictionary)
    monkeypatch.setattr(service, "dictionary_folders", lambda bundled: [bundled])
    assert (resources() / "dictionaries" / "en_US.dic").is_file()
    post = opened("A sentnce in English，然后使用Pythn编写 the café’s menu, don’t worry.\r\n")
    wait_for(window, "sentnce", "Pythn")
    put_cursor(window, post, "sentnce", 1)
    menu = context_menu(window)
    wait_until(lambda: "sentence" in texts(menu), "the suggestions")


def test_a_key_within_a_line_leaves_the_marks_on_the_screen_alone(
    window: MainWindow, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = opened("wrod good\r\nhelo Pythn\r\n")
    wait_for(window, "wrod", "helo", "Pythn")
    put_cursor(window, post, "good")
    editor = window.editor_pane.editor
    editor.marks.refresh()
    put: list[object] = []
    monkeypatch.setattr(editor, "setExtraSelections", put.append)
    QTest.keyClicks(editor, "ab")
    assert put == []
    assert marked(window) == ["wrod", "helo", "Pythn"]
    put_cursor(window, post, "helo", 2)
    QTest.keyClicks(editor, "x")
    assert marked(window) == ["wrod", "Pythn"]
    assert put


def test_going_to_a_word_is_not_typing_it(window: MainWindow, opened: Open, posts: Path) -> None:
    post = opened("wrod\r\n")
    put_cursor(window, post, "wrod", 2)
    wait_for(window, "wrod")
    window.workspace.open_post(posts / "a-first-proof.md")
    window.workspace.open_post(post.path)
    put_cursor(window, post, "wrod", 4)
    window.spelling.marks.look()
    wait_for(window, "wrod")

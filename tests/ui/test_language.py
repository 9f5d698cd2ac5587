"""The window speaks the author's language, and changes it while it runs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from galley.core.frontmatter import read
from galley.core.library import language
from galley.services.options import LANGUAGE
from galley.ui.actions import COMMANDS, plain
from galley.ui.language import system_language
from galley.ui.window import MainWindow
from support.waiting import wait_until

pytestmark = pytest.mark.usefixtures("_english_afterwards")


def in_chinese(window: MainWindow) -> None:
    window.settings.set(LANGUAGE, "zh_CN")


def test_every_command_is_chinese_at_once(window: MainWindow) -> None:
    in_chinese(window)
    actions = {command.name: window.actions_table[command.name].text() for command in COMMANDS}
    latin = {name: text for name, text in actions.items() if not any(sign >= "\u4e00" for sign in text)}
    assert latin == {}
    assert next(action.text() for action in window.menuBar().actions()) == "文件"


@pytest.mark.parametrize("code", ["zh_CN", "zh_TW"])
def test_the_filters_that_the_search_box_tells_of_mean_the_same_in_chinese(
    window: MainWindow, code: str
) -> None:
    box = window.posts.search
    english = [operator for operator, _ in box.operators()]
    window.settings.set(LANGUAGE, code)
    chinese = [operator for operator, _ in box.operators()]
    for one, other in zip(english, chinese, strict=True):
        if one[0].isalpha():
            assert not other.isascii()
            # What ends in a colon is still to be told what of.
            ends = "x" if one.endswith(":") else ""
            meant, said = language.parse(one + ends), language.parse(other + ends)
            assert (meant.root, meant.error) == (said.root, None)
            assert language.parse(other + ends).root.parts
        else:
            assert one == other


def test_values_are_offered_behind_a_chinese_name_in_its_language(window: MainWindow) -> None:
    in_chinese(window)
    wait_until(lambda: window.workspace.sites.counts.tags, "the tags, counted")
    line = window.posts.search.line
    line.setFocus()
    for typed, value in (("标签：", "排版"), ("-草稿:", "是"), ("有：", "图片"), ("tag:", "排版")):
        line.clear()
        line.insert(typed)
        window.posts.search._suggest()
        model = window.posts.search.popup.model()
        assert value in [model.index(row, 0).data() for row in range(model.rowCount())]
    window.posts.search._insert("排版")
    assert line.text() == "tag:排版 "


def test_going_back_to_english_gives_every_text_back(window: MainWindow, posts: Path) -> None:
    def texts() -> dict[str, str]:
        return {command.name: window.actions_table[command.name].text() for command in COMMANDS}

    before = texts()
    in_chinese(window)
    window.settings.set(LANGUAGE, "en")
    assert texts() == before
    assert window.posts.count.text().endswith("posts")


def test_what_is_said_with_values_follows(window: MainWindow, posts: Path) -> None:
    window.workspace.open_post(posts / "a-first-proof.md")
    in_chinese(window)
    assert "篇文章" in window.posts.count.text()
    assert "已保存" in [label.text() for label in window.status.findChildren(QLabel)]


def test_the_text_and_its_undo_are_untouched_by_a_change_of_language(window: MainWindow, posts: Path) -> None:
    window.workspace.open_post(posts / "a-first-proof.md")
    post = window.workspace.desk.current
    assert post is not None
    window.editor_pane.editor.insertPlainText("New post ")
    text = post.text
    in_chinese(window)
    assert post.text == text
    assert post.dirty
    assert post.document.isUndoAvailable()


def test_a_tag_called_as_a_button_is_stays_as_it_is(window: MainWindow, posts: Path) -> None:
    (posts / "tagged.md").write_text("---\ntitle: t\ntags: [Drafts, Preview]\n---\nbody\n", "utf-8")
    window.workspace.open_post(posts / "tagged.md")
    in_chinese(window)
    shown = [label.text() for label in window.editor_pane.form.findChildren(QLabel)]
    assert "Drafts" in shown
    assert "Preview" in shown


def test_core_says_what_is_wrong_in_chinese_and_in_english_without_a_window(window: MainWindow) -> None:
    text = "---\ntitle: [a\n---\nbody\n"
    site = window.workspace.site
    assert site is not None
    english = read(text, site.header_rules).error
    in_chinese(window)
    chinese = read(text, site.header_rules).error
    assert english is not None
    assert chinese is not None
    assert english.reason.isascii()
    assert any(sign >= "\u4e00" for sign in chinese.reason)


def test_qts_own_buttons_are_chinese(window: MainWindow) -> None:
    in_chinese(window)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, window)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_traditional_chinese_is_there_too(window: MainWindow) -> None:
    window.settings.set(LANGUAGE, "zh_TW")
    assert plain(window.actions_table["settings"].text()) == "設定…"


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-Hant-TW"], "zh_TW"),
        (["zh-HK"], "zh_TW"),
        (["zh"], "zh_CN"),
        (["fr-FR", "zh-CN"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["fr-FR"], "en"),
    ],
)
def test_the_systems_first_language_that_galley_knows_is_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tags: list[str], language: str
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return tags

    monkeypatch.setattr(QLocale, "system", System)
    assert system_language() == language


def test_a_new_window_is_chinese_from_its_start(window: MainWindow, new_window: object) -> None:
    in_chinese(window)
    window.settings.sync()
    other: MainWindow = new_window()  # type: ignore[operator]
    assert other.actions_table["save"].text() == "保存(&S)"

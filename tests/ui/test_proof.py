"""Problems in a real window: found after a pause, listed, marked and mended; text and preview together."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest

from galley.services import proofreader
from galley.services.document import PostDocument
from galley.ui.proof import ProofCommands
from galley.ui.window import MainWindow
from support.previewing import ask, spin
from support.waiting import wait_until

HEADER = "---\ntitle: 查\ndate: 2024-05-01 08:00:00\n---\n"


def show(window: MainWindow, path: Path, body: str) -> PostDocument:
    path.write_text(HEADER + body, encoding="utf-8")
    post = window.workspace.open_post(path)
    assert post is not None
    wait_until(lambda: proof(window).proofreader.post is post, "the post")
    checked(window)
    return post


def proof(window: MainWindow) -> ProofCommands:
    return window.proof


def checked(window: MainWindow) -> None:
    wait_until(lambda: proof(window).proofreader.is_current, "the check")


def test_a_problem_is_counted_listed_and_marked_after_a_pause(window: MainWindow, posts: Path) -> None:
    post = show(window, posts / "p.md", "一\n")
    assert proof(window).count.text() == "No problems"
    editor = window.editor_pane.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("😀 **注意：**后 {{.a}}\n")
    spin(20)
    checked(window)
    assert proof(window).count.text() == "● 2 problems"
    assert proof(window).panel.list.count() == 2
    ((start, end),) = editor.marks.spans("warnings")
    cursor = QTextCursor(post.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "**注意：**"
    assert len(editor.marks.spans("errors")) == 1


def test_a_check_in_many_slices_asks_the_drive_once(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(proofreader, "SLICE", 0)
    monkeypatch.setattr(proofreader, "answers", lambda folder, _seconds: not asked.append(folder))
    show(window, posts / "p.md", "![a](a.jpg)\n\n二\n\n**注意：**后\n")
    asked.clear()
    ended: list[bool] = []
    proof(window).proofreader.checked.connect(lambda: ended.append(True))
    proof(window).proofreader.look_again()
    wait_until(lambda: bool(ended), "another check")
    assert asked == [posts.parents[1]]


def test_enter_leads_to_the_line_and_a_repair_is_one_step_of_undo(window: MainWindow, posts: Path) -> None:
    post = show(window, posts / "p.md", "一\n\n二 **注意：**后\n")
    window.actions_table["problems"].trigger()
    panel = proof(window).panel
    assert panel.isVisible()
    panel.focus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    cursor = window.editor_pane.editor.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (6, 2)
    before = post.text
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert "**注意**：后" in post.text
    checked(window)
    assert panel.list.count() == 0
    window.actions_table["undo"].trigger()
    assert post.text == before
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_key_walks_through_the_problems_and_round_the_end(window: MainWindow, posts: Path) -> None:
    show(window, posts / "p.md", "**一：**后\n\n##二\n")
    editor = window.editor_pane.editor
    lines = []
    for name in ("next_problem", "next_problem", "next_problem", "previous_problem"):
        window.actions_table[name].trigger()
        lines.append(editor.textCursor().blockNumber())
    # The cursor stands at the first already when the post is opened.
    assert lines == [6, 4, 6, 4]


def test_problems_are_found_while_the_preview_is_hidden(window: MainWindow, posts: Path) -> None:
    window.actions_table.set_checked("toggle_preview", False)
    show(window, posts / "p.md", "一\n")
    window.editor_pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    window.editor_pane.editor.insertPlainText("**注意：**后\n")
    spin(20)
    checked(window)
    assert len(proof(window).proofreader.findings) == 1
    window.actions_table.set_checked("toggle_preview", True)


def test_every_spelling_of_an_image_shows_and_those_that_hexo_would_not_serve_are_marked(
    window: MainWindow, posts: Path
) -> None:
    folder = posts / "foo"
    folder.mkdir()
    shutil.copy(posts.parent / "images" / "inks.png", folder / "a.jpg")
    images = ("a.jpg", "foo/a.jpg", "/images/inks.png", "../images/inks.png", "/none.png")
    body = "{% asset_img a.jpg 说明 %}\n\n" + "\n\n".join(f"![]({address})" for address in images)
    show(window, posts / "foo.md", body)
    wait_until(window.preview_is_quiet, "the preview")
    view = window.preview_pane.view
    marked = "document.querySelectorAll('img.galley-wrong').length"
    wait_until(lambda: ask(view, marked) == 2, "the marks")
    sizes = "[...document.querySelectorAll('#galley-body img')].map(i => i.naturalWidth + '')"
    widths = str(ask(view, f"{sizes}.join()")).split(",")
    shown = QImage(str(folder / "a.jpg")).width()
    assert widths == [str(shown)] * 5 + ["380"]  # the last is the placeholder
    assert [each.line for each in proof(window).proofreader.findings] == [13, 15]
    assert str(ask(view, "document.querySelector('img.galley-wrong').title")).startswith(
        "Hexo will answer 404"
    )


@pytest.mark.parametrize("word", ["原文"])
def test_the_preview_is_searched_with_count_and_escape_ends_it(
    window: MainWindow, posts: Path, word: str
) -> None:
    show(window, posts / "p.md", f"{word} 一\n\n{word} 二\n\n没有\n")
    wait_until(window.preview_is_quiet, "the preview")
    window.actions_table["find_in_preview"].trigger()
    bar = window.preview_pane.find_bar
    bar.line.setText(word)
    wait_until(lambda: bar.count.text() == "1 of 2", "the first hit")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    wait_until(lambda: bar.count.text() == "2 of 2", "the second hit")
    QTest.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    wait_until(lambda: bar.count.text() == "1 of 2", "the first hit again")
    bar.line.setText("nowhere")
    wait_until(lambda: bar.count.text() == "not found", "no hit")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_text_and_preview_stay_within_a_line_when_images_come_late(window: MainWindow, posts: Path) -> None:
    folder = posts / "long"
    folder.mkdir()
    for i in range(6):
        image = QImage(300, 240 + 40 * i, QImage.Format.Format_RGB32)
        image.fill(QColor("#336699"))
        image.save(str(folder / f"{i}.png"))
    body = "".join(
        f"## 第 {i} 节\n\n一段文字。\n\n" + (f"{{% asset_img {i // 8}.png 图 %}}\n\n" if i % 8 == 3 else "")
        for i in range(48)
    )
    show(window, posts / "long.md", body)
    editor, view = window.editor_pane.editor, window.preview_pane.view
    errors: list[float] = []
    for line in (20, 61, 97, 140):
        editor.scroll_to_line(line)
        wait_until(window.preview_is_quiet, "the preview")
        spin(100)
        shown = float(ask(view, "galley.lineAt(0)")) + 4  # the header's lines
        errors.append(abs(shown - editor.top_line()))
    assert max(errors) <= 1, errors


def test_the_place_typed_at_is_in_sight_in_the_preview(window: MainWindow, posts: Path) -> None:
    show(window, posts / "p.md", "".join(f"第 {i} 段文字\n\n" for i in range(200)))
    wait_until(window.preview_is_quiet, "the preview")
    editor, view = window.editor_pane.editor, window.preview_pane.view
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "here")
    line = editor.textCursor().blockNumber() - 4
    place = f"galley.placeOf({line}) - scrollY"
    wait_until(lambda: 0 <= float(ask(view, place)) < float(ask(view, "innerHeight")), "the place")
    window.actions_table.set_checked("preview_follows", False)
    at = float(ask(view, "scrollY"))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    spin(300)
    assert float(ask(view, "scrollY")) == at
    window.actions_table.set_checked("preview_follows", True)


def test_a_post_opened_far_down_is_there_in_the_preview_too(window: MainWindow, posts: Path) -> None:
    path = posts / "far.md"
    text = "".join(f"第 {i} 段的文字，占一行。\n\n" for i in range(900))
    path.write_text(f"---\ntitle: 长\n---\n{text}", encoding="utf-8")
    editor, view = window.editor_pane.editor, window.preview_pane.view
    show(window, posts / "first.md", "第一篇\n")
    wait_until(window.preview_is_quiet, "the page")
    window.workspace.open_post(path)
    editor.go_to_line(1_100)
    wait_until(window.preview_is_quiet, "the preview")
    assert editor.top_line() > 1_000
    top = lambda: float(ask(view, "galley.lineAt(0)")) + 3  # noqa: E731  the header's lines
    wait_until(lambda: abs(top() - editor.top_line()) <= 1, "the place")
    # As it was left, when it is come back to.
    show(window, posts / "other.md", "另一篇\n")
    wait_until(window.preview_is_quiet, "the other post")
    window.workspace.open_post(path)
    wait_until(window.preview_is_quiet, "the preview")
    wait_until(lambda: editor.top_line() > 1_000, "the text again")
    wait_until(lambda: abs(top() - editor.top_line()) <= 1, "the place again")


def test_pointing_at_the_preview_names_the_line_of_the_file(window: MainWindow, posts: Path) -> None:
    show(window, posts / "p.md", "一\n\n二\n")
    view = window.preview_pane.view
    view.line_hovered.emit(2)
    said = [label.text() for label in window.status.findChildren(type(window.status._place))]
    assert "Preview: line 7" in said


@pytest.mark.parametrize(
    "header",
    ["title: Java: 从入门", "title: [git] SSH", "title: @vue/cli", "title: {{ title }}", "title：中文冒号"],
)
def test_a_broken_header_is_a_problem_and_its_body_can_be_written(
    window: MainWindow, posts: Path, header: str
) -> None:
    path = posts / "broken.md"
    path.write_text(f"---\n{header}\n---\n正文\n", encoding="utf-8")
    before = path.read_bytes()
    assert window.workspace.open_post(path) is not None
    checked(window)
    assert proof(window).proofreader.errors == 1
    assert window.editor_pane.editor.isEnabled()
    assert path.read_bytes() == before

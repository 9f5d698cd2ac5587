"""Colours in the editor: which line is what, larger headings, code by its language, and no more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.services.settings import CHINESE_FONT, LARGE_HEADINGS, LINE_WIDTH
from galley.ui.editor.code import _spans_of
from galley.ui.editor.highlighter import COMMENT, HTML, TAG, TEXT, MarkdownHighlighter
from galley.ui.window import MainWindow
from support.previewing import spin

Open = Callable[..., PostDocument]


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(body: str, header: str = "---\ntitle: x\n---\n") -> PostDocument:
        (posts / "edit.md").write_text(header + body, encoding="utf-8")
        post = window.workspace.open_post(posts / "edit.md")
        assert post is not None
        spin(30)
        highlighter(window).code.read()
        return post

    return make


def highlighter(window: MainWindow) -> MarkdownHighlighter:
    editor = window.editor_pane.editor
    assert editor.post is not None
    return editor._highlighters[editor.post]


def line(window: MainWindow, text: str) -> QTextBlock:
    block = window.editor_pane.editor.document().firstBlock()
    while block.isValid() and text not in block.text():
        block = block.next()
    assert block.isValid(), text
    return block


def look(window: MainWindow, piece: str) -> tuple[str, float]:
    """Colour and size in points of the first place of ``piece``; of the last format there."""
    block = line(window, piece)
    at = len(block.text()[: block.text().index(piece)].encode("utf-16-le")) // 2
    found = ("", 0.0)
    for each in block.layout().formats():
        if each.start <= at < each.start + each.length:  # type: ignore[attr-defined]
            form = each.format  # type: ignore[attr-defined]
            found = (form.foreground().color().name(), form.fontPointSize())
    return found


def test_headings_are_larger_by_level_and_nothing_else_is(window: MainWindow, opened: Open) -> None:
    opened("# Einz\n\n## Zwei\n\nProsa **fett**\n\n> Zitat\n\n###### Sechs\n")
    base = window.editor_pane.editor.document().defaultFont().pointSizeF()
    assert look(window, "Einz")[1] > look(window, "Zwei")[1] > base
    assert look(window, "fett")[1] == look(window, "Zitat")[1] == look(window, "Sechs")[1] == 0
    window.settings.set(LARGE_HEADINGS, False)
    assert look(window, "Einz")[1] == 0
    window.settings.set(LARGE_HEADINGS, True)
    window.actions_table["zoom_in"].trigger()
    assert look(window, "Einz")[1] == pytest.approx((base + 1) * 1.5)


def test_fenced_code_is_coloured_by_its_language(window: MainWindow, opened: Open) -> None:
    opened(
        '前文\n\n```python\n"""a\ndef inside\n"""\ndef f(x):  # 注😀 note\n    return "s"\n```\n\n'
        "def outside\n"
    )
    colors = window.editor_pane.editor.colors
    assert look(window, "def f")[0] == colors.accent
    assert look(window, "note")[0] == colors.comment
    assert look(window, '"s"')[0] == colors.string
    assert look(window, "def inside")[0] == colors.string
    assert look(window, "def outside") == ("", 0.0)


def test_a_key_in_code_is_coloured_at_once(window: MainWindow, opened: Open) -> None:
    opened("```js title\nlet a = 1\n\n```\n")
    editor = window.editor_pane.editor
    editor.go_to_line(line(window, "let a").blockNumber() + 1)
    QTest.keyClicks(editor, "return 1")
    assert look(window, "return")[0] == editor.colors.accent


@pytest.mark.parametrize(
    ("header", "key", "value"),
    [
        ("---\ntitle: 'a: b' # why\nlist:\n  - deep: 12\n---\n", "deep", "'a: b'"),
        (';;;\n"title": "v: w"\n;;;\n', '"title"', '"v: w"'),
    ],
)
def test_a_header_is_coloured_as_what_it_is(
    window: MainWindow, opened: Open, header: str, key: str, value: str
) -> None:
    opened("\ntext\n", header=header)
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    highlighter(window).code.read()
    assert look(window, key)[0] == editor.colors.accent
    assert look(window, value)[0] == editor.colors.string


def test_tags_comments_and_html_go_over_several_lines_and_end(window: MainWindow, opened: Open) -> None:
    opened(
        "{% tag a\n  b **c**\n%}\n\nprose one\n\n<!-- x\n\n**y**\n--> after\n\nprose two\n\n"
        "<div class='k'>\n**raw**\n</div>\n\nprose three\n\n"
        "<b>in</b> **line**\nprose four\n\n{% open\n\nprose five\n"
    )
    states = {name: line(window, name).userState() for name in ("b **c**", "**y**", "**raw**")}
    assert states == {"b **c**": TAG, "**y**": COMMENT, "**raw**": HTML}
    for name in ("prose one", "after", "prose two", "prose three", "prose four", "prose five"):
        assert line(window, name).userState() == TEXT, name


def test_no_colour_is_a_change_of_the_text(window: MainWindow, opened: Open) -> None:
    post = opened("# H\n\n```python\nx = 1\n```\n\n> q\n")
    revision, undo = post.revision, post.document.isUndoAvailable()
    highlighter(window).code.read()
    window.settings.set(LARGE_HEADINGS, False)
    spin(20)
    assert (post.revision, post.dirty, undo) == (revision, False, False)


def test_typing_behind_a_large_heading_keeps_the_line_at_the_top(window: MainWindow, opened: Open) -> None:
    opened("".join(f"# Heading {number}\n\ntext {number}\n\n" for number in range(200)))
    editor = window.editor_pane.editor
    for wanted in (100, 333, 5, 700):
        editor.scroll_to_line(wanted)
        spin(5)
        assert abs(editor.top_line() - wanted) < 1


def test_width_and_chinese_font_are_applied_at_once(window: MainWindow, opened: Open) -> None:
    opened("text\n")
    editor = window.editor_pane.editor
    window.resize(1900, 800)
    window.actions_table["toggle_preview"].setChecked(False)
    spin(20)
    wide = editor.viewport().width()
    window.settings.set(LINE_WIDTH, 40.0)
    assert editor.viewport().width() < wide
    window.settings.set(LINE_WIDTH, 0.0)
    assert editor.viewport().width() > wide
    window.settings.set(CHINESE_FONT, "Noto Serif CJK SC")
    assert "Noto Serif CJK SC" in editor.document().defaultFont().families()


def test_keys_of_toml_are_keys_and_astral_signs_count_as_qt_counts_them() -> None:
    lexer = get_lexer_by_name("toml", stripnl=False, ensurenl=False)
    rows = _spans_of(["[params]", 'a = "😀b" # c'], lexer)
    assert ("key" in {kind for _, _, kind in rows[0]}) or ("keyword" in {kind for _, _, kind in rows[0]})
    assert (0, 1, "key") in rows[1]
    assert rows[1][-1] == (10, 3, "comment")

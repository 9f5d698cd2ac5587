"""Colours in the editor: which line is what, larger headings, code by its language, and no more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name
from PySide6.QtGui import QFont, QFontDatabase, QTextBlock, QTextCursor
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.services.options import CHINESE_FONT, EDITOR_FONT, LARGE_HEADINGS, LINE_WIDTH
from galley.ui.editor.code import _spans_of
from galley.ui.editor.highlighter import MarkdownHighlighter
from galley.ui.editor.looks import Looks, Runs
from galley.ui.editor.progress import Stretches
from galley.ui.editor.states import COMMENT, HEADER, HTML, TAG, TEXT, is_code, state_after
from galley.ui.theme import LIGHT
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

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


def states_from_scratch(window: MainWindow) -> list[int]:
    editor = window.editor_pane.editor
    assert editor.post is not None
    states: list[int] = []
    for number, text in enumerate(editor.document().toRawText().split("\u2029")):
        before = states[-1] if states else TEXT
        states.append(HEADER if number < editor.post.body_line else state_after(before, text))
    return states


def states_now(window: MainWindow) -> list[int]:
    document = window.editor_pane.editor.document()
    return [document.findBlockByNumber(number).userState() for number in range(document.blockCount())]


LONG = "".join(
    f"## 节 {number}\n\n```python\ndef f{number}(): ...\n```\n\n<div>\nraw {number}\n</div>\n\n"
    for number in range(300)
)


def test_a_long_post_opens_with_its_first_screen_and_the_rest_is_known_soon_after(
    window: MainWindow, opened: Open
) -> None:
    opened(LONG)
    assert look(window, "def f1(")[0] != ""
    assert look(window, "def f299(") == ("", 0.0), "what nobody has seen has no colours"
    wait_until(lambda: states_now(window) == states_from_scratch(window))
    assert look(window, "def f299(") == ("", 0.0)
    window.editor_pane.editor.scroll_to_line(3_000)
    spin(20)
    highlighter(window).code.read()
    assert look(window, "def f299(")[0] == window.editor_pane.editor.colors.accent
    assert look(window, "def f150(") == ("", 0.0)


def test_a_fence_at_the_top_of_a_long_post_changes_the_screen_at_once_and_the_rest_meanwhile(
    window: MainWindow, opened: Open
) -> None:
    opened("\n" + LONG)
    wait_until(lambda: states_now(window) == states_from_scratch(window))
    editor = window.editor_pane.editor
    editor.go_to_line(4)
    QTest.keyClicks(editor, "~~~")
    assert is_code(line(window, "raw 1").userState())
    assert look(window, "raw 1")[0] == editor.colors.code
    assert not is_code(line(window, "raw 299").userState()), "a key does not wait for the whole post"
    wait_until(lambda: states_now(window) == states_from_scratch(window))
    assert is_code(line(window, "raw 299").userState())
    editor.undo()
    wait_until(lambda: states_now(window) == states_from_scratch(window))
    assert line(window, "raw 1").userState() == HTML


PIECES = ["```\n", "~~~", "x\n" * 700, "<div>", "\n\n", "{% tag\n", "%}", "<!--", "-->", "字"]
PLACE = st.floats(0, 1)
EDITS = st.tuples(PLACE, PLACE | st.none(), st.sampled_from(PIECES), st.booleans())


def test_after_any_edits_every_line_has_the_state_of_a_fresh_look(window: MainWindow, opened: Open) -> None:
    post = opened("x\n")

    @given(st.sampled_from([0, 500, 8_000]), st.lists(EDITS, min_size=1, max_size=6))
    @settings(max_examples=40, deadline=None)
    def edited(length: int, edits: list[tuple[float, float | None, str, bool]]) -> None:
        edit(0, 1, LONG[:length])
        for start, end, piece, pauses in edits:
            edit(start, end, piece)
            if pauses:
                spin(2)
        wait_until(lambda: states_now(window) == states_from_scratch(window))

    def edit(start: float, end: float | None, piece: str) -> None:
        first = post.document.findBlockByNumber(post.body_line).position()
        size = max(post.document.characterCount() - 1 - first, 0)
        cursor = QTextCursor(post.document)
        cursor.setPosition(first + round(start * size))
        if end is not None:
            cursor.setPosition(first + round(end * size), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(piece)

    edited()


STEPS = st.tuples(st.sampled_from(["add", "come", "go"]), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(STEPS, max_size=20))
@settings(deadline=None)
def test_stretches_know_their_lines_wherever_these_moved(steps: list[tuple[str, int, int]]) -> None:
    stretches, model = Stretches(), [False] * 60
    for kind, line, count in steps:
        if kind == "add":
            missing = [n for first, end in stretches.add(line, line + count) for n in range(first, end)]
            assert missing == [n for n in range(line, line + count) if not model[n]]
            model[line : line + count] = [True] * count
        elif kind == "come":
            stretches.moved(line, count)
            model[line + 1 : line + 1] = [False] * count
        else:
            stretches.moved(line, -count)
            del model[line + 1 : line + 1 + count]
        model += [False] * (60 - len(model))
        assert [n for n in range(60) if n in stretches] == [n for n in range(60) if model[n]]


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


def drawn_in(window: MainWindow, piece: str) -> str:
    """The family that ``piece`` is really drawn in."""
    block = line(window, piece)
    window.editor_pane.editor.blockBoundingGeometry(block)
    at = len(block.text()[: block.text().index(piece)].encode("utf-16-le")) // 2
    (run,) = block.layout().glyphRuns(at, len(piece.encode("utf-16-le")) // 2)
    return run.rawFont().familyName()


def test_chinese_has_its_own_font_also_where_the_font_of_the_text_has_chinese(
    window: MainWindow, opened: Open
) -> None:
    sans, serif = "Noto Sans Mono CJK SC", "Noto Serif CJK SC"
    if not {sans, serif} <= set(QFontDatabase.families()):
        pytest.skip("needs two fonts with Chinese: Debian's fonts-noto-cjk and fonts-noto-cjk-extra")
    opened(
        "# 一级 heading\n\n正文 plain “引号” “quoted” 而——😀**粗体 bold**与`代码 code`\n\n"
        "> 引文😀末尾\n\n```python\nx = 1  # 注释 note\n```\n\n<div>标签 tag</div>\n",
        header="---\ntitle: 标题 header\n---\n",
    )
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    base = editor.document().defaultFont().pointSizeF()
    window.settings.set(EDITOR_FONT, sans)
    chinese = ("一级", "正文", "“引号”", "而——", "粗体", "代码", "引文", "末尾", "注释", "标签", "标题")
    for piece in chinese:
        assert drawn_in(window, piece) == sans, piece
    window.settings.set(CHINESE_FONT, serif)
    highlighter(window).code.read()
    for piece in chinese:
        assert drawn_in(window, piece) == serif, piece
    for piece in ("heading", "plain", "“quoted”", "bold", "code", "note", "tag", "header"):
        assert drawn_in(window, piece) == sans, piece
    # Nothing else of a look is lost by it.
    assert look(window, "一级")[1] == pytest.approx(base * 1.5)
    for latin, han in (("heading", "一级"), ("bold", "粗体"), ("code", "代码"), ("note", "注释")):
        assert look(window, han) == look(window, latin)
    # What is typed is in it at once.
    editor.go_to_line(line(window, "plain").blockNumber())
    editor.insertPlainText("新字")
    assert drawn_in(window, "新字") == serif
    window.settings.set(CHINESE_FONT, "")
    highlighter(window).code.read()
    for piece in chinese:
        assert drawn_in(window, piece) == sans, piece


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", []),
        ("中文", [(0, 2)]),
        ("a中b文c", [(1, 2), (3, 4)]),
        ("😀中", [(2, 3)]),
        ("𠀀x，y", [(0, 2), (3, 4)]),
        ("“a”", []),
        ("说“a”。", [(0, 2), (3, 5)]),
        ("한국어 🙂", []),
    ],
)
def test_chinese_is_found_where_qt_counts_it(text: str, runs: list[tuple[int, int]]) -> None:
    looks = Looks(LIGHT, QFont(), ["x"])
    assert looks.han_runs(text).within(0, 100) == runs


@given(st.lists(st.integers(0, 30), unique=True), st.integers(0, 30), st.integers(1, 30))
def test_runs_between_two_places_are_what_a_slow_look_finds(
    places: list[int], start: int, length: int
) -> None:
    end = start + length
    places = sorted(places)[: len(places) // 2 * 2]
    inside = {at for first, last in zip(places[::2], places[1::2], strict=True) for at in range(first, last)}
    found = Runs(places).within(start, end)
    assert {at for first, last in found for at in range(first, last)} == inside & set(range(start, end))
    assert all(first < last for first, last in found)


def test_keys_of_toml_are_keys_and_astral_signs_count_as_qt_counts_them() -> None:
    lexer = get_lexer_by_name("toml", stripnl=False, ensurenl=False)
    rows = _spans_of(["[params]", 'a = "😀b" # c'], lexer)
    assert ("key" in {kind for _, _, kind in rows[0]}) or ("keyword" in {kind for _, _, kind in rows[0]})
    assert (0, 1, "key") in rows[1]
    assert rows[1][-1] == (10, 3, "comment")


def test_a_line_under_another_makes_it_a_large_heading_and_back(window: MainWindow, opened: Open) -> None:
    opened("Titel 一\n===\n\nZwei\n---\n\nprose\n\n- item\n---\n\n---\nlast")
    base = window.editor_pane.editor.document().defaultFont().pointSizeF()
    assert look(window, "Titel")[1] == pytest.approx(base * 1.5)
    assert look(window, "Zwei")[1] == pytest.approx(base * 1.3)
    assert look(window, "item")[1] == 0
    assert look(window, "last")[1] == 0
    editor = window.editor_pane.editor
    editor.go_to_line(line(window, "prose").blockNumber() + 1)
    QTest.keyClicks(editor, "-")
    spin(20)
    assert look(window, "prose")[1] == 0
    QTest.keyClicks(editor, "-")
    spin(20)
    assert look(window, "prose")[1] == pytest.approx(base * 1.3)
    editor.undo()
    spin(20)
    assert look(window, "prose")[1] == 0

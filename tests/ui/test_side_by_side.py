"""Two texts side by side: what belongs together stands beside each other, however long the lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from galley.ui.widgets.side_by_side import SideBySide, _wrapped
from support.previewing import spin


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab 字，👍\t"), max_size=80), st.integers(16, 40))
def test_wrapping_loses_no_character_and_always_ends(text: str, columns: int) -> None:
    pieces = _wrapped(text, columns)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert pieces[0][0] == 0


@pytest.mark.parametrize("width", [300, 900])
def test_both_halves_have_the_same_lines_at_any_width(qtbot: QtBot, width: int) -> None:
    view = SideBySide("Then", "Now")
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    long = "一段很长的文字，里面有 words and 标点。" * 20
    view.show_texts(f"same\n{long}\ngone\nend\n", f"same\n{long}x\nend\nnew\n")
    spin(20)
    for _ in range(2):
        left, right = view.left.toPlainText().split("\n"), view.right.toPlainText().split("\n")
        assert len(left) == len(right)
        assert left[0] == right[0] == "  same"
        assert "− gone" in left
        assert "+ new" in right
        assert view.changes == 2
        view.resize(width + 200, 300)
        spin(20)


def test_equal_texts_have_no_difference(qtbot: QtBot) -> None:
    view = SideBySide("Then", "Now")
    qtbot.addWidget(view)
    view.show_texts("a\nb\n", "a\nb\n")
    assert view.changes == 0

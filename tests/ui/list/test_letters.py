"""Lines cut to a width, as wide as Qt lays them out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from galley.ui.posts.letters import Letters

LINES = [
    "",
    "Letterpress at home",
    "油墨与纸，写于第三月。" * 20,
    "用 Python 写一个 RSS 阅读器（上）" * 3,
    "ＦＵＬＬ　ｗｉｄｔｈ、かなカナ" * 4,
    "e\u0301t\u00e9 👩‍👩‍👧 الكتاب " * 6,
    "a\tb\nc" * 30,
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("width", [1, 9, 40, 133, 400])
def test_what_is_left_of_a_line_fits_and_no_letter_is_given_away(line: str, width: int) -> None:
    letters = Letters(QFont(QApplication.font()))
    cut = letters.cut(line, width)
    wide = letters.metrics.horizontalAdvance
    assert "\n" not in cut
    assert "\t" not in cut
    if cut == line:
        assert wide(cut) <= width + 2
        return
    assert wide(cut) <= width + 2 or cut == "…"
    whole = letters.metrics.elidedText(
        line.replace("\t", " ").replace("\n", " "), Qt.TextElideMode.ElideRight, width
    )
    assert abs(len(cut) - len(whole)) <= 1


@pytest.mark.usefixtures("qapp")
def test_an_option_may_go_before_its_font_is_used() -> None:
    font = QFont(QApplication.font())
    letters = Letters(font)
    del font
    assert letters.font.pointSizeF() > 0

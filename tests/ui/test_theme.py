"""Every colour of a text stands out from what it stands on, by day and by night."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from galley.ui.theme import (
    CHINESE_FONTS,
    DARK,
    LIGHT,
    TAIWANESE_FONTS,
    Colors,
    palette,
    style_sheet,
    window_font,
)

READ, GLANCED = 4.5, 3.0
"""What WCAG 2 asks of texts, and of large ones and signs."""


def brightness(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("names", "grounds", "least"),
    [
        (("text", "muted", "warning"), ("window", "side", "paper", "hover", "selected", "chip"), READ),
        (("text", "code", "link", "string"), ("paper", "code_paper", "current_line"), READ),
        (("accent",), ("window", "paper", "hover"), READ),
        (("on_accent",), ("accent",), READ),
        (("warning",), ("warning_paper",), READ),
        (("comment",), ("paper", "code_paper"), 4.0),
        (("faint", "markup"), ("window", "paper"), GLANCED),
    ],
)
def test_texts_can_be_read(
    colors: Colors, names: tuple[str, ...], grounds: tuple[str, ...], least: float
) -> None:
    for name in names:
        for ground in grounds:
            found = contrast(getattr(colors, name), getattr(colors, ground))
            assert found >= least, f"{name} on {ground}: {found:.1f}"


@pytest.mark.parametrize(("language", "fonts"), [("en", CHINESE_FONTS), ("zh_TW", TAIWANESE_FONTS)])
def test_a_windows_font_stays_and_has_a_chinese_one_behind_it(
    qapp: QApplication, language: str, fonts: tuple[str, ...]
) -> None:
    plain = QFont("Sans Serif", 10)
    whole = window_font(plain, language)
    there = set(QFontDatabase.families())
    assert whole.families() == [QFontInfo(plain).family(), *(name for name in fonts if name in there)]
    assert QFontInfo(whole).family() == QFontInfo(plain).family()
    assert window_font(whole, language).families() == whole.families()


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_boxes_in_a_tree_are_seen_and_tell_their_three_states(qtbot: QtBot, colors: Colors) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setPalette(palette(colors))
    tree.setStyleSheet(style_sheet(colors))
    tree.setHeaderHidden(True)
    tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    states = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
    items = [QTreeWidgetItem(tree, [""]) for _ in states]
    for item, state in zip(items, states, strict=True):
        item.setCheckState(0, state)
    tree.show()
    pictures: list[QImage] = []
    for item in items:
        place = tree.visualItemRect(item)
        place.setWidth(24)
        pictures.append(tree.viewport().grab(place).toImage())
    for picture in pictures:
        ground = picture.pixelColor(picture.width() - 1, 0).name()
        seen = {
            picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
        }
        assert max(contrast(color, ground) for color in seen) >= GLANCED
    assert not any(one == other for at, one in enumerate(pictures) for other in pictures[:at])

"""Finding commands and posts by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from galley.ui.palette import Choice, Palette, among, match_score
from galley.ui.window import MainWindow
from support.listing import indexed
from support.waiting import wait_until


@pytest.mark.parametrize(
    ("pattern", "better", "worse"),
    [
        ("sav", "save all", "unsaved"),
        ("op", "open site", "stop"),
        ("nd", "new draft", "x n and more d"),
        ("校", "校样", "第三校"),
    ],
)
def test_the_start_of_a_word_beats_its_middle(pattern: str, better: str, worse: str) -> None:
    first, second = match_score(pattern, better), match_score(pattern, worse)
    assert first is not None
    assert second is not None
    assert first < second


def test_letters_in_another_order_do_not_match() -> None:
    assert match_score("ba", "ab") is None


def test_enter_runs_what_is_marked(window: MainWindow) -> None:
    ran: list[str] = []
    palette = Palette(
        "Search",
        among([Choice(name, "", lambda name=name: ran.append(name)) for name in ("one", "two")]),
        window,
    )
    palette.show()
    QTest.keyClicks(palette.line, "t")
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert ran == ["two"]


def test_every_enabled_command_is_in_the_palette(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        Palette, "open", lambda self: shown.extend(choice.text for choice in self.model.shown)
    )
    window.actions_table["palette"].trigger()
    assert "Open Site" in shown
    assert "New Post" in shown
    assert "Save" not in shown  # no post is open
    shown.clear()
    palettes: list[Palette] = []

    def keep(palette: Palette) -> None:
        palettes.append(palette)

    monkeypatch.setattr(Palette, "open", keep)
    window.actions_table["quick_open"].trigger()
    wait_until(lambda: palettes[0].model.shown, "the posts")
    shown.extend(choice.text for choice in palettes[0].model.shown)
    assert len(shown) == len(indexed(window))

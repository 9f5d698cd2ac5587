"""Styles, the site's own style sheet and the phone: changed in place, without losing the reader's line."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from galley.ui.preview import PreviewView
from galley.ui.preview.look import STYLES, THEMES, Look, for_theme
from galley.ui.preview.sitestyle import SiteStyle
from support.previewing import ask, rest, show
from support.waiting import wait_until

LONG = [f"<p>paragraph {n} {'word ' * 40}</p>" for n in range(120)]


def top_line(view: PreviewView) -> float:
    return float(ask(view, "galley.lineAt(0)"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("theme", THEMES)
def test_each_style_is_painted_in_the_ground_that_is_there_before_it(
    view: PreviewView, style: str, theme: str
) -> None:
    view.set_style(style)
    view.set_theme(theme)
    show(view, ["<p>text</p>"])
    painted = ask(view, "getComputedStyle(document.body).backgroundColor")
    color = Look(theme, style).ground
    assert painted == f"rgb({color.red()}, {color.green()}, {color.blue()})"


def test_a_change_of_style_keeps_the_line_at_the_top_and_the_page(view: PreviewView) -> None:
    show(view, LONG)
    view.scroll_to_line(100)
    rest(view)
    ask(view, "document.body.dataset.same = 'yes'; 1")
    for style in ("reading", "butterfly", "site", "github"):
        view.set_style(style)
        rest(view)
        assert top_line(view) == pytest.approx(100, abs=1)
    assert ask(view, "document.body.dataset.same") == "yes"


def test_a_phones_width_is_seen_by_media_queries_and_keeps_the_line(view: PreviewView) -> None:
    show(view, LONG)
    view.scroll_to_line(100)
    rest(view)
    view.set_phone(True)
    wait_until(lambda: ask(view, "matchMedia('(max-width: 400px)').matches") is True, "a narrow page")
    rest(view)
    assert ask(view, "innerWidth") == 390
    wait_until(lambda: abs(top_line(view) - 100) <= 1, "the line at the top")
    view.set_phone(False)
    wait_until(lambda: ask(view, "matchMedia('(max-width: 400px)').matches") is False, "a wide page")
    wait_until(lambda: abs(top_line(view) - 100) <= 1, "the line at the top")


def test_the_sites_own_sheet_beats_ours_and_only_in_its_style(view: PreviewView) -> None:
    night = "@media (prefers-color-scheme: dark) { p { color: rgb(4, 5, 6) } }"
    view.set_site_css("p { color: rgb(1, 2, 3) } " + night)
    show(view, ["<p>text</p>"])
    color = "getComputedStyle(document.querySelector('#galley-body p')).color"
    assert ask(view, color) != "rgb(1, 2, 3)"
    view.set_style("site")
    rest(view)
    assert ask(view, color) == "rgb(1, 2, 3)"
    view.set_theme("dark")
    rest(view)
    assert ask(view, color) == "rgb(4, 5, 6)"
    view.set_site_css("p { color: rgb(7, 8, 9) }")
    rest(view)
    assert ask(view, color) == "rgb(7, 8, 9)"


def test_an_unknown_style_is_refused(view: PreviewView) -> None:
    with pytest.raises(ValueError, match="newspaper"):
        view.set_style("newspaper")


@pytest.mark.parametrize("written", ["(prefers-color-scheme:dark)", "( PREFERS-color-scheme : Dark )"])
def test_what_a_sheet_asks_of_the_system_is_answered_by_the_theme(written: str) -> None:
    assert for_theme(f"@media {written}{{}}", "dark") == "@media (min-width: 0){}"
    assert for_theme(f"@media {written}{{}}", "light") == "@media (max-width: 0){}"


def test_a_sheet_is_read_again_when_it_changes_and_kept_while_away(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "主题.css"
    sheet.write_text("a {}", encoding="utf-8")
    style = SiteStyle()
    seen: list[str] = []
    style.changed.connect(seen.append)
    style.watch(sheet)
    assert seen == ["a {}"]
    for number in range(3):  # as editors save: written beside and renamed over
        beside = tmp_path / "new"
        beside.write_text(f"b{number} {{}}", encoding="utf-8")
        beside.replace(sheet)
        wait_until(lambda number=number: style.text == f"b{number} {{}}", "the new sheet")
    sheet.unlink()
    sheet.write_text("c {}", encoding="utf-8")
    wait_until(lambda: style.text == "c {}", "the sheet that came back")
    assert "" not in seen
    style.watch(None)
    assert style.text == ""


@pytest.mark.parametrize("content", [None, b"\x00\x01\x02\xff" * 50, b"a" * 5_000_000])
def test_a_sheet_that_is_none_is_said_and_nothing_is_shown(
    qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    sheet = tmp_path / "bad.css"
    if content is not None:
        sheet.write_bytes(content)
    style = SiteStyle()
    said: list[str] = []
    style.failed.connect(said.append)
    style.watch(sheet)
    assert style.text == ""
    assert len(said) == 1
    assert "bad.css" in said[0]

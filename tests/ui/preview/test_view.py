"""The preview widget on a real page: patches, place, links, clicks, looks, recovery."""

import gc
import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from galley.core.images import ImageCache
from galley.ui.preview import PreviewBase, PreviewView, install
from support.previewing import Patch, ask, blocks, body, rest, show, spin, text, wait_for
from support.waiting import wait_until


def paragraphs(count: int) -> list[str]:
    return [f'<p data-line="0">paragraph {i}<br>second line</p>' for i in range(count)]


def red_png(path: Path, width: int = 40, height: int = 30) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    assert image.save(str(path))


def input_widget(view: PreviewView):
    assert view._web is not None
    proxy = view._web.focusProxy()
    assert proxy is not None
    return proxy


def scroll_y(view: PreviewView) -> float:
    return float(ask(view, "window.scrollY"))


def wheel(view: PreviewView, delta: int) -> None:
    widget = input_widget(view)
    at = QPointF(300, 300)
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(0, delta),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_installing_again_does_nothing_and_comes_in_time() -> None:
    install()


def test_the_engine_starts_after_the_first_paint(qtbot: QtBot, cache: ImageCache) -> None:
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.apply(Patch(0, 0, blocks("<p>early</p>")), reset=True)
    view.set_theme("dark")
    view.set_phone(True)
    view.scroll_to_line(3)
    spin(30)
    assert view._page is None, "nothing is made for a widget nobody has seen"
    view.show()
    rest(view)
    assert "early" in text(view)
    assert ask(view, "document.documentElement.dataset.theme") == "dark"


def test_there_is_no_white_flash_before_a_dark_page(qtbot: QtBot, cache: ImageCache) -> None:
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.set_theme("dark")
    view.resize(200, 200)
    view.show()
    lightest = 0
    for _ in range(40):
        lightest = max(lightest, view.grab().toImage().pixelColor(100, 100).lightness())
        spin(15)
    wait_until(lambda: view.is_ready, "the page")
    assert lightest < 60


def test_blocks_are_shown_and_patched_in_place(view: PreviewView) -> None:
    show(view, ["<p>one</p>", "<p>two</p>", "<p>three</p>"])
    view.apply(Patch(1, 1, blocks("<p>2a</p>", "<p>2b</p>", first_id=10)))
    view.apply(Patch(3, 1, blocks("<h2>end</h2>", first_id=20)))
    view.apply(Patch(0, 1, ()))
    rest(view)
    assert text(view).split() == ["2a", "2b", "end"]


def test_another_document_replaces_the_first_and_starts_at_its_top(view: PreviewView) -> None:
    show(view, paragraphs(200))
    view.scroll_to_line(150)
    wait_until(lambda: scroll_y(view) > 0, "the scrolling")
    show(view, ["<p>other</p>", *paragraphs(200)])
    assert text(view).startswith("other")
    assert scroll_y(view) == 0


def test_many_quick_edits_end_in_the_last_text(view: PreviewView) -> None:
    show(view, paragraphs(50))
    for i in range(60):
        view.apply(Patch(20, 1, blocks(f"<p>typed {'x' * i}|</p>", first_id=1000 + i)))
    rest(view)
    assert f"typed {'x' * 59}|" in text(view)
    assert ask(view, "galley.blocks().length") == 50


def test_an_edit_above_leaves_what_is_read_where_it_is(view: PreviewView) -> None:
    show(view, paragraphs(200))
    view.scroll_to_line(200)
    spin(200)
    place = "document.querySelectorAll('.galley-block')[101].getBoundingClientRect().top"
    before = ask(view, place)
    view.apply(Patch(3, 1, blocks("<p>" + "<br>tall" * 40 + "</p>", first_id=900)))
    rest(view)
    assert abs(ask(view, place) - before) <= 1


def test_an_image_that_is_there_is_not_loaded_again_while_typing_beside_it(
    view: PreviewView, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red_png(site / "source" / "a.png")
    asked: list[str] = []
    real = view._handler.site_file
    monkeypatch.setattr(view._handler, "site_file", lambda address: (asked.append(address), real(address))[1])
    show(view, ['<p>text <img src="a.png"></p>', "<p>x</p>"])
    assert asked == ["a.png"]
    ask(view, "document.images[0].kept = 1")
    for i in range(5):
        view.apply(Patch(0, 1, blocks(f'<p>text {i} <img src="a.png"></p>', first_id=50 + i)))
        rest(view)
    view.apply(Patch(0, 1, blocks("<p>text</p>", '<p>and <img src="a.png"></p>', first_id=80)))
    rest(view)
    assert ask(view, "document.images[0].kept") == 1
    assert asked == ["a.png"]


def test_what_the_author_has_unfolded_stays_unfolded(view: PreviewView) -> None:
    show(view, ["<details><summary>s</summary><p>a</p></details>"])
    ask(view, "document.querySelector('details').open = true")
    view.apply(Patch(0, 1, blocks("<details><summary>s</summary><p>ab</p></details>", first_id=5)))
    rest(view)
    assert ask(view, "document.querySelector('details').open") is True


def test_site_images_show_and_those_outside_do_not(view: PreviewView, site: Path, tmp_path: Path) -> None:
    red_png(site / "source" / "图 片.png", 33, 21)
    red_png(tmp_path / "outside.png", 11, 11)
    (site / "source" / "link.png").symlink_to(tmp_path / "outside.png")
    (site / "source" / "_config.yml").write_text("secret: 1")
    show(
        view,
        ['<img src="图 片.png">', '<img src="link.png">', '<img src="_config.yml">', '<img src="no.png">'],
    )
    widths = str(ask(view, "[...document.images].map(i => i.naturalWidth).join()"))
    assert widths == "33,380,380,380"


def test_another_post_of_the_same_site_resolves_the_same_address_anew(
    view: PreviewView, base: PreviewBase, site: Path
) -> None:
    for name, width in (("one", 31), ("two", 32)):
        (site / "source" / name).mkdir()
        red_png(site / "source" / name / "a.png", width)
    view.set_base(replace(base, resolve=lambda address: site / "source" / "one" / address))
    show(view, ['<img src="a.png">'])
    assert ask(view, "document.images[0].naturalWidth") == 31
    view.set_base(replace(base, resolve=lambda address: site / "source" / "two" / address))
    show(view, ['<img src="a.png">'])
    assert ask(view, "document.images[0].naturalWidth") == 32


def test_allowing_remote_images_shows_them_in_the_post_that_is_open(
    qtbot: QtBot, base: PreviewBase, tmp_path: Path
) -> None:
    red_png(tmp_path / "r.png", 37, 20)
    data = (tmp_path / "r.png").read_bytes()
    cache = ImageCache(tmp_path / "c", fetcher=lambda _: data)
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.set_base(base)
    view.show()
    show(view, ['<img src="https://a.example/r.png">'])
    assert ask(view, "document.images[0].naturalWidth") == 380
    view.set_base(replace(base, remote_images_allowed=True))
    rest(view)
    assert ask(view, "document.images[0].naturalWidth") == 37
    cache.close()


def test_a_link_is_told_and_not_followed(view: PreviewView) -> None:
    show(
        view,
        [
            '<p><a id="far" href="https://example.com/路?a=1&b=2#c">far</a></p>',
            '<p><a id="near" href="../x y/">near</a></p>',
        ],
    )
    told: list[str] = []
    view.link_activated.connect(told.append)
    ask(view, "document.getElementById('far').click(); 1")
    ask(view, "document.getElementById('near').click(); 1")
    wait_until(lambda: len(told) == 2, "both links")
    assert told == ["https://example.com/路?a=1&b=2#c", "../x y/"]
    assert "far" in text(view)


def test_a_footnote_scrolls_within_the_page(view: PreviewView) -> None:
    show(view, ['<p><a href="#脚注">1</a></p>', *paragraphs(100), '<p id="脚注">note</p>'])
    told: list[str] = []
    view.link_activated.connect(told.append)
    ask(view, "document.querySelector('a').click(); 1")
    wait_until(lambda: scroll_y(view) > 1000, "the scrolling")
    assert told == []
    assert view.is_ready
    view.apply(Patch(0, 1, blocks("<p>still patched</p>", first_id=999)))
    rest(view)
    assert "still patched" in text(view)


def test_a_click_tells_the_line_under_it(view: PreviewView) -> None:
    show(view, paragraphs(30))
    rect = str(
        ask(
            view,
            "(b => b.getBoundingClientRect().left + ',' + b.getBoundingClientRect().top)"
            "(document.querySelectorAll('.galley-block')[3])",
        )
    )
    left, top = (round(float(v)) for v in rect.split(","))
    clicked: list[int] = []
    view.line_clicked.connect(clicked.append)
    QTest.mouseClick(input_widget(view), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, top + 10))
    wait_until(lambda: clicked == [6], "the first click")
    spin(200)
    QTest.mouseClick(input_widget(view), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, top + 40))
    wait_until(lambda: clicked == [6, 7], "the second click")


def test_a_click_finds_its_line_when_the_page_is_zoomed(view: PreviewView) -> None:
    view.set_zoom(1.5)
    show(view, paragraphs(30))
    top = float(ask(view, "document.querySelectorAll('.galley-block')[3].getBoundingClientRect().top")) * 1.5
    clicked: list[int] = []
    view.line_clicked.connect(clicked.append)
    QTest.mouseClick(input_widget(view), Qt.MouseButton.LeftButton, pos=QPoint(80, round(top) + 10))
    wait_until(lambda: clicked, "the click")
    assert clicked == [6]


def test_dragging_to_select_is_no_click(view: PreviewView) -> None:
    show(view, paragraphs(10))
    clicked: list[int] = []
    view.line_clicked.connect(clicked.append)
    widget = input_widget(view)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(widget, QPoint(200, 120))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(200, 120))
    spin(150)
    assert clicked == []


def test_the_wheel_tells_the_line_and_a_line_asked_for_tells_nothing(view: PreviewView) -> None:
    show(view, paragraphs(200))
    told: list[float] = []
    view.line_scrolled.connect(told.append)
    view.scroll_to_line(100)
    wait_until(lambda: scroll_y(view) > 0, "the scrolling")
    spin(300)
    assert told == [], "what the editor asks for is not sent back to it"
    wheel(view, -240)
    wait_until(lambda: told and told[-1] > 100, "the line")
    spin(300)
    assert 100 < told[-1] < 120


def test_patches_while_reading_do_not_move_the_editor(view: PreviewView) -> None:
    show(view, paragraphs(200))
    view.scroll_to_line(100)
    spin(200)
    told: list[float] = []
    view.line_scrolled.connect(told.append)
    for i in range(10):
        view.apply(Patch(2, 1, blocks("<p>" + "x<br>" * i + "</p>", first_id=500 + i)))
    rest(view)
    assert told == []


def test_hover_tells_the_line_when_wanted(view: PreviewView) -> None:
    show(view, paragraphs(30))
    top = round(float(ask(view, "document.querySelectorAll('.galley-block')[2].getBoundingClientRect().top")))
    told: list[int] = []
    view.line_hovered.connect(told.append)
    QTest.mouseMove(input_widget(view), QPoint(60, top + 8))
    spin(200)
    assert told == []
    view.track_hover = True
    QTest.mouseMove(input_widget(view), QPoint(70, top + 9))
    wait_until(lambda: told, "the line")
    assert told == [4]


def test_the_heading_shows_what_a_theme_would_and_runs_none_of_it(view: PreviewView) -> None:
    show(view, ["<p>x</p>"])
    view.set_heading(
        {
            "title": "<b>题</b>",
            "date": "2024-01-02",
            "tags": ["a&b"],
            "categories": [["前端", "Vue"]],
            "cover": None,
        }
    )
    rest(view)
    heading = str(ask(view, "document.getElementById('galley-heading').innerText"))
    assert "<b>题</b>" in heading
    assert "前端 / Vue" in heading
    assert "a&b" in heading
    view.set_heading(None)
    rest(view)
    assert ask(view, "document.getElementById('galley-heading').hidden") is True


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_themes_colour_the_page(view: PreviewView, theme: str) -> None:
    view.set_theme(theme)
    show(view, ["<p>x</p>"])
    lightness = view.grab().toImage().pixelColor(5, 300).lightness()
    assert (lightness > 230) is (theme == "light")


def test_an_unknown_theme_is_refused(view: PreviewView) -> None:
    with pytest.raises(ValueError, match="sepia"):
        view.set_theme("sepia")


def test_a_phone_is_narrow(view: PreviewView) -> None:
    show(view, paragraphs(3))
    view.set_phone(True)
    rest(view)
    assert ask(view, "document.getElementById('galley-page').offsetWidth") == 390
    view.set_phone(False)
    rest(view)
    assert ask(view, "document.getElementById('galley-page').offsetWidth") > 500


def test_the_fold_line_is_drawn_and_other_comments_are_not(view: PreviewView) -> None:
    view.set_labels({"more": "阅读更多"})
    folds = ["<!-- more -->", "<!--more-->", '<span id="more"></span>']
    show(view, ["<p>a</p>", *folds, "<!--  more  -->", "<!-- note -->", '<span id="more">text</span>'])
    assert ask(view, "document.querySelectorAll('.galley-more').length") == 3
    assert "阅读更多" in body(view)


def test_a_video_frame_is_a_card_with_a_link(view: PreviewView) -> None:
    show(
        view,
        [
            '<iframe src="//player.bilibili.com/player.html?aid=1"></iframe>',
            '<iframe src="https://a.b/"></iframe>',
        ],
    )
    assert "bilibili" in text(view)
    assert "https://player.bilibili.com/player.html?aid=1" in text(view)
    assert "https://a.b/" in text(view)


def test_text_is_found(view: PreviewView) -> None:
    show(view, ["<p>needle hay needle</p>", *paragraphs(60), "<p>needle</p>"])
    found: list[tuple[int, int]] = []
    view.find_text("needle", then=lambda at, of: found.append((at, of)))
    wait_until(lambda: found and found[-1][1] == 3, "all three")


def kill_page(view: PreviewView) -> None:
    """End the process that draws the page, as the system does when memory is short."""
    assert view._page is not None
    os.kill(view._page.renderProcessPid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def test_a_killed_page_comes_back_with_its_text_and_place_each_time(view: PreviewView) -> None:
    show(view, ["<p>kept</p>", *paragraphs(200)])
    view.set_theme("dark")
    view.scroll_to_line(150)
    rest(view)
    place = ask(view, "galley.lineAt(0)")
    notices: list[str] = []
    view.page_lost.connect(notices.append)
    for turn in (1, 2):
        kill_page(view)
        wait_until(lambda turn=turn: len(notices) == turn and view.is_ready, "a new page")
        wait_until(lambda: view.is_quiet and text(view).startswith("kept"), "the text")
        assert ask(view, "document.documentElement.dataset.theme") == "dark"
        wait_until(lambda: abs(ask(view, "galley.lineAt(0)") - place) < 1, "the place")
    view.apply(Patch(0, 1, blocks("<p>edited</p>", first_id=70)))
    rest(view)
    assert text(view).startswith("edited")


def test_a_killed_page_comes_back_to_where_the_author_had_scrolled(view: PreviewView) -> None:
    show(view, paragraphs(200))
    seen: list[float] = []
    view.line_scrolled.connect(seen.append)
    for _ in range(6):
        wheel(view, -600)
    # All six turns have arrived, and where the last of them led was told.
    wait_until(lambda: ask(view, "scrollY") == 1800, "the scrolling")
    place = ask(view, "galley.lineAt(0)")
    wait_until(lambda: seen and abs(seen[-1] - place) < 0.01, "the word of it")
    kill_page(view)
    wait_until(lambda: not view.is_ready, "the loss")
    wait_until(lambda: view.is_ready, "a new page")
    wait_until(lambda: abs(ask(view, "galley.lineAt(0)") - place) < 3, "the place")


def test_a_page_that_ends_again_and_again_waits_to_be_asked_for(
    view: PreviewView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("galley.ui.preview.rescue.BORNE", 1)
    show(view, ["<p>kept</p>"])
    notices: list[str] = []
    view.page_lost.connect(notices.append)
    kill_page(view)
    wait_until(lambda: notices and view.is_ready, "a new page")
    kill_page(view)
    wait_until(lambda: view._rescue.given_up, "the end of patience")
    assert view.is_quiet
    assert view._rescue.notice is not None
    wait_until(view._rescue.notice.button.isVisible, "the button")
    view._rescue.notice.button.click()
    wait_until(lambda: view.is_ready, "the page that was asked for")
    rest(view)
    assert text(view).startswith("kept")
    assert view._rescue.notice is None


def test_another_post_starts_a_page_that_was_given_up(
    view: PreviewView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("galley.ui.preview.rescue.BORNE", 0)
    show(view, ["<p>the post that ends its page</p>"])
    kill_page(view)
    wait_until(lambda: view._rescue.given_up, "the end of patience")
    view.apply(Patch(0, 0, blocks("<p>another</p>")), reset=True)
    wait_until(lambda: view.is_ready, "the page")
    rest(view)
    assert text(view).startswith("another")


def test_a_remote_image_appears_when_it_arrives(qtbot: QtBot, base: PreviewBase, tmp_path: Path) -> None:
    red_png(tmp_path / "r.png", 37, 20)
    data = (tmp_path / "r.png").read_bytes()
    cache = ImageCache(tmp_path / "c", fetcher=lambda _: data)
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.show()
    view.set_base(replace(base, remote_images_allowed=True))
    show(view, ['<img src="https://a.example/r.png">', '<img src="//a.example/r.png">'])
    assert ask(view, "[...document.images].map(i => i.naturalWidth).join()") == "37,37"
    view.set_base(base)
    show(view, ['<img src="https://a.example/r.png">'])
    assert ask(view, "document.images[0].naturalWidth") == 37, "what is in the cache needs no leave to show"
    cache.close()


def test_sixty_images_that_never_answer_delay_nothing(
    qtbot: QtBot, base: PreviewBase, tmp_path: Path
) -> None:
    hang = threading.Event()

    def never(_: str) -> bytes:
        hang.wait(20)
        raise OSError("gone")

    cache = ImageCache(tmp_path / "c", fetcher=never)
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.set_base(replace(base, remote_images_allowed=True))
    view.show()
    assert wait_for(view.ready) is not None
    began = time.monotonic()
    view.apply(
        Patch(0, 0, blocks(*(f'<p>{i} <img src="https://h{i}.example/a.png"></p>' for i in range(60)))),
        reset=True,
    )
    while "59" not in text(view):
        spin(5)
    view.apply(Patch(0, 1, blocks("<p>typed</p>", first_id=999)))
    while "typed" not in text(view):
        spin(5)
    shown = time.monotonic() - began
    hang.set()
    cache.close()
    assert shown < 5


def forget_a_filled_view(cache: ImageCache) -> None:
    view = PreviewView(cache=cache)
    view.show()
    assert view.is_ready or wait_for(view.ready) is not None
    view.apply(Patch(0, 0, blocks(*paragraphs(3000))), reset=True)
    view.scroll_to_line(100)


def test_a_view_that_is_collected_while_its_page_works_is_not_called_back(
    qtbot: QtBot, cache: ImageCache
) -> None:
    for _ in range(3):
        forget_a_filled_view(cache)
        gc.collect()
        # Whatever Python raises under Qt's event loop fails the test.
        spin(300)

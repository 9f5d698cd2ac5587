"""Numbers and dates are written as the window's language does, and change with it."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from galley.services.options import LANGUAGE
from galley.ui import localized
from galley.ui.sitewide.taxonomy import TaxonomyWindow
from galley.ui.window import MainWindow
from support.waiting import wait_until

pytestmark = pytest.mark.usefixtures("_english_afterwards")


@pytest.mark.parametrize(
    ("name", "day", "number", "month"),
    [
        ("en_US", "3/7/2024", "1,234,567", "Mar 2024"),
        ("en_GB", "07/03/2024", "1,234,567", "Mar 2024"),
        ("de_DE", "07.03.2024", "1.234.567", "Mär 2024"),
        ("C", "2024-03-07", "1234567", "Mar 2024"),
        ("zh_CN", "2024/3/7", "1,234,567", "3月 2024"),
    ],
)
def test_each_language_writes_its_own_way(name: str, day: str, number: str, month: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert localized.day(date(2024, 3, 7)) == localized.written_day("2024-03-07 10:00:00") == day
    assert localized.number(1234567) == number
    assert localized.month("2024-03") == month  # the order of the words is the translation's
    assert localized.fill("{0} of {1}", 1234567, "x") == f"{number} of x"
    assert localized.fill("{0} {0:post is|posts are} here", 1234567) == f"{number} posts are here"
    assert localized.fill("{0} {0:post is|posts are} here", 1) == "1 post is here"


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2024", "2024-13-01", "2024-02-30", "07/03/2024", "{{ date }}", "2024-1-234"]
)
def test_what_is_no_date_is_shown_as_it_was_written(written: str) -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert localized.written_day(written) == written


def test_odd_dates_that_generators_read_are_shown_as_dates() -> None:
    QLocale.setDefault(QLocale("zh_CN"))
    assert localized.written_day("2024-1-2 3:4:5") == "2024/1/2"
    assert localized.written_day("2020-02-09T13:50:14.098Z") == "2020/2/9"


def test_sentences_stand_apart_only_where_their_marks_are_narrow() -> None:
    assert localized.sentences("One place.", "Two stay.") == "One place. Two stay."
    assert localized.sentences("改了一处。", "两篇保持原样。 x") == "改了一处。两篇保持原样。 x"


def test_a_moment_has_day_and_minute_on_this_machines_clock() -> None:
    QLocale.setDefault(QLocale("zh_CN"))
    when = datetime(2024, 3, 7, 15, 4, 59).timestamp()
    assert localized.moment(when) == "2024/3/7 15:04"


def test_sizes_are_told_in_round_numbers() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert [localized.size(n) for n in (0, 999, 1_500, 2_345_678)] == [
        "0 bytes",
        "999 bytes",
        "1.5 kB",
        "2.3 MB",
    ]


def test_an_open_window_writes_its_dates_anew_when_the_language_changes(
    window: MainWindow, posts: Path
) -> None:
    window.actions_table["taxonomy"].trigger()
    terms = window.findChild(TaxonomyWindow)
    assert terms is not None

    def last_used() -> set[str]:
        page = terms.tags
        return {page.model.item(row, 2).text() for row in range(page.model.rowCount())}

    window.settings.set(LANGUAGE, "en")
    wait_until(
        lambda: any(text.count("/") == 2 and text.endswith("/2026") for text in last_used()), "English"
    )
    window.settings.set(LANGUAGE, "zh_CN")
    wait_until(lambda: any(text.startswith("2026/") for text in last_used()), "Chinese")
    assert terms.tags.model.horizontalHeaderItem(0).text() == "标签"
    terms.close()

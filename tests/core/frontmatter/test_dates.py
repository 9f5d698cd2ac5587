"""Dates: what a generator makes of one, and a new one in the form of the old."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, describe_date, format_like, read, set_value

HEXO, HUGO, JEKYLL = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.JEKYLL
PELICAN, ASTRO = HeaderRules.PELICAN, HeaderRules.ASTRO
SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("written", "rules", "meant"),
    [
        ("2019-03-01 22:01:10", HEXO, "2019-03-01T22:01:10+08:00"),
        ("2019-03-01", HEXO, "2019-03-01T00:00:00+08:00"),
        ("2024-1-2 3:04:05", HEXO, "2024-01-02T03:04:05+08:00"),
        ("2024-1-2 3:4:5", HEXO, "2024-01-02T03:04:05+08:00"),
        ("2026-04-06 29:00:00", HEXO, "2026-04-07T05:00:00+08:00"),
        ("2024-02-30", HEXO, "2024-03-01T00:00:00+08:00"),
        ("2020-02-09T13:50:14.098Z", HEXO, "2020-02-09T13:50:14.098000+08:00"),
        ("2020-02-09T13:50:14+08:00", HEXO, "2020-02-09T05:50:14+08:00"),
        ("2024-01-02 10:00", HEXO, "2024-01-02T10:00:00+08:00"),
        ("2024/01/02 10:00:00", HEXO, "2024-01-02T10:00:00+08:00"),
        ("'2024-01-02T10:00:00Z'", HEXO, "2024-01-02T18:00:00+08:00"),
        ("Tue, 02 Jan 2024 10:00:00 +0800", HEXO, "2024-01-02T10:00:00+08:00"),
        ("January 2, 2024", HEXO, "2024-01-02T00:00:00+08:00"),
        ("1704160800000", HEXO, "2024-01-02T10:00:00+08:00"),
        ("2024年1月2日", HEXO, None),
        ("next Tuesday", HEXO, None),
        ("", HEXO, None),
        ("999999999999999", HEXO, None),
        ("2019-03-01 22:01:10", HUGO, "2019-03-01T22:01:10+08:00"),
        ("2019-03-01T22:01:10Z", HUGO, "2019-03-01T22:01:10+00:00"),
        ("2019-03-01T22:01:10-05:00", HUGO, "2019-03-01T22:01:10-05:00"),
        ("2024-02-30", HUGO, None),
        ("2024-1-2", HUGO, None),
        ("2024-01-02 10:00", HUGO, None),
        ("25:00:00", HUGO, None),
        ("2024-01-02 25:00:00", HUGO, None),
        ("2018-08-17 12:56:24 -0400", JEKYLL, "2018-08-17T12:56:24-04:00"),
        ("2024-02-30", JEKYLL, None),
        ("2024-01-02", ASTRO, "2024-01-02T00:00:00+00:00"),
        ("2024-01-02 10:00:00", ASTRO, "2024-01-02T10:00:00+00:00"),
        ("2024-01-02_10:00", PELICAN, "2024-01-02T10:00:00+08:00"),
        ("Jan 2 2024", PELICAN, "2024-01-02T00:00:00+08:00"),
        ("0000-00-00", PELICAN, None),
        ("2024-01-02 10:00:00 +99:00", HUGO, None),
    ],
)
def test_a_date_means_what_the_generator_makes_of_it(
    written: str, rules: HeaderRules, meant: str | None
) -> None:
    got = describe_date(written, rules, SHANGHAI)
    assert (got.isoformat() if got else None) == meant


def test_without_a_zone_the_wall_clock_is_kept() -> None:
    assert describe_date("2019-03-01 22:01:10", HEXO, None) == datetime(2019, 3, 1, 22, 1, 10)
    assert describe_date("2019-03-01", HEXO, "No/Such_Zone") == datetime(2019, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2019-03-01 22:01:10",
        "2019-03-01T22:01:10",
        "2019-03-01 22:01",
        "2019/03/01 22:01",
        "2019.3.1",
        "2024-1-2 3:4:5",
        "2019-03-01",
        "2020-02-09T13:50:14.098Z",
        "2020-02-09 13:50:14 +0800",
        "2020-02-09T13:50:14+08:00",
        "2020-02-09 13:50:14 -5",
        "Tue, 02 Jan 2024 10:00:00 GMT",
        "2 January 2024",
        "Jan 2, 2024",
        "January 2, 2024 10:00",
    ],
)
@pytest.mark.parametrize("rules", [HEXO, ASTRO, PELICAN, JEKYLL])
def test_the_same_moment_is_written_the_same_way(written: str, rules: HeaderRules) -> None:
    moment = describe_date(written, rules, SHANGHAI)
    assert moment is not None
    assert format_like(written, moment, rules) == written


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("2019-03-01 22:01:10", "2031-11-22 09:05:07"),
        ("2019-03-01T22:01", "2031-11-22T09:05"),
        ("2024-1-2 3:4:5", "2031-11-22 9:5:7"),
        ("2019-03-01", "2031-11-22"),
        ("2019-03-01T22:01:10Z", "2031-11-22T09:05:07Z"),
        ("2019-03-01T22:01:10.1234567Z", "2031-11-22T09:05:07.0000000Z"),
        ("'2019-03-01'", "2031-11-22"),
        ("Tue, 02 Jan 2024 10:00:00 GMT", "Sat, 22 Nov 2031 09:05:07 GMT"),
        ("January 2, 2024", "November 22, 2031"),
        ("May 2, 2024", "Nov 22, 2031"),
        ("whenever", "2031-11-22 09:05:07"),
        ("", "2031-11-22 09:05:07"),
    ],
)
def test_a_new_moment_takes_the_old_form(written: str, new: str) -> None:
    assert format_like(written, datetime(2031, 11, 22, 9, 5, 7)) == new


def test_a_moment_with_a_zone_is_converted_to_the_written_zone() -> None:
    moment = datetime(2031, 11, 22, 9, 5, 7, tzinfo=UTC)
    assert format_like("2019-03-01T22:01:10+08:00", moment) == "2031-11-22T17:05:07+08:00"
    assert format_like("2019-03-01 22:01:10", moment.astimezone(ZoneInfo(SHANGHAI))) == "2031-11-22 17:05:07"
    assert format_like("2019-03-01 22:01:10 -0500", moment.astimezone(timezone(timedelta(hours=8)))).endswith(
        " -0500"
    )


@pytest.mark.parametrize("zone", [SHANGHAI, "America/New_York", "UTC"])
@pytest.mark.parametrize("written", ["2019-03-01 22:01:10", "2020-02-09T13:50:14.098Z", "2024-1-2 3:4:5"])
def test_a_date_that_is_read_and_written_five_times_stays_the_same_text(zone: str, written: str) -> None:
    text = f"---\ndate: {written}\nupdated: 2001-01-01\n---\nbody"
    for _ in range(5):
        field = read(text, HEXO).field("date")
        assert field is not None
        moment = describe_date(field.written, HEXO, zone)
        assert moment is not None
        text = apply_edits(text, set_value(text, "date", format_like(field.written, moment, HEXO), HEXO))
    assert text == f"---\ndate: {written}\nupdated: 2001-01-01\n---\nbody"


def test_a_datetime_is_written_like_the_date_that_stands_there() -> None:
    text = "---\ndate: 2024-1-2 3:4:5\n---\n"
    edits = set_value(text, "date", datetime(2025, 10, 11, 12, 13, 14), HEXO)
    assert apply_edits(text, edits) == "---\ndate: 2025-10-11 12:13:14\n---\n"

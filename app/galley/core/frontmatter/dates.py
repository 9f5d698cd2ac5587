"""What a generator makes of a date as it is written, and how to write another one in the same form."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from galley.core.frontmatter.model import HeaderRules
from galley.core.frontmatter.scalars import TIMESTAMP

DATE_KEYS = frozenset(
    {
        "date", "updated", "created", "modified", "lastmod", "pubdate", "publishdate", "pubdatetime",
        "moddatetime", "updateddate", "publisheddate", "published_at", "expirydate", "last_modified_at",
        "lastmodified", "update", "createdat", "updatedat", "datepublished", "datemodified", "published_date",
    }
)  # fmt: skip

_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?P<sep1>[-/.])(?P<month>\d{1,2})(?P<sep2>[-/.])(?P<day>\d{1,2})"
    r"(?:(?P<gap>[Tt]|[ \t_]+)(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})"
    r"(?:(?P<dot>[.,])(?P<fraction>\d*))?)?"
    r"(?P<zone>[ \t]*(?:[Zz]|UTC|GMT|[-+]\d{1,2}(?::?\d\d)?))?)?",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<rest>[a-z]*)\.?"
_TIME = (
    r"(?:(?P<gap>,?[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<zone>[ \t]*(?:[Zz]|UTC|GMT|[-+]\d{1,2}(?::?\d\d)?))?)?"
)
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})(?P<comma>,?[ \t]+))?"
_NAMED = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[ \t]+{_MONTH},?[ \t]+(?P<year>\d{{4}}){_TIME}",
        re.IGNORECASE | re.ASCII,
    ),
    re.compile(
        rf"{_WEEKDAY}{_MONTH}[ \t]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ \t]+(?P<year>\d{{4}}){_TIME}",
        re.IGNORECASE | re.ASCII,
    ),
)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,14}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Written:
    """The numbers of a written date; ``offset`` is None where no zone is written."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    microsecond: int
    offset: timedelta | None

    def wall(self, *, rolls: bool) -> datetime | None:
        """Return the date without a zone; if it ``rolls``, the 30th of February is a day in March."""
        rest = timedelta(
            days=self.day - 1,
            hours=self.hour,
            minutes=self.minute,
            seconds=self.second,
            microseconds=self.microsecond,
        )
        try:
            if rolls:
                years, month = divmod(self.month - 1, 12)
                return datetime(self.year + years, month + 1, 1) + rest  # noqa: DTZ001
            return datetime(  # noqa: DTZ001
                self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond
            )
        except (ValueError, OverflowError):
            return None


def describe_date(written: str, rules: HeaderRules, timezone_name: str | None) -> datetime | None:
    """Return the moment that the generator makes of a date ``written`` in a header, or None if it makes none.

    ``timezone_name`` is the site's zone (IANA); the result carries a zone if the site or the date has one.
    Hexo reads a date's digits in UTC (after taking off a written offset) and takes them for the site's own
    wall clock, and lets 29:00 roll over into the next day; Astro reads them in UTC; Hugo, Jekyll and
    Pelican take a date without a zone in the site's zone and refuse what no calendar has.
    """
    text, quoted = _unquoted(written)
    zone = _zone(timezone_name)
    if _NUMBER.fullmatch(text) and not quoted:
        return _from_number(int(text), rules, zone)
    parts = _numbers(text.replace("_", " ") if rules is HeaderRules.PELICAN else text)
    if parts is None:
        return None
    stamp = TIMESTAMP.fullmatch(text) is not None and not quoted
    match rules:
        case HeaderRules.HEXO:
            return _hexo(parts, zone, stamp=stamp, iso_day=_ISO_DAY.fullmatch(text) is not None)
        case HeaderRules.ASTRO:
            wall = parts.wall(rolls=stamp)
            return _at(wall, parts.offset, UTC)
        case HeaderRules.HUGO if not _hugo_accepts(text):
            return None
        case _:
            return _at(parts.wall(rolls=False), parts.offset, zone)


def _hexo(parts: _Written, zone: tzinfo | None, *, stamp: bool, iso_day: bool) -> datetime | None:
    wall = parts.wall(rolls=stamp)
    if wall is None:
        return None
    if stamp:
        try:
            return (wall - (parts.offset or timedelta())).replace(tzinfo=zone)
        except OverflowError:
            return None
    # What YAML leaves as text goes through JavaScript's Date: an ISO date alone is UTC there.
    moment = _at(wall, timedelta() if iso_day and zone else parts.offset, zone)
    return moment.astimezone(zone) if moment and zone and moment.tzinfo else moment


def _at(wall: datetime | None, offset: timedelta | None, zone: tzinfo | None) -> datetime | None:
    if wall is None:
        return None
    if offset is None:
        return wall.replace(tzinfo=zone)
    try:
        return wall.replace(tzinfo=timezone(offset))
    except ValueError:
        return None


def _from_number(number: int, rules: HeaderRules, zone: tzinfo | None) -> datetime | None:
    """JavaScript counts milliseconds, Hugo seconds; the others take no number for a date."""
    seconds = {
        HeaderRules.HEXO: number / 1000,
        HeaderRules.ASTRO: number / 1000,
        HeaderRules.HUGO: number,
    }.get(rules)
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, zone or UTC)
    except (ValueError, OverflowError, OSError):
        return None


# Go's layouts want two digits for month, day, minute and second, and know no time without seconds.
_HUGO_FORM = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|[-+]\d\d:?\d\d))?)?"
    r"|[A-Za-z]{3,9},? .*|\d\d [A-Za-z]{3} \d{4}",
    re.ASCII,
)


def _hugo_accepts(text: str) -> bool:
    return _HUGO_FORM.fullmatch(text) is not None


def _unquoted(written: str) -> tuple[str, bool]:
    text = written.strip()
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        return text[1:-1].strip(), True
    return text, False


@lru_cache(maxsize=8)
def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _match(text: str) -> re.Match[str] | None:
    if len(text) > 64:
        return None
    found = _NUMERIC.fullmatch(text)
    for pattern in _NAMED:
        found = found or pattern.fullmatch(text)
    return found


def _numbers(text: str) -> _Written | None:
    found = _match(text)
    if found is None:
        return None
    groups = found.groupdict()
    name = groups.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else int(groups["month"])
    fraction = ((groups.get("fraction") or "") + "000000")[:6]
    return _Written(
        int(groups["year"]),
        month,
        int(groups["day"]),
        int(groups.get("hour") or 0),
        int(groups.get("minute") or 0),
        int(groups.get("second") or 0),
        int(fraction),
        _offset(groups.get("zone")),
    )


def _offset(zone: str | None) -> timedelta | None:
    if not zone or not zone.strip():
        return None
    digits = zone.strip()
    if digits[0] not in "+-":
        return timedelta()
    hours, minutes = (int(each or 0) for each in re.fullmatch(r"[-+](\d{1,2})(?::?(\d\d))?", digits).groups())  # type: ignore[union-attr]
    size = timedelta(hours=hours, minutes=minutes)
    return -size if digits[0] == "-" else size


def format_like(written: str, moment: datetime, rules: HeaderRules = HeaderRules.PLAIN) -> str:
    """Return ``moment`` in the form and the zone of the date ``written`` (without its quotes).

    A moment without a zone is taken for the wall clock of the written zone; one with a zone is
    converted to the written zone, if there is one. ``rules`` matter for Hexo, which shows the UTC digits of
    a date with a zone as the site's wall clock (see ``describe_date``): there the result is what Hexo will
    read as the wall clock of ``moment``. An unknown form gives ``2024-01-02 03:04:05``.
    """
    text, quoted = _unquoted(written)
    found = _match(text)
    if found is None:
        return moment.strftime("%Y-%m-%d %H:%M:%S").rjust(19, "0")
    groups = found.groupdict()
    offset = _offset(groups.get("zone"))
    if offset is not None:
        if rules is HeaderRules.HEXO and not quoted and TIMESTAMP.fullmatch(text):
            moment = moment.replace(tzinfo=None) + offset
        elif moment.tzinfo is not None:
            moment = moment.astimezone(timezone(offset))
    return _written_as(found, groups, moment)


def _written_as(found: re.Match[str], groups: dict[str, str | None], moment: datetime) -> str:
    text = found[0]
    short = any(len(groups.get(part) or "00") == 1 for part in ("month", "day"))
    short_hour = len(groups.get("hour") or "00") == 1 or (short and (groups.get("hour") or "0")[0] != "0")
    values: dict[str, str] = {
        "year": f"{moment.year:04}",
        "month": str(moment.month) if short else f"{moment.month:02}",
        "day": str(moment.day) if short else f"{moment.day:02}",
        "hour": str(moment.hour) if short_hour else f"{moment.hour:02}",
        "minute": f"{moment.minute:0{len(groups.get('minute') or '00')}}",
        "second": f"{moment.second:0{len(groups.get('second') or '00')}}",
        "fraction": f"{moment.microsecond:06}".ljust(len(groups.get("fraction") or ""), "0")[
            : len(groups.get("fraction") or "")
        ],
    }
    name = groups.get("name")
    if name:
        full = _MONTH_NAMES[moment.month - 1]
        values["name"] = full if groups["rest"] or (name.lower() == "may" and len(name) > 3) else full[:3]
        values["rest"] = ""
    weekday = groups.get("weekday")
    if weekday:
        full = _DAYS[moment.weekday()]
        values["weekday"] = full if len(weekday) > 3 else full[:3]
    parts: list[str] = []
    at = 0
    for part in sorted((part for part in values if groups.get(part) is not None), key=found.start):
        parts += (text[at : found.start(part)], values[part])
        at = found.end(part)
    parts.append(text[at:])
    return "".join(parts)

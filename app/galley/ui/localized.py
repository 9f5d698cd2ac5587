"""Numbers, sizes, days and moments as the window's language writes them: the one place that knows how."""

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from galley.core.messages import Count, filled

_SHORT = QLocale.FormatType.ShortFormat
# As authors write dates; what a generator reads beyond that is rare and shown as it is written.
_WRITTEN = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


def number(value: int) -> str:
    return QLocale().toString(value)


class _Number(Count):
    def written(self) -> str:
        return number(int(self))


def fill(template: str, *values: object) -> str:
    """``template`` with its ``{0}`` … filled in, numbers as the language writes them.

    ``{0:post|posts}`` is the first word for one and the second for any other number.
    """
    return filled(template, values, _Number)


def sentences(*texts: str) -> str:
    """Sentences one behind the other: behind a full-width mark there is no space."""
    return "".join(text if text.endswith(("。", "！", "？")) else f"{text} " for text in texts).rstrip()


def size(octets: int) -> str:
    """A file's size, as in 1.4 MB of a million bytes."""
    return QLocale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def day(when: date) -> str:
    """A day in numbers, with all four of its year."""
    locale = QLocale()
    return locale.toString(QDate(when.year, when.month, when.day), _day_form(locale))


def written_day(text: str) -> str:
    """The day of a date as an author has written it; the text itself where it is no date of that kind."""
    found = _WRITTEN.match(text)
    if found is None:
        return text
    try:
        return day(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return text


def moment(seconds: float) -> str:
    """Day and minute, on this machine's clock, of so many seconds after 1970."""
    locale = QLocale()
    minute = "HH:mm" if locale.language() == QLocale.Language.C else locale.timeFormat(_SHORT)
    form = f"{_day_form(locale)} {minute}"
    return locale.toString(QDateTime.fromMSecsSinceEpoch(round(seconds * 1000)), form)


def month(name: str) -> str:
    """A month that is called ``2024-05``."""
    try:
        when = datetime.strptime(name, "%Y-%m")  # noqa: DTZ007  a month, nowhere in particular
    except ValueError:
        return name
    # {0} is the month, as in Sep, {1} the year.
    form = QCoreApplication.translate("Localized", "{0} {1}")
    return form.format(QLocale().standaloneMonthName(when.month, _SHORT), when.year)


def _day_form(locale: QLocale) -> str:
    if locale.language() == QLocale.Language.C:  # of no country
        return "yyyy-MM-dd"
    form = locale.dateFormat(_SHORT)
    return form if "yyyy" in form else form.replace("yy", "yyyy")

"""Dates for the form: what one means to the site, and the present moment in the form of another."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from galley.core.frontmatter import HeaderRules, describe_date, format_like
from galley.core.site import Site


@dataclass(frozen=True, slots=True)
class DateWords:
    site: Site

    def describe(self, written: str, rules: HeaderRules) -> str:
        """What the generator makes of a date, where that is not plain from how it is written."""
        if not written.strip():
            return ""
        date = describe_date(written, rules, getattr(self.site.timezone, "key", None))
        if date is None:
            return QCoreApplication.translate("DateWords", "not a date the site understands")
        plain = date.strftime("%Y-%m-%d %H:%M:%S")
        if written.strip() in (plain, plain[:10], plain[:16]):
            return QLocale().standaloneDayName(date.isoweekday(), QLocale.FormatType.ShortFormat)
        zone = date.strftime("%z")
        return f"= {plain}{' ' + zone[:3] + ':' + zone[3:5] if zone else ''}"

    def now_like(self, written: str) -> str:
        """The present moment, written as ``written`` is."""
        now: datetime = self.site.now()
        if not written.strip():
            return now.strftime("%Y-%m-%d %H:%M:%S")
        return format_like(written, now, self.site.header_rules)

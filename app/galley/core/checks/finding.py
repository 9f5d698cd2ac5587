"""What a check tells an author: where, how bad, why, and what would mend it."""

from dataclasses import dataclass
from enum import StrEnum

from galley.core.frontmatter import Repair


class Severity(StrEnum):
    """``ERROR``: the site is not generated, or not with this post. ``WARNING``: its page is not as meant."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """Something wrong with a stretch of a post; ``start`` and ``end`` count characters from its begin.

    ``address`` is that of an image, as the rendered page has it.
    """

    rule: str
    start: int
    end: int
    message: str
    repairs: tuple[Repair, ...] = ()
    severity: Severity = Severity.WARNING
    address: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a post. ``start`` and ``end`` count characters of its text from 0, ``line`` and
    ``column`` from 1; ``repairs`` are edits of that text. ``address`` is that of an image,
    as the rendered page has it."""

    rule: str
    severity: Severity
    start: int
    end: int
    line: int
    column: int
    message: str
    repairs: tuple[Repair, ...] = ()
    address: str = ""

"""Asks whether the addresses that a change would make lead to anything, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from galley.core.bulk import TROUBLE, PlannedFile
from galley.core.frontmatter import HeaderRules
from galley.core.images.answers import missing_among
from galley.core.site.hosts import changed_addresses
from galley.core.storage import hash_bytes
from galley.core.textfile import decode
from galley.services.bulk import BulkRun, Read, Stopped, Told


@dataclass(slots=True)
class Unanswered:
    """The edits, by file and number, behind whose new address nothing is; ``reasons`` by address."""

    places: dict[Path, set[int]] = field(default_factory=dict[Path, set[int]])
    reasons: dict[str, str] = field(default_factory=dict[str, str])
    asked: int = 0


def check_run(files: Sequence[PlannedFile], read: Read, rules: HeaderRules, parent: QObject) -> BulkRun:
    """A run that asks the servers; it finishes with what is Unanswered, or None if it was cancelled."""

    def work(told: Told, stopped: Stopped) -> object:
        places: dict[str, list[tuple[Path, int]]] = {}
        for file in files:
            try:
                data = read(file.path)
                if hash_bytes(data) != file.base:
                    continue  # writing it will say so
                text = decode(data).text
            except TROUBLE:
                continue
            for number, address in enumerate(changed_addresses(text, file.edits, rules)):
                if address:
                    places.setdefault(address.replace("&amp;", "&"), []).append((file.path, number))
        found = Unanswered(asked=len(places))
        found.reasons = missing_among(list(places), told, stopped)
        for address in found.reasons:
            for path, number in places[address]:
                found.places.setdefault(path, set()).add(number)
        return None if stopped() else found

    return BulkRun(work, parent)

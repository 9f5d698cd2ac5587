"""What the index keeps of a post beside its row: what searches look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from galley.core.index.row import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as it goes into the index.

    ``body`` is folded. ``values`` are the header's keys with what they show, empty ones included.
    ``has_image`` says that the body shows an image.
    """

    row: Row
    body: str = ""
    values: Mapping[str, str] | None = None
    has_image: bool = False

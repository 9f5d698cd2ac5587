"""What a live renderer keeps of each part of its document."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from galley.core.render.balance import Balance
from galley.core.render.parts import Inherited, Part, Rendered


@dataclass(slots=True, eq=False)
class Entry:
    """A part of the document that has been rendered."""

    part: Part
    before: Inherited
    after: Inherited
    rendered: Rendered
    used: frozenset[str]
    balance: Balance

    def __post_init__(self) -> None:
        # The tree is not needed any more, and memory is.
        self.part.root = _NOTHING
        self.part.data = None

    @property
    def html(self) -> str:
        """What the page shows of it."""
        return self.rendered.html

    def shows(self, other: "Entry") -> bool:
        """Whether the page is the same with the other in its place."""
        return (
            self.rendered.html == other.rendered.html
            and self.part.lines == other.part.lines
            and self.balance == other.balance
        )

    @property
    def tagged(self) -> int:
        """Whether it has template tags; see Part.tagged."""
        return self.part.tagged

    @property
    def slugs(self) -> tuple[str, ...]:
        """Its headings' anchors, without their numbers."""
        return self.rendered.slugs


_NOTHING = Element("galley-part")


class Seen(dict[str, int]):
    """How often each slug occurs before an entry; counted only if somebody asks."""

    def __init__(self, entries: list[Entry], stop: int) -> None:
        super().__init__()
        self._entries: list[Entry] | None = entries
        self._stop = stop

    def get(self, key: str, default: int = 0, /) -> int:  # type: ignore[override]
        """The count of `key` so far."""
        if self._entries is not None:
            entries, self._entries = self._entries[: self._stop], None
            for entry in entries:
                for slug in entry.rendered.slugs:
                    self[slug] = self[slug] + 1 if slug in self else 1
        return super().get(key, default)

"""How far the highlighter has come in a text, while lines come and go."""

from PySide6.QtGui import QTextDocument


class Stretches:
    """Which lines of a text something was done to."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, int]] = []
        """First line and the one behind the last, in order, apart from one another."""

    def __contains__(self, line: int) -> bool:
        return any(first <= line < end for first, end in self._parts)

    def add(self, first: int, end: int) -> list[tuple[int, int]]:
        """Take in the lines from ``first`` to before ``end``; return the stretches of them that are new."""
        if first >= end:
            return []
        missing: list[tuple[int, int]] = []
        at = first
        whole = (first, end)
        apart: list[tuple[int, int]] = []
        for part in self._parts:
            if part[1] < first or part[0] > end:
                apart.append(part)
                continue
            if part[0] > at:
                missing.append((at, part[0]))
            at = max(at, part[1])
            whole = (min(whole[0], part[0]), max(whole[1], part[1]))
        if at < end:
            missing.append((at, end))
        self._parts = sorted([*apart, whole])
        return missing

    def clear(self) -> None:
        self._parts.clear()

    def moved(self, line: int, by: int) -> None:
        """After ``line`` so many lines came, which are not in the set, or went (``by`` below 0)."""
        moved: list[tuple[int, int]] = []
        for first, end in self._parts:
            if end <= line + 1:
                moved.append((first, end))
                continue
            if first <= line:
                moved.append((first, line + 1))
                first = line + 1
            first, end = max(line + 1, first + by), max(line + 1, end + by)
            if first < end:
                moved.append((first, end))
        self._parts = _joined(moved)


class Progress:
    """What is known of a document's lines: states above ``settled``, colours in ``coloured``."""

    def __init__(self, document: QTextDocument) -> None:
        """Made before the highlighter: it has to hear of a change first, and to count as Qt does then."""
        self.coloured = Stretches()
        self.settled = 0
        """Lines from here on have states of an older text, or none."""
        self.count = document.blockCount()
        self._document = document
        document.contentsChange.connect(self._changed)

    @property
    def is_complete(self) -> bool:
        return self.settled >= self.count

    def _changed(self, position: int, _removed: int, _added: int) -> None:
        by, self.count = self._document.blockCount() - self.count, self._document.blockCount()
        if by:
            line = self._document.findBlock(position).blockNumber()
            self.coloured.moved(line, by)
            if self.settled > line:
                self.settled = max(line + 1, self.settled + by)


def _joined(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in parts:
        if joined and joined[-1][1] >= first:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((first, end))
    return joined

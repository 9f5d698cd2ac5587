"""Where the lines of the list are, reckoned from the headings above: any length costs the same."""

from collections.abc import Callable

from galley.services.arrangement import Arrangement


class Lines:
    """Places in pixels from the list's start. All posts have one height and all headings another."""

    def __init__(self, arrangement: Callable[[], Arrangement]) -> None:
        self._arrangement = arrangement
        self.post_height = 1
        self.heading_height = 1

    def top(self, line: int) -> int:
        """The upper edge of a line."""
        headings = self._arrangement().headings_before(line)
        return headings * self.heading_height + (line - headings) * self.post_height

    def height(self, line: int) -> int:
        is_heading = self._arrangement().lines[line] < 0
        return self.heading_height if is_heading else self.post_height

    def at(self, y: int) -> int:
        """The line at this place; may lie before the first or after the last."""
        arrangement = self._arrangement()
        high, low = self.heading_height, self.post_height
        heading = arrangement.heading_at(lambda place, line: place * high + (line - place) * low <= y)
        if heading < 0:
            return y // low
        line = arrangement.heading_line(heading)
        below = y - (heading * high + (line - heading) * low) - high
        return line if below < 0 else line + 1 + below // low

    def full_height(self) -> int:
        """How high all lines are together."""
        return self.top(len(self._arrangement()))

    def between(self, top: int, bottom: int) -> range:
        """The lines that are there and at least partly between two places."""
        return range(max(self.at(top), 0), min(self.at(max(bottom, top)) + 1, len(self._arrangement())))

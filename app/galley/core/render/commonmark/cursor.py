"""A place in a line of Markdown, where a tab reaches to the next column that four divides."""


class Cursor:
    """The line being read."""

    def __init__(self) -> None:
        # The place in the line, its column, and whether a tab there is read in part.
        self.text = ""
        self.offset = self.column = 0
        self.half_tab = False
        self.next = self.next_column = self.indent = 0
        self.blank = False

    def begin(self, row: str) -> None:
        """Start at the beginning of a line."""
        self.text = row.replace("\0", "\ufffd") if "\0" in row else row
        self.offset = self.column = 0
        self.half_tab = False

    def find(self) -> None:
        """Look for the next character that is no white space."""
        text, at, column = self.text, self.offset, self.column
        size = len(text)
        while at < size:
            char = text[at]
            if char == " ":
                column += 1
            elif char == "\t":
                column += 4 - column % 4
            else:
                break
            at += 1
        self.blank = at >= size
        self.next, self.next_column = at, column
        self.indent = column - self.column

    def advance(self, count: int, columns: bool = False) -> None:
        """Step over so many characters, or columns; a tab can be stepped over in part."""
        text, size = self.text, len(self.text)
        while count > 0 and self.offset < size:
            if text[self.offset] == "\t":
                width = 4 - self.column % 4
                if columns:
                    self.half_tab = width > count
                    step = min(count, width)
                    self.column += step
                    self.offset += 0 if self.half_tab else 1
                    count -= step
                else:
                    self.half_tab = False
                    self.column += width
                    self.offset += 1
                    count -= 1
            else:
                self.half_tab = False
                self.offset += 1
                self.column += 1
                count -= 1

    def to_text(self) -> None:
        """Step over white space."""
        self.offset, self.column, self.half_tab = self.next, self.next_column, False
        self.find()

    def rest(self) -> str:
        """What is left of the line."""
        if self.half_tab:
            return " " * (4 - self.column % 4) + self.text[self.offset + 1 :]
        return self.text[self.offset :]

"""Many names in little room."""

from array import array
from collections.abc import Iterator


class Names:
    """Names in their order, held as one text: each is made when it is asked for.

    A hundred thousand texts take twice the room, and lie scattered among what comes and goes.
    """

    def __init__(self) -> None:
        self._joined = bytearray()
        self._ends = array("q", (0,))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> str:
        """Return the name at a place, from 0."""
        return self._joined[self._ends[at] : self._ends[at + 1]].decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def append(self, name: str) -> None:
        """Put a name at the end."""
        self._joined += name.encode(errors="surrogatepass")
        self._ends.append(len(self._joined))

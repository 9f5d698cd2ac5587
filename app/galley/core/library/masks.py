"""Sets of posts as whole numbers: bit n stands for the post in slot n, so that sets join and part at once."""

from collections.abc import Iterable
from itertools import accumulate, chain, repeat
from operator import add

_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def everybody(count: int) -> int:
    """Return the set of all ``count`` posts."""
    return (1 << count) - 1


def mask_of(slots: Iterable[int], count: int) -> int:
    """Return the set of these slots out of ``count``."""
    flags = bytearray(count)
    for slot in slots:
        flags[slot] = 1
    return from_flags(flags)


def from_flags(flags: bytes | bytearray) -> int:
    """Return the set of the slots whose byte is 1 and not 0."""
    return int(flags[::-1].translate(_DIGITS), 2) if flags else 0


def flags_of(mask: int, count: int) -> bytes:
    """Return a byte for each of ``count`` slots: 1 for those in the set, 0 for the others."""
    return f"{mask:0{count}b}"[::-1].encode().translate(_FLAGS) if count else b""


def slots_of(mask: int, count: int) -> list[int]:
    """Return the slots in the set, ascending: from one to the next, for sets of few."""
    gaps = map(len, flags_of(mask, count).split(b"\x01")[:-1])
    return list(accumulate(map(add, gaps, chain((0,), repeat(1)))))

"""An order of all posts, in which any set of them can be walked through."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import compress

from galley.core.library.masks import flags_of, slots_of

# For fewer posts than this part of all it is quicker to sort them than to walk through the whole order.
_FEW = 24


class Order:
    """Slots in order; ``size`` is how many slots there are, those not in the order included."""

    def __init__(self, slots: Iterable[int], size: int) -> None:
        self.slots = array("i", slots)
        self._size = size

    @cached_property
    def places(self) -> "array[int]":
        """For each slot its place in the order."""
        places = array("i", bytes(4 * self._size))
        for place, slot in enumerate(self.slots):
            places[slot] = place
        return places

    def walk(self, mask: int) -> Iterator[int]:
        """Yield the slots in the set ``mask`` in order."""
        many = mask.bit_count()
        if many == len(self.slots):
            return iter(self.slots)
        if many * _FEW < len(self.slots):
            return iter(sorted(slots_of(mask, self._size), key=self.places.__getitem__))
        return compress(self.slots, map(flags_of(mask, self._size).__getitem__, self.slots))

"""Whatever is patched, and however slowly the page answers, the page ends with the document's blocks."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.ui.preview import patchqueue
from galley.ui.preview.patchqueue import PatchQueue
from support.previewing import Block


class Page:
    """What the page has, by applying what it is handed."""

    def __init__(self) -> None:
        self.blocks: list[Block] = [Block(-1, 1, "of another document")]

    def take(self, queue: PatchQueue) -> bool:
        batch = queue.take()
        if batch is None:
            return False
        clear, operations = batch
        if clear:
            self.blocks = []
        for operation in operations:
            end = operation.start + operation.removed
            assert 0 <= operation.start <= end <= len(self.blocks)
            self.blocks[operation.start : end] = operation.blocks
        return True


_ids = itertools.count()


def some(count: int, size: int = 1) -> list[Block]:
    return [Block(next(_ids), 1, "x" * size) for _ in range(count)]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("patch"), st.floats(0, 1), st.floats(0, 1), st.integers(0, 6)),
        st.tuples(st.just("reset"), st.integers(0, 12)),
        st.tuples(st.just("lost")),
        st.tuples(st.just("take")),
        st.tuples(st.just("done")),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(steps)
def test_the_page_ends_with_the_documents_blocks(sequence: list[tuple[object, ...]]) -> None:
    saved = (patchqueue.FIRST_PIECE, patchqueue.NEXT_PIECE)
    patchqueue.FIRST_PIECE, patchqueue.NEXT_PIECE = 2, 3
    try:
        queue, page = PatchQueue(), Page()
        wanted: list[Block] = []
        for step in sequence:
            match step:
                case ("patch", float(where), float(share), int(count)):
                    start = round(where * len(wanted))
                    removed = round(share * (len(wanted) - start))
                    new = some(count)
                    wanted[start : start + removed] = new
                    queue.patch(start, removed, new)
                case ("reset", int(count)):
                    wanted = some(count)
                    queue.reset(wanted)
                case ("lost",):
                    page.blocks = []
                    queue.lost()
                case ("take",):
                    page.take(queue)
                case _:
                    if queue.in_flight:
                        queue.done()
            assert queue.blocks == wanted
        if queue.in_flight:
            queue.done()
        while page.take(queue):
            queue.done()
        assert queue.idle
        assert page.blocks == wanted
    finally:
        patchqueue.FIRST_PIECE, patchqueue.NEXT_PIECE = saved


def test_one_batch_is_in_flight_at_a_time_and_keys_merge() -> None:
    queue, page = PatchQueue(), Page()
    queue.reset(some(3))
    assert page.take(queue)
    for _ in range(50):
        queue.patch(1, 1, some(1))
        assert queue.take() is None
    queue.done()
    batch = queue.take()
    assert batch is not None
    assert len(batch[1]) == 1, "fifty keys are one operation"


def test_an_edit_goes_before_the_rest_of_a_long_document() -> None:
    queue, page = PatchQueue(), Page()
    queue.reset(some(100, 3_000))
    page.take(queue)
    shown = len(page.blocks)
    assert shown < 100
    queue.patch(0, 1, some(1))
    queue.done()
    batch = queue.take()
    assert batch is not None
    assert [(op.start, op.removed) for op in batch[1]] == [(0, 1)]
    assert queue.lines_filled() == shown


def test_a_patch_outside_the_document_is_refused() -> None:
    queue = PatchQueue()
    queue.reset(some(2))
    with pytest.raises(ValueError, match="2 blocks"):
        queue.patch(1, 2, [])

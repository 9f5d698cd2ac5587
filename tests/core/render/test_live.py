"""LiveRenderer's patches keep the page equal to a fresh render."""

from galley.core.render import LiveRenderer, dialect


def test_a_first_update_brings_every_block() -> None:
    live = LiveRenderer(dialect("hexo"))
    patch = live.update("# A\n\ntext\n")
    assert patch.start == 0
    assert patch.removed == 0
    assert list(patch.blocks) == live.blocks
    assert patch.total == len(live.blocks) == 2


def test_an_edit_leaves_other_blocks_alone() -> None:
    live = LiveRenderer(dialect("hexo"))
    live.update("one\n\ntwo\n\nthree\n")
    before = list(live.blocks)
    patch = live.update("one\n\ntwo!\n\nthree\n")
    assert (patch.start, patch.removed, len(patch.blocks)) == (1, 1, 1)
    assert live.blocks[0] is before[0]
    assert live.blocks[2] is before[2]

"""The preview's service: what it emits always adds up to the full render, and it never holds up a key."""

import logging
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

import galley.services.preview as module
from galley.core.render import LiveRenderer, Patch, dialect
from galley.core.render.gradual import GradualRenderer
from galley.services.preview import PreviewService

GFM = dialect("gfm")


class Mirror:
    """Applies patches as a page would."""

    def __init__(self, service: PreviewService) -> None:
        self.html: list[str] = []
        self.patches: list[tuple[Patch, int, bool]] = []
        service.patch_ready.connect(self.note)

    def note(self, patch: Patch, revision: int, reset: bool) -> None:
        self.patches.append((patch, revision, reset))
        if reset:
            self.html = []
        self.html[patch.start : patch.start + patch.removed] = [block.html for block in patch.blocks]


def full(body: str) -> list[str]:
    renderer = LiveRenderer(GFM)
    renderer.update(body)
    return [block.html for block in renderer.blocks]


def long_text(paragraphs: int) -> str:
    return "".join(f"## 第 {i} 节\n\n正文 *{i}* of the section, with words.\n\n" for i in range(paragraphs))


@pytest.fixture
def service(qtbot: QtBot) -> PreviewService:
    return PreviewService()


def test_a_short_text_is_there_when_the_call_returns(service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open("# a\n\nb\n", GFM, revision=3)
    assert service.is_caught_up
    assert mirror.html == full("# a\n\nb\n")
    assert [(revision, reset) for _, revision, reset in mirror.patches] == [(3, True)]


def test_an_empty_text_clears_the_page(service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open("# a\n", GFM)
    service.open("", GFM)
    assert mirror.html == []
    assert mirror.patches[-1][2] is True


def test_a_key_changes_only_its_block(service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open("one\n\ntwo\n\nthree\n", GFM)
    service.update("one\n\ntwo!\n\nthree\n", 1)
    patch = mirror.patches[-1][0]
    assert (patch.start, patch.removed, len(patch.blocks)) == (1, 1, 1)
    assert mirror.html == full("one\n\ntwo!\n\nthree\n")


def test_the_same_text_again_says_nothing(service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open("one\n", GFM)
    service.update("one\n", 2)
    assert len(mirror.patches) == 1


def test_a_long_text_shows_its_top_at_once_and_its_end_later(qtbot: QtBot, service: PreviewService) -> None:
    body = long_text(3000)
    mirror = Mirror(service)
    with qtbot.waitSignal(service.caught_up, timeout=20_000):
        service.open(body, GFM)
        assert not service.is_caught_up
        assert len(mirror.html) > 10
        assert mirror.html[0] == full(body[:200])[0]
    assert mirror.html == full(body)
    assert sum(reset for _, _, reset in mirror.patches) == 1


def test_keys_pressed_while_a_long_text_is_rendered_are_in_it(qtbot: QtBot, service: PreviewService) -> None:
    body = long_text(3000)
    mirror = Mirror(service)
    dice = random.Random(5)
    service.open(body, GFM)
    for revision in range(1, 12):
        at = dice.randrange(len(body))
        body = body[:at] + dice.choice(["x", "\n\n", "**", "## "]) + body[at:]
        service.update(body, revision)
        qtbot.wait(1)
    if not service.is_caught_up:
        qtbot.waitSignal(service.caught_up, timeout=20_000).wait()
    assert mirror.html == full(body)
    assert mirror.patches[-1][1] == 11


def test_another_text_ends_the_one_before(qtbot: QtBot, service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open(long_text(3000), GFM, revision=1)
    service.open("short\n", GFM, revision=2)
    qtbot.wait(60)
    assert mirror.html == full("short\n")
    assert mirror.patches[-1][1:] == (2, True)


def test_closing_stops_the_work(qtbot: QtBot, service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open(long_text(3000), GFM)
    service.close()
    count = len(mirror.patches)
    qtbot.wait(60)
    assert len(mirror.patches) == count
    assert service.is_caught_up


def test_a_text_that_shrinks_while_it_is_rendered_is_whole(qtbot: QtBot, service: PreviewService) -> None:
    mirror = Mirror(service)
    service.open(long_text(3000), GFM)
    service.update("gone\n", 1)
    qtbot.wait(30)
    assert mirror.html == full("gone\n")
    service.update("gone\n\n" + long_text(10), 2)
    assert mirror.html == full("gone\n\n" + long_text(10))


class SlowRenderer:
    """A service whose clock stands still but for what rendering seems to take."""

    def __init__(self, service: PreviewService, seconds: float) -> None:
        self.now, self.seconds, self.renderings = 0.0, seconds, 0
        self._step = service._step
        service._clock = lambda: self.now
        service._step = self.step  # type: ignore[method-assign]

    def step(self, renderer: GradualRenderer, edited: bool) -> Patch:
        self.now += self.seconds
        self.renderings += 1
        return self._step(renderer, edited)


def test_a_text_that_is_slow_to_render_waits_for_a_pause_in_typing(
    qtbot: QtBot, service: PreviewService
) -> None:
    slow = SlowRenderer(service, 0.05)
    mirror = Mirror(service)
    service.open("a\n", GFM)
    for i in range(5):
        service.update(f"a{i}\n", i + 1)
    assert slow.renderings == 2, "the first key only shows that it is slow"
    qtbot.waitUntil(lambda: service.is_caught_up, timeout=5000)
    assert mirror.html == full("a4\n")
    assert [revision for _, revision, _ in mirror.patches] == [0, 1, 5]


def test_a_text_that_is_slow_only_to_begin_follows_every_key(service: PreviewService) -> None:
    slow = SlowRenderer(service, 0.5)
    mirror = Mirror(service)
    service.open("a\n", GFM)
    slow.seconds = 0.001
    for i in range(5):
        service.update(f"a{i}\n", i + 1)
        assert mirror.html == full(f"a{i}\n")


def test_typing_without_a_pause_never_starves_the_preview(qtbot: QtBot, service: PreviewService) -> None:
    slow = SlowRenderer(service, 0.2)
    Mirror(service)
    service.open("a\n", GFM)
    for i in range(40):  # four seconds of ten keys a second
        service.update(f"a{i}\n", i + 1)
        slow.now += 0.1
        qtbot.wait(1)
    assert slow.renderings >= 4


def test_a_renderer_that_fails_says_so_and_begins_anew(
    qtbot: QtBot, service: PreviewService, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mirror = Mirror(service)
    service.open("fine\n", GFM)

    class Failing:
        def __init__(self, *_: object) -> None: ...

        def update(self, _: str) -> Patch:
            raise RecursionError("too deep")

    renderer = service._renderer
    service._renderer = Failing()  # type: ignore[assignment]
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(service.failed) as failed:
        service.update("bad\n", 1)
    assert "too deep" in failed.args[0]
    assert renderer is not None
    service.update("good\n", 2)
    assert mirror.html == full("good\n")
    assert mirror.patches[-1][2] is True


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(alphabet="ab\n#*>`- 中", max_size=40), min_size=1, max_size=8),
    st.integers(min_value=1, max_value=12),
)
def test_any_sequence_of_texts_ends_in_the_full_render(qtbot: QtBot, texts: list[str], at_once: int) -> None:
    """With slices of a few characters, so that every text is rendered while it changes."""
    saved = (module.AT_ONCE, module.SHORTEST_SLICE, module.LONGEST_SLICE)
    module.AT_ONCE, module.SHORTEST_SLICE, module.LONGEST_SLICE = at_once, 1, at_once
    try:
        service = PreviewService()
        mirror = Mirror(service)
        service.open(texts[0], GFM)
        for revision, body in enumerate(texts[1:], 1):
            service.update(body, revision)
        while not service.is_caught_up:
            service._work()
        assert mirror.html == full(texts[-1])
    finally:
        module.AT_ONCE, module.SHORTEST_SLICE, module.LONGEST_SLICE = saved

"""Keeps the rendered blocks of the text in front up to date, never in the way of typing."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.render import Block, Dialect, GradualRenderer, Patch, RenderContext
from galley.core.storage import in_words

log = logging.getLogger(__name__)

# Characters rendered at once when a text is opened: more than any window shows, about 10 ms of work.
AT_ONCE = 24_000
# Seconds one slice of a long text should take: a key pressed meanwhile waits no longer than this.
SLICE = 0.005
# While a long text grows, the page hears of it this often, in seconds.
TELL_EVERY = 0.15
SHORTEST_SLICE = 1_000
LONGEST_SLICE = 48_000
# After an update that took longer than this, in seconds, the next waits until typing pauses for as long as
# that took, or has gone on for some times as long: a fifth of the time goes into rendering then.
SLOW = 0.030
LONGEST_PAUSE = 0.6
PATIENCE = 4


class PreviewService(QObject):
    """Renders one text at a time and says what changed.

    A short text is rendered in the call that brings it. A long one is rendered from its top in slices,
    between which keys are served; what is typed meanwhile is rendered at once where its slice has been
    before. Every update costs what the changed blocks cost.

    There is no process beside: a slice costs a few milliseconds wherever it lies, so a megabyte is complete
    in about the time a process would take to start, and the answers of a site to a post's tags stay here.
    """

    patch_ready = Signal(object, int, bool)
    """A core.render Patch, the revision it belongs to, and whether it begins another text."""
    caught_up = Signal(int)
    """The blocks are those of the whole text at this revision."""
    failed = Signal(str)
    """A text could not be rendered; the reason. The next change of it begins anew."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self._clock = clock
        self._dialect: Dialect | None = None
        self._context: RenderContext | None = None
        self._renderer: GradualRenderer | None = None
        self._body = ""
        self._revision = 0
        self._begun = False
        self._slice = AT_ONCE
        self._cost = 0.0
        self._waiting_since = 0.0
        self._told: list[Block] = []
        self._told_at = float("-inf")
        self._whole = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._work)

    @property
    def is_caught_up(self) -> bool:
        """Whether nothing is left to render."""
        return not self._next.isActive()

    def whole(self) -> GradualRenderer | None:
        """The renderer that holds the whole text as it is now, None while there is none."""
        return self._renderer if self._whole and self.is_caught_up else None

    def open(
        self, body: str, dialect: Dialect, context: RenderContext | None = None, revision: int = 0
    ) -> None:
        """Show another text, or the same one by other rules."""
        self._next.stop()
        self._dialect, self._context = dialect, context
        self._body, self._revision = body, revision
        self._begin()
        self._work()

    def close(self) -> None:
        """There is no text any more."""
        self._next.stop()
        self._renderer = None
        self._body = ""

    def update(self, body: str, revision: int) -> None:
        """The text is ``body`` now."""
        self._revision = revision
        if self._dialect is None or (body == self._body and self._renderer is not None):
            return
        self._body = body
        if self._renderer is None:
            self._begin()
        if self._whole and self._cost > SLOW:
            # This text is expensive at the place being edited: the keys go first.
            now = self._clock()
            if not self._next.isActive():
                self._waiting_since = now
            left = self._waiting_since + PATIENCE * self._cost - now
            self._next.start(max(0, round(min(self._cost, LONGEST_PAUSE, left) * 1000)))
        else:
            self._render(tell=True, edited=True)

    def _begin(self) -> None:
        assert self._dialect is not None
        self._renderer = GradualRenderer(self._dialect, self._context)
        self._told = []
        self._told_at = float("-inf")
        self._whole = False
        self._begun = False
        self._slice = AT_ONCE
        self._cost = 0.0

    def _work(self) -> None:
        """Render the text as it is now, or one slice further as long as its end was never reached."""
        self._render(tell=self._clock() - self._told_at > TELL_EVERY)

    def _render(self, *, tell: bool, edited: bool = False) -> None:
        renderer = self._renderer
        if renderer is None:
            return
        self._next.stop()
        was_whole = self._whole
        began = self._clock()
        try:
            patch = self._step(renderer, edited)
        except Exception as error:
            # A renderer's mistake on one text must not take the editor along.
            log.exception("rendering failed")
            self._renderer = None
            self.failed.emit(in_words(error))
            return
        cost = self._clock() - began
        if was_whole:  # what it costs to begin says nothing of a key's cost
            self._cost = cost
        self._whole = renderer.is_whole
        if not self._whole:
            if not edited:
                faster = min(2.0, max(0.25, SLICE / max(cost, 1e-4)))
                self._slice = round(min(LONGEST_SLICE, max(SHORTEST_SLICE, self._slice * faster)))
            self._next.start(0)
        if was_whole:
            if patch.removed or patch.blocks:
                self.patch_ready.emit(patch, self._revision, False)
        elif tell or self._whole:
            self._tell_growth(renderer)
        if self._whole and self._renderer is renderer:
            self.caught_up.emit(self._revision)

    def _step(self, renderer: GradualRenderer, edited: bool) -> Patch:
        """One call of the renderer: its first, the next slice, or the text after an edit."""
        if not self._begun:
            self._begun = True
            return renderer.begin(self._body, AT_ONCE)
        if edited or renderer.is_whole:
            return renderer.update(self._body)
        return renderer.advance(self._slice)

    def _tell_growth(self, renderer: GradualRenderer) -> None:
        """Tell what was rendered since the last time, in one patch: each costs the page a frame."""
        first = self._told_at == float("-inf")
        told, blocks = self._told, renderer.blocks
        same = next((i for i, (a, b) in enumerate(zip(told, blocks, strict=False)) if a is not b), None)
        if same is None:
            same = min(len(told), len(blocks))
        patch = Patch(same, len(told) - same, tuple(blocks[same:]), len(blocks))
        self._told = [] if self._whole else list(blocks)
        self._told_at = self._clock()
        if first or patch.removed or patch.blocks:
            self.patch_ready.emit(patch, self._revision, first)

"""Checks the post in front whenever typing pauses, in slices that no key has to wait for."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.checks import Checker, Finding, Severity, in_order
from galley.core.render import Warning  # noqa: A004 - its name there
from galley.core.site import Site
from galley.core.site.rendering import dialect_of
from galley.core.storage import DRIVE_PATIENCE_S, answers
from galley.services.document import PostDocument

if TYPE_CHECKING:
    from galley.core.render import Block

log = logging.getLogger(__name__)

PAUSE_MS = 400
# Seconds of work between two chances for a key.
SLICE = 0.005


@dataclass(frozen=True, slots=True)
class Rendering:
    """A body and what it is rendered to."""

    body: str
    blocks: "Sequence[Block]"
    warnings: Sequence[Warning]


class Proofreader(QObject):
    """Keeps the findings about one post. They belong to ``revision`` of its text."""

    checked = Signal()
    """``findings`` are new."""

    def __init__(
        self,
        rendering: Callable[[], Rendering | None],
        has_title: Callable[[str], bool],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """``rendering`` gives the post's body as it is rendered now, None while it is not."""
        super().__init__(parent)
        self._rendering = rendering
        self._has_title = has_title
        self._clock = clock
        self._post: PostDocument | None = None
        self._site: Site | None = None
        self._checker: Checker | None = None
        self._steps: Iterator[list[Finding]] | None = None
        self._found: list[Finding] = []
        self._read = -1
        self.revision = -1
        self.findings: tuple[Finding, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._work)

    @property
    def post(self) -> PostDocument | None:
        return self._post

    @property
    def is_current(self) -> bool:
        """Whether the findings are those of the text as it is now."""
        return self._post is None or self.revision == self._post.revision

    @property
    def errors(self) -> int:
        return sum(each.severity is Severity.ERROR for each in self.findings)

    def show_post(self, post: PostDocument | None, site: Site | None) -> None:
        """Check another post from now on, or the same one by other rules."""
        self._stop()
        self._post, self._site = post, site
        self._checker = (
            Checker(site, post.path, dialect_of(site), self._has_title)
            if post is not None and site is not None
            else None
        )
        self.revision = -1
        self.findings = ()
        self.checked.emit()
        self.look_again()

    def look_again(self) -> None:
        """The text, its rendering or the site's files have changed: check after a pause."""
        self._stop()
        if self._checker is not None:
            self._pause.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._turn.stop()
        self._steps = None

    def _begin(self) -> None:
        post, checker = self._post, self._checker
        rendering = self._rendering()
        # What is still being rendered says so when it is done, and is checked then.
        if post is None or checker is None or rendering is None or rendering.body != post.body:
            return
        if self._site is not None and not answers(self._site.root, DRIVE_PATIENCE_S):
            self.look_again()  # whether an image is there can be told when the drive answers
            return
        self._read = post.revision
        self._found = []
        self._steps = checker.steps(post.text, post.header, rendering.blocks, rendering.warnings)
        self._work()

    def _work(self) -> None:
        steps = self._steps
        if steps is None:
            return
        end = self._clock() + SLICE
        try:
            for found in steps:
                self._found += found
                if self._clock() > end:
                    self._turn.start()
                    return
        except Exception:
            # A check's mistake on one text must not take the editor along.
            log.exception("checking failed")
            self._steps = None
            return
        self._steps = None
        self.revision = self._read
        self.findings = tuple(in_order(self._found))
        self.checked.emit()

"""Driving a real preview page from a test: blocks, answers from the page, rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from galley.ui.preview import PreviewView

APPLICATION_WORLD = 1
PAGE_WORLD = 0


@dataclass(frozen=True)
class Block:
    id: int
    lines: int
    html: str


@dataclass(frozen=True)
class Patch:
    start: int
    removed: int
    blocks: Sequence[Block]


def blocks(*html: str, lines: int = 2, first_id: int = 1) -> tuple[Block, ...]:
    return tuple(Block(first_id + i, lines, text) for i, text in enumerate(html))


def spin(milliseconds: int) -> None:
    """Let Qt work. Not QTest.qWait: it keeps Python's lock, and the engine's threads wait for it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(signal: Any, milliseconds: int = 15_000) -> tuple[object, ...] | None:
    """The arguments of the signal's next emission, or None when none came."""
    loop = QEventLoop()
    got: list[tuple[object, ...]] = []

    def note(*arguments: object) -> None:
        got.append(arguments)
        loop.quit()

    signal.connect(note)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    signal.disconnect(note)
    return got[0] if got else None


def rest(view: PreviewView) -> None:
    """Wait until the page shows what it was given."""
    if not view.is_quiet:
        assert wait_for(view.quiet) is not None, "the preview did not come to rest"


def show(view: PreviewView, html: Iterable[str], lines: int = 2) -> None:
    """Show a document of one block for each text, and wait until it is on the screen."""
    view.apply(Patch(0, 0, blocks(*html, lines=lines)), reset=True)
    rest(view)


def ask(view: PreviewView, code: str, world: int = APPLICATION_WORLD) -> Any:
    """The value of a JavaScript expression in the page."""
    loop = QEventLoop()
    got: list[Any] = []

    def note(value: object) -> None:
        got.append(value)
        loop.quit()

    page = view._page
    assert page is not None
    page.runJavaScript(code, world, note)
    QTimer.singleShot(10_000, loop.quit)
    if not got:
        loop.exec()
    assert got, f"no answer from the page to {code}"
    return got[0]


def body(view: PreviewView) -> str:
    """The page's post as HTML, parts and wrappers included."""
    return str(ask(view, "document.getElementById('galley-body').innerHTML"))


def text(view: PreviewView) -> str:
    return str(ask(view, "document.getElementById('galley-body').innerText"))

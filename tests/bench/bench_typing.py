"""Print what steady typing feels like: ten keys a second into posts of three sizes, in a real window.

    .venv/bin/python tests/bench/bench_typing.py [SECONDS [SITE]]

A key is timed from the moment it is due, not from when the event loop gets to it: whatever holds the
program up makes it late. It has arrived when the editor has painted it, and is applied when the page has
confirmed the newest patch. Memory is the program's resident memory, without the web engine's processes.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_window import SIZES, document, real_site, spin, until  # first: it chooses the platform

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer  # isort: skip
from PySide6.QtGui import QKeyEvent, QTextCursor  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

from galley.services.settings import Settings  # isort: skip
from galley.ui.application import make_application, make_window  # isort: skip
from galley.ui.preview.feed import PageFeed  # isort: skip
from galley.ui.window import MainWindow  # isort: skip

EVERY = 0.1
TEXT = "The quick fox 敏捷的狐狸 jumps, and over it. "


def resident() -> float:
    """Megabytes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Typist:
    """Presses a key whenever one is due, and notes when it was painted and when the page had it."""

    def __init__(self, window: MainWindow, keys: int) -> None:
        self.editor = window.editor_pane.editor
        self.arrived: list[float] = []
        self.applied: list[float] = []
        self._keys = keys
        self._pending: list[float] = []
        self._feed = window.findChildren(PageFeed)[0]
        self._feed.filled.connect(self._confirm)
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)

    def run(self) -> None:
        self._due = time.perf_counter() + EVERY
        self._wait()
        self._loop.exec()
        until(lambda: not self._pending, 20)
        self._feed.filled.disconnect(self._confirm)

    def _wait(self) -> None:
        self._timer.start(max(0, round((self._due - time.perf_counter()) * 1000)))

    def _press(self) -> None:
        self._pending.append(self._due)
        letter = TEXT[len(self.arrived) % len(TEXT)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.editor, event)
        self.editor.viewport().repaint()
        self.arrived.append((time.perf_counter() - self._due) * 1000)
        self._due += EVERY
        if len(self.arrived) < self._keys:
            self._wait()
        else:
            self._loop.quit()

    def _confirm(self) -> None:
        if self._feed.queue.idle:
            now = time.perf_counter()
            self.applied += [(now - due) * 1000 for due in self._pending]
            self._pending.clear()


class Collections:
    """How long the cycle collector held everything up."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self._began = 0.0
        gc.callbacks.append(self._note)

    def _note(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.thread_time()
        else:
            self.pauses.append((time.thread_time() - self._began) * 1000)

    def end(self) -> str:
        gc.callbacks.remove(self._note)
        if not self.pauses:
            return "none"
        return f"{len(self.pauses)}, longest {max(self.pauses):.1f} ms, {sum(self.pauses):.0f} ms together"


def told(times: list[float]) -> str:
    ordered = sorted(times)
    late = sum(taken > 50 for taken in ordered)
    return (
        f"median {statistics.median(ordered):.1f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:.1f} ms,"
        f" latest {ordered[-1]:.1f} ms, {late} of {len(ordered)} later than 50 ms"
    )


def typing(window: MainWindow, site: Path, size: int, keys: int) -> None:
    path = site / "source" / "_posts" / f"typing-{size}.md"
    path.write_text(document(size, site), encoding="utf-8")
    post = window.workspace.open_post(path)
    assert post is not None
    until(window.preview_is_quiet, 120)
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(post.body_line + 1).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    spin(1500)
    gc.collect()
    before, cpu = resident(), time.process_time()
    collections = Collections()
    typist = Typist(window, keys)
    typist.run()
    collected = collections.end()
    cpu = (time.process_time() - cpu) * 1000 / keys
    gc.collect()
    print(
        f"{size // 1000:>5} KB: key to editor {told(typist.arrived)}\n"
        f"         key to patch applied {told(typist.applied)}\n"
        f"         processor time for each key {cpu:.1f} ms; the collector's pauses: {collected}\n"
        f"         memory {before:.0f} MB before, {resident():.0f} MB after"
    )
    window.workspace.desk.close(post)


def main() -> None:
    seconds = float(sys.argv.pop(1)) if len(sys.argv) > 1 else 60.0
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {seconds:.0f} s for each size")
    app = make_application(["galley"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("CONFIG", "CACHE", "STATE", "DATA"):
            os.environ[f"XDG_{variable}_HOME"] = str(folder / variable)
        site = real_site(folder)
        window = make_window(app, Settings(folder / "galley.ini"), cache_dir=folder / "cache")
        window.resize(1400, 900)
        window.show()
        window.open_site(site)
        until(lambda: window.posts.model.rowCount() and not window.workspace.sites.scanning)
        for size in SIZES:
            typing(window, site, size, round(seconds / EVERY))
        window.shut_down()
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()

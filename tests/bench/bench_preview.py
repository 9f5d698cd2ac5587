"""Print how fast the preview is: start, first fill, a patch's way to the screen, scrolling, memory.

    python tests/bench/bench_preview.py [--sizes 10k,100k,1m] [--keys 60] [--posts 'GLOB']

Runs a real page on the platform that QT_QPA_PLATFORM names (offscreen if none). A patch counts as shown
when the widget's pixels have changed: grabbed after each paint, which costs some milliseconds itself.
"""

import argparse
import glob
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication

from galley.core.render import dialect
from galley.services.preview import PreviewService
from galley.ui.preview import PreviewBase, PreviewView, install
from support.previewing import ask, spin, wait_for

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GALLEY_SHARED", ROOT.parent / "shared"))
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def document(size: int, pattern: str) -> str:
    """A post of about ``size`` bytes, made of the posts that ``pattern`` finds, or of text of our own."""
    names = sorted(glob.glob(pattern))  # noqa: PTH207 - a whole pattern from the command line
    source = "".join(Path(name).read_text(encoding="utf-8") for name in names)
    if not source:
        source = (
            "中文段落与 *English* words，`code` and [links](https://example.com)。\n\n- one\n- two\n\n" * 20
        )
    parts, length, part = ["# Meter document\n\nType here: \n\n"], 0, 0
    while length < size:
        part += 1
        parts.append(f"## Part {part}\n\n{source}\n\n")
        length += len(parts[-1].encode())
    return "".join(parts).encode()[:size].decode(errors="ignore")


class PaintWatch(QObject):
    """Waits until a part of the preview looks different."""

    def __init__(self, view: PreviewView) -> None:
        super().__init__()
        self._view = view
        self._loop = QEventLoop()
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._compare)
        self._limit = QTimer(self, singleShot=True, interval=3000)
        self._limit.timeout.connect(self._loop.quit)
        self.shown = 0.0
        self._waiting = False
        assert view._web is not None
        proxy = view._web.focusProxy()
        assert proxy is not None
        proxy.installEventFilter(self)

    def picture(self):
        return self._view.grab(QRect(0, 0, self._view.width(), 320)).toImage()

    def begin(self) -> None:
        self._before = self.picture()
        self.shown = 0.0
        self._waiting = True

    def wait(self) -> float:
        if not self.shown:
            self._limit.start()
            self._loop.exec()
            self._limit.stop()
        self._waiting = False
        return self.shown or float("nan")

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._waiting:
            self._look.start()
        return False

    def _compare(self) -> None:
        if not self.shown and self.picture() != self._before:
            self.shown = time.perf_counter()
            self._loop.quit()


def spread(values: list[float]) -> str:
    ordered = sorted(values)
    at = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):6.1f} {at:6.1f} {ordered[-1]:6.1f}"


def memory(view: PreviewView) -> float:
    """Resident memory of the page's process in MB, 0 where it can't be read."""
    assert view._page is not None
    try:
        status = Path(f"/proc/{view._page.renderProcessPid()}/status").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def measure(view: PreviewView, service: PreviewService, watch: PaintWatch, body: str, keys: int) -> None:
    began = time.perf_counter()
    firsts: list[float] = []
    view._feed.filled.connect(lambda: firsts.append(time.perf_counter()))
    service.open(body, dialect("hexo"))
    opened = time.perf_counter()
    if not service.is_caught_up:
        wait_for(service.caught_up, 60_000)
    rendered = time.perf_counter()
    wait_for(view.quiet, 60_000)
    filled = firsts[-1]
    print(
        f"  open: call {1e3 * (opened - began):.0f} ms, top applied {1e3 * (firsts[0] - began):.0f} ms, "
        f"all rendered {1e3 * (rendered - began):.0f} ms, all applied {1e3 * (filled - began):.0f} ms, "
        f"page process {memory(view):.0f} MB"
    )
    for name, text in (("a letter more", "x" * 400), ("a line more or less", "row\n\n" * 5)):
        render, seen = [], []
        for key in range(keys):
            spin(60 + key % 17)
            typed = text[: key + 1] if "\n" not in text else text[: 5 * (key % 5 + 1)]
            changed = body.replace("Type here: ", f"Type here: {typed}", 1)
            watch.begin()
            pressed = time.perf_counter()
            service.update(changed, key)
            render.append(1e3 * (time.perf_counter() - pressed))
            seen.append(1e3 * (watch.wait() - pressed))
        print(f"  {name:20}: update {spread(render)}   update to pixels {spread(seen)}   median p95 max ms")
    jumps = []
    total = body.count("\n")
    for i in range(20):
        spin(40)
        watch.begin()
        asked = time.perf_counter()
        view.scroll_to_line(total * ((i * 7) % 20 + 1) / 22)
        jumps.append(1e3 * (watch.wait() - asked))
    print(f"  scroll to a line    : to pixels {spread(jumps)}")
    before = memory(view)
    for key in range(300):
        body = body.replace("Type here: ", "Type here: y", 1)
        service.update(body, key)
        spin(10)
    spin(500)
    print(f"  memory of the page over 300 more keys: {before:.0f} -> {memory(view):.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10k,100k,1m")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--posts", default=str(SHARED / "corpus" / "meter" / "*.md"))
    options = parser.parse_args()
    install()
    app = QApplication(sys.argv[:1])
    view = PreviewView()
    view.resize(700, 800)
    view.set_base(PreviewBase(ROOT))
    began = time.perf_counter()
    view.show()
    app.processEvents()
    shown = time.perf_counter()
    wait_for(view.ready)
    print(f"show {1e3 * (shown - began):.0f} ms, page ready {1e3 * (time.perf_counter() - began):.0f} ms")
    service = PreviewService()
    service.patch_ready.connect(lambda patch, _, reset: view.apply(patch, reset=reset))
    watch = PaintWatch(view)
    for name in options.sizes.split(","):
        body = document(SIZES[name], options.posts)
        print(f"{name}: {len(body.encode()) // 1000} KB")
        measure(view, service, watch, body, options.keys)
    assert ask(view, "galley.blocks().length") > 0
    view.hide()
    view.deleteLater()
    spin(50)


if __name__ == "__main__":
    main()

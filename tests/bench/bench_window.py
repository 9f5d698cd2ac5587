"""Print how quick the window is: starting, typing, switching posts, first opening of a large site, resting.

    .venv/bin/python tests/bench/bench_window.py [SITE]

SITE is a Hexo site; without one the shared real site is used where it is there, else the sample site.
Typing is measured inside the program, from the key event to the end of its paint; tools that watch the
screen from outside see the same plus the display's own time.
"""

import gc
import os
import shutil
import statistics
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
began = time.perf_counter()

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QTextCursor  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from galley.services.settings import Settings  # noqa: E402
from galley.ui.application import make_application, make_window  # noqa: E402
from galley.ui.window import MainWindow  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
KEYS = 60


def spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(done: Callable[[], object], seconds: float = 60) -> float:
    """Run the event loop until it is done; returns the milliseconds it took."""
    start = time.perf_counter()
    while not done() and time.perf_counter() - start < seconds:
        spin(2)
    return (time.perf_counter() - start) * 1000


def real_site(folder: Path) -> Path:
    if len(sys.argv) > 1:
        return Path(shutil.copytree(sys.argv[1], folder / "site"))
    shared = Path(os.environ.get("GALLEY_SHARED", ROOT.parent / "shared"))
    archive = shared / "corpus" / "wanfeng-hexo-site.tar.xz"
    if archive.is_file():
        with tarfile.open(archive) as tar:
            # Python before 3.11.4 knows no filters.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)  # type: ignore[assignment]
            tar.extractall(folder)
        return folder / "wanfeng-hexo-site"
    return Path(shutil.copytree(ROOT / "resources" / "sample-site", folder / "site"))


def quantiles(times: list[float]) -> str:
    ordered = sorted(times)
    return f"median {statistics.median(ordered):.1f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:.1f} ms"


def document(size: int, site: Path) -> str:
    """A post of about so many bytes, made of the site's own posts."""
    parts = ["---\ntitle: Bench\ndate: 2026-01-01 00:00:00\n---\n\n", "Type here: \n\n"]
    total = 0
    bodies = sorted((site / "source" / "_posts").rglob("*.md"))
    while total < size:
        for path in bodies:
            body = path.read_text(encoding="utf-8", errors="replace").split("\n---\n", 1)[-1]
            parts.append(f"## Part\n\n{body}\n")
            total += len(body.encode())
            if total >= size:
                break
    return "".join(parts).encode()[: size + 100].decode("utf-8", "ignore")


def first_opening(window: MainWindow, site: Path) -> None:
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append((now - last) * 1000)
        last = now

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    timer.start()
    window.open_site(site)
    first = until(window.posts.model.rowCount)
    rest = until(lambda: not window.workspace.sites.scanning)
    timer.stop()
    spin(1_500)
    count = window.posts.model.rowCount()
    print(f"first opening of {count} posts: first rows {first:.0f} ms, complete {first + rest:.0f} ms")
    print(f"  the window's 5 ms timer meanwhile: {quantiles(late)}, longest {max(late):.0f} ms")


def switching(window: MainWindow, site: Path) -> None:
    lines = range(min(30, window.posts.model.rowCount()))
    rows = [row for line in lines if (row := window.posts.model.row(line)) is not None]
    shown, painted = [], []
    for row in rows:
        start = time.perf_counter()
        window.workspace.open_post(site / row.path)
        window.editor_pane.editor.viewport().repaint()
        shown.append((time.perf_counter() - start) * 1000)
        until(window.preview_is_quiet)
        painted.append((time.perf_counter() - start) * 1000)
    print(f"switching to a post not open yet: text shown {quantiles(shown)}")
    print(f"  its preview at rest {quantiles(painted)}")
    documents = window.workspace.desk.documents
    again = []
    for post in documents:
        start = time.perf_counter()
        window.workspace.desk.show(post)
        window.editor_pane.editor.viewport().repaint()
        again.append((time.perf_counter() - start) * 1000)
    print(f"switching among open posts: text shown {quantiles(again)}")


def typing(window: MainWindow, site: Path, size: int) -> None:
    path = site / "source" / "_posts" / f"bench-{size}.md"
    path.write_text(document(size, site), encoding="utf-8")
    start = time.perf_counter()
    post = window.workspace.open_post(path)
    assert post is not None
    editor = window.editor_pane.editor
    editor.viewport().repaint()
    opened = (time.perf_counter() - start) * 1000
    filled = until(window.preview_is_quiet)
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(post.body_line + 1).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    spin(200)
    keys, patches, pages = [], [], []
    for number in range(KEYS):
        start = time.perf_counter()
        QTest.keyClick(editor, "abcdefgh"[number % 8])
        editor.viewport().repaint()
        keys.append((time.perf_counter() - start) * 1000)
        post.sync()
        patches.append((time.perf_counter() - start) * 1000)
        until(window.preview_is_quiet, 5)
        pages.append((time.perf_counter() - start) * 1000)
    window.workspace.desk.close(post)
    print(
        f"{size // 1000:>5} KB: opened {opened:.0f} ms, preview filled {filled:.0f} ms\n"
        f"         key to editor {quantiles(keys)}\n"
        f"         key to patch sent {quantiles(patches)}\n"
        f"         key to preview at rest {quantiles(pages)}"
    )


def resting(window: MainWindow, seconds: float = 5.0) -> None:
    until(window.preview_is_quiet)
    spin(1500)
    before = time.process_time()
    spin(int(seconds * 1000))
    print(f"processor time of the program at rest: {(time.process_time() - before) / seconds * 100:.2f} %")


def main() -> None:
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    loaded = time.perf_counter()
    app = make_application(["galley"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("CONFIG", "CACHE", "STATE", "DATA"):
            os.environ[f"XDG_{variable}_HOME"] = str(folder / variable)
        site = real_site(folder)
        start = time.perf_counter()
        window = make_window(app, Settings(folder / "galley.ini"), cache_dir=folder / "cache")
        window.resize(1400, 900)
        window.show()
        app.processEvents()
        gc.freeze()  # as the program does
        shown = time.perf_counter()
        print(f"start: imports {(loaded - began) * 1000:.0f} ms, window {(shown - start) * 1000:.0f} ms")
        first_opening(window, site)
        switching(window, site)
        for size in SIZES:
            typing(window, site, size)
        resting(window)
        window.shut_down()
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()

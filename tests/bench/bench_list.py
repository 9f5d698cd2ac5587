"""Print how the post list behaves: the first rows, scrolling from end to end, memory, changes.

    .venv/bin/python tests/bench/bench_list.py [SITE] [--changes] [--cache=FOLDER]

SITE is a Hexo site of any size; without one the shared real site is used where it is there, else the sample
site. A frame is a scroll step of the real widget and its whole repaint: what the clock says of it, and in
brackets how long the window's thread worked; the rest is other programs' work. Of the longest gap in which
the window did not answer it is told how long its thread worked and, on Linux, waited for a processor; the
rest is waiting for the interpreter, the web engine or a file. The editor and the preview are in the window,
so memory is given with and without what the window has before a site is opened. With ``--changes`` a file of
a copy of SITE is written and thousands are checked out by git, and the time until the list shows them is
printed. With ``--cache`` the index is kept in FOLDER, and is there already the next time.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402

from galley.core.library.groups import GroupKey  # noqa: E402
from galley.services.settings import Settings  # noqa: E402
from galley.ui.application import make_application, make_window, spare_collector  # noqa: E402
from galley.ui.window import MainWindow  # noqa: E402

FRAMES = 1_000
CHECKED_OUT = 3_000
SCHEDULED = Path("/proc/self/schedstat")
# What these posts end with on the other branch.
ADDED = b"\nother\n"


def spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(done: Callable[[], object], seconds: float = 300) -> float:
    """Run the event loop until it is done; returns the milliseconds it took."""
    start = time.perf_counter()
    while not done() and time.perf_counter() - start < seconds:
        spin(2)
    return (time.perf_counter() - start) * 1000


def memory() -> float:
    """The program's own memory in MB, that of the web engine's processes not counted."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def quantiles(times: list[float]) -> str:
    ordered = sorted(times)
    late = sum(each > 33 for each in ordered)
    return (
        f"median {statistics.median(ordered):.1f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:.1f} ms,"
        f" longest {ordered[-1]:.1f} ms, over 33 ms {late} of {len(ordered)}"
    )


class Gap(NamedTuple):
    """Milliseconds: all of it, the work of the window's thread in it, and its waiting for a processor."""

    whole: float
    worked: float
    queued: float


class Gaps:
    """How long the window did not answer: the gaps between the ticks of a 5 ms timer."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        # The first thread, which is the window's, has the process's own file. Held open: each call lets other
        # threads run.
        self._scheduled = os.open(SCHEDULED, os.O_RDONLY) if SCHEDULED.exists() else None
        self._last = self._now()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = self._now()
        self.gaps.append(Gap(*(later - before for later, before in zip(now, self._last, strict=True))))
        self._last = now

    def _now(self) -> Gap:
        queued = 0.0
        if self._scheduled is not None:
            queued = int(os.pread(self._scheduled, 100, 0).split()[1]) / 1e6
        return Gap(time.perf_counter() * 1000, time.thread_time() * 1000, queued)

    def end(self) -> str:
        self._timer.stop()
        if self._scheduled is not None:
            os.close(self._scheduled)
        late = sum(gap.whole > 50 for gap in self.gaps)
        whole, worked, queued = max(self.gaps)
        return (
            f"the window's 5 ms timer meanwhile: longest gap {whole:.0f} ms ({worked:.0f} worked,"
            f" {queued:.0f} waited for a processor), over 50 ms {late}"
        )


def scrolling(window: MainWindow, what: str) -> None:
    """From the first post to the last in equal steps, then by single wheel steps near the middle."""
    view, bar = window.posts.list, window.posts.list.verticalScrollBar()
    for name, values in (
        ("end to end", [bar.maximum() * step // FRAMES for step in range(FRAMES + 1)]),
        ("by the wheel", [bar.maximum() // 2 + step * 40 for step in range(FRAMES)]),
    ):
        times, worked = [], []
        for value in values:
            start, work = time.perf_counter(), time.thread_time()
            bar.setValue(value)
            view.viewport().repaint()
            times.append((time.perf_counter() - start) * 1000)
            worked.append((time.thread_time() - work) * 1000)
        print(f"scrolling {window.posts.model.rowCount()} lines {name}, {what}: {quantiles(times)}")
        print(f"  ({quantiles(worked)})", flush=True)


def posts_of(root: Path) -> list[Path]:
    return sorted((root / "source" / "_posts").rglob("*.md"))


def git(root: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    author = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"]
    return subprocess.Popen(["git", *author, *arguments], cwd=root)


def branch(root: Path) -> int:
    """Make a repository of the site, with a branch ``other`` where so many posts end with ADDED."""
    first = (
        ["init", "-q", "-b", "main"],
        ["add", "-A", "-f"],
        ["commit", "-qm", "all"],
        ["checkout", "-qb", "other"],
    )
    for arguments in first:
        git(root, *arguments).wait()
    some = posts_of(root)[:CHECKED_OUT]
    for path in some:
        path.write_bytes(path.read_bytes() + ADDED)
    for arguments in (["commit", "-qam", "other"], ["checkout", "-q", "main"]):
        git(root, *arguments).wait()
    return len(some)


def changes(window: MainWindow, root: Path, count: int) -> None:
    posts = posts_of(root)
    service, path = window.workspace.sites, posts[len(posts) // 2]
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8", errors="replace")

    def title_shown(wanted: str) -> bool:
        post = service.ids_of([name]).get(name)
        row = service.rows([post]).get(post) if post is not None else None
        return row is not None and row.title == wanted

    gaps = Gaps()
    path.write_text("---\ntitle: 变了\n---\n" + text.split("---", 2)[-1], encoding="utf-8")
    print(
        f"a file that another program wrote is in the list after {until(lambda: title_shown('变了')):.0f} ms"
    )
    spin(1_500)
    print(f"  {gaps.end()}")
    git(root, "checkout", "-q", "--", ".").wait()
    spin(1_500)
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in posts[:count]}
    told: dict[str, int] = {}
    service.rows_changed.connect(lambda rows, _gone: told.update((row.path, row.size) for row in rows))
    for name, longer in (("other", len(ADDED)), ("main", 0)):
        gaps = Gaps()
        start = time.perf_counter()
        checkout = git(root, "checkout", "-q", name)
        alone = until(lambda checkout=checkout: checkout.poll() is not None) / 1000
        until(lambda longer=longer: all(told.get(each) == size + longer for each, size in sizes.items()))
        took = time.perf_counter() - start
        print(
            f"{count} posts checked out in {alone:.1f} s; the list was true {took:.1f} s after the beginning"
        )
        print(f"  {gaps.end()}")


def main() -> None:
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    app = make_application(["galley"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("CONFIG", "CACHE", "STATE", "DATA"):
            os.environ[f"XDG_{variable}_HOME"] = str(folder / variable)
        count = 0
        site = Path(arguments[0]) if arguments else ROOT / "resources" / "sample-site"
        if "--changes" in sys.argv:
            site = Path(shutil.copytree(site, folder / "site"))
            count = branch(site)
        kept = next((each.split("=", 1)[1] for each in sys.argv if each.startswith("--cache=")), None)
        cache = Path(kept) if kept else folder / "cache"

        window = make_window(app, Settings(folder / "galley.ini"), cache_dir=cache)
        window.resize(1360, 860)
        window.show()
        spin(300)
        before = memory()
        gaps = Gaps()
        window.open_site(site)
        until(lambda: not window.workspace.sites.scanning)
        spin(1_500)
        print(f"first opening of {window.posts.model.rowCount()} posts: {gaps.end()}")
        window.shut_down()

        window = make_window(app, Settings(folder / "galley.ini"), cache_dir=cache)
        window.resize(1360, 860)
        window.show()
        spare_collector()  # as the program does: else it is in a frame of each run that all is walked
        app.processEvents()
        gaps = Gaps()
        start = time.perf_counter()
        window.open_site(site)
        until(window.posts.model.rowCount)
        window.posts.list.viewport().repaint()
        print(f"warm start: rows are shown {(time.perf_counter() - start) * 1000:.0f} ms after the window")
        until(lambda: not window.workspace.sites.scanning)
        spin(1_500)
        print(f"  scan of what is known: {gaps.end()}")
        scrolling(window, "cards")
        window.posts.show_columns(True)
        scrolling(window, "columns")
        window.posts.listing.group(GroupKey.MONTH)
        until(lambda: window.posts.model.rowCount() > window.posts.listing.arrangement.posts)
        scrolling(window, "columns by month")
        print(f"memory: {memory():.0f} MB; {before:.0f} MB before a site was opened")
        if "--changes" in sys.argv:
            changes(window, site, count)
        window.shut_down()
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()

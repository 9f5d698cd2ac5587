"""How fast a site's list is there: index, scan, search, at the site's size.

Run: ``python tests/bench/bench_library.py [SITE]`` (default: the shared corpus's site, unpacked to a
temporary folder). Prints medians; nothing is asserted. "A waiting window" is a thread that wakes every
5 ms, as an event loop does, while the scan runs in another: how late it wakes, and how long 20 calls that
give up the interpreter's lock take it, which is what painting a list does.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from galley.core.library import Library, SortKey
from galley.core.site import Site, open_site, walk_posts

SHARED = Path(os.environ.get("GALLEY_SHARED", Path(__file__).parents[2].parent / "shared"))


def median_ms(work: Callable[[], object], times: int = 7) -> str:
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(taken):8.1f} ms (worst of {times}: {max(taken):.1f})"


def timed_ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def ripgrep_ms(site: Site, word: str) -> float | None:
    """The median time that ripgrep takes to name the posts with ``word``; None where it is not installed."""
    if shutil.which("rg") is None:
        return None
    command = ["rg", "-l", "-i", "-F", "--no-ignore", "-g", "*.md", word, str(site.root)]
    return statistics.median(
        timed_ms(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)) for _ in range(3)
    )


def say(what: str, figure: object) -> None:
    print(f"{what:58} {figure}")


class Window:
    """A thread that behaves as a busy window's and measures how it fares."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.paint: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Window":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with Path(os.devnull).open("wb", buffering=0) as sink:
            while not self._stop.is_set():
                start = time.perf_counter()
                time.sleep(0.005)
                woken = time.perf_counter()
                self.late.append((woken - start - 0.005) * 1000)
                for _ in range(20):
                    sum(range(500))
                    sink.write(b"x")
                self.paint.append((time.perf_counter() - woken) * 1000)

    def figures(self) -> str:
        late, paint = sorted(self.late), sorted(self.paint)
        return (
            f"woken late {statistics.median(late):.1f} ms, 95 % {late[len(late) * 95 // 100]:.1f}, "
            f"worst {late[-1]:.1f}; painting {statistics.median(paint):.1f} ms, "
            f"95 % {paint[len(paint) * 95 // 100]:.1f}, worst {paint[-1]:.1f}"
        )


def first_scan(site: Site, cache: Path) -> tuple[float, float]:
    """Return the seconds by the clock and of processor time, which other programs do not stretch."""
    library = Library(site, cache)
    start, used = time.perf_counter(), time.process_time()
    library.scan(lambda done, total, rows, gone: None)
    taken = time.perf_counter() - start, time.process_time() - used
    library.close()
    return taken


def measure_site(site: Site, work: Path) -> None:
    count = len(list(walk_posts(site)))
    print(f"\n{site.title}: {count} posts")
    say("walk", median_ms(lambda: list(walk_posts(site))))
    alone = [first_scan(site, work / f"alone{number}") for number in range(3 if count < LARGE else 1)]
    clock, processor = (statistics.median(figures) for figures in zip(*alone, strict=True))
    say("first index, alone", f"{clock:8.2f} s ({count / clock:.0f} posts/s), processor {processor:.2f} s")
    with Window() as window:
        time.sleep(0.5)
    say("a waiting window, no scan", window.figures())
    if count < LARGE:
        with Window() as window:
            taken, _ = first_scan(site, work / "watched")
        say("first index, a window waiting beside it", f"{taken:8.2f} s")
        say("  that window", window.figures())
    library = Library(site, work / "alone0")
    say("open the index and give its rows", median_ms(lambda: Library(site, work / "alone0").rows()))
    say("rows", median_ms(library.rows))
    say("scan, nothing moved", median_ms(lambda: library.scan(lambda done, total, rows, gone: None)))
    one = next(iter(walk_posts(site))).path
    say("refresh one post", median_ms(lambda: library.refresh([one])))
    library.close()


# From here on one first index is enough to wait for.
LARGE = 20_000
QUERIES = (
    *("的", "编程", "人工智能", "程序员做", "python", "pyth", "zmt", "node.js", "ai -人工智能"),
    *("tag:python after:2024", "编程 学习", "nowhere"),
)


def measure_searches(site: Site, cache: Path) -> None:
    library = Library(site, cache)
    start = time.perf_counter()
    library.rows(library.find().ids[:100])
    say("open, first hundred rows", f"{(time.perf_counter() - start) * 1000:8.1f} ms")
    start = time.perf_counter()
    library.warm()
    say("load what searches look at", f"{(time.perf_counter() - start) * 1000:8.1f} ms")
    every: list[float] = []
    for query in QUERIES:
        taken = [
            timed_ms(lambda query=query: library.find(query, sort=SortKey.RELEVANCE, first=100))
            for _ in range(9)
        ]
        every += taken
        ours = statistics.median(taken)
        beside = ""
        if query.isalnum() and (theirs := ripgrep_ms(site, query)) is not None:
            beside = f"; ripgrep {theirs:.0f} ms, {theirs / ours:.0f} times that"
        say(f"first page of {query!r}", f"{ours:8.1f} ms (worst of 9: {max(taken):.1f}){beside}")
    every.sort()
    p95 = every[len(every) * 95 // 100]
    say(
        "first pages, all of them",
        f"{statistics.median(every):8.1f} ms, 95 % {p95:.1f}, worst {every[-1]:.1f}",
    )
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    resident = next(line for line in status if "VmRSS" in line)
    say("memory of this process", resident.partition(":")[2].strip())
    for text in ("zmt", "zmtzq", "python"):
        say(f"quick opening {text!r}", median_ms(lambda text=text: library.quick(text)))
    say("counts", median_ms(library.counts))
    library.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", type=Path)
    chosen: Path | None = parser.parse_args().site
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if chosen is None:
            archive = SHARED / "corpus" / "wanfeng-hexo-site.tar.xz"
            if not archive.exists():
                sys.exit("No site given, and the shared corpus is not beside this checkout.")
            with tarfile.open(archive) as packed:
                packed.extractall(work, filter="data")
            chosen = work / "wanfeng-hexo-site"
        site = open_site(chosen)
        measure_site(site, work)
        measure_searches(site, work / "alone0")


if __name__ == "__main__":
    main()

"""How fast a site's list is there: index, scan, search, at the site's size.

Run: ``python tests/bench/bench_library.py [SITE] [--index FOLDER]`` (default: the shared corpus's site,
unpacked to a temporary folder). Prints medians; nothing is asserted. With ``--index`` an index that is there
is asked, or made there and kept: a hundred thousand posts take a while. Searches are of words and pieces
drawn from the site's own posts, the same ones each time. "A waiting window" is a thread that wakes every
5 ms, as an event loop does, while the scan runs in another: how late it wakes, and how long 20 calls that
give up the interpreter's lock take it, which is what painting a list does.
"""

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from galley.core.library import Library, SortKey
from galley.core.site import Site, open_site, walk_posts
from galley.core.textfile import NotTextError, decode

SHARED = Path(os.environ.get("GALLEY_SHARED", Path(__file__).parents[2].parent / "shared"))
# As many as the window asks for.
FIRST = 200
# So many of them are seen at once as cards.
SHOWN = 12
EACH = 30
# From here on one first index is enough to wait for.
LARGE = 20_000


def say(what: str, figure: object) -> None:
    print(f"{what:52} {figure}", flush=True)


def timed_ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(taken: Sequence[float]) -> str:
    ordered = sorted(taken)
    p95 = ordered[len(ordered) * 95 // 100]
    return f"{statistics.median(ordered):8.1f} ms, 95 % {p95:.1f}, worst {ordered[-1]:.1f}"


def repeated(work: Callable[[], object], times: int = 7) -> str:
    return spread([timed_ms(work) for _ in range(times)])


def memory_mb(of: str = "VmRSS") -> int:
    """This process's memory now, or its most (``VmHWM``); 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(of)), 0)


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

    def say(self) -> None:
        say("  a waiting window wakes late", spread(self.late))
        say("  and paints in", spread(self.paint))


def first_scan(site: Site, cache: Path) -> None:
    """Make an index and say how it went; processor time is that of all processes."""
    library = Library(site, cache)
    shown: list[float] = []
    count = 0

    def progress(done: int, _total: int, rows: list[object], _gone: list[str]) -> None:
        nonlocal count
        count = done
        if rows:
            shown.append(time.perf_counter() - start)

    before = os.times()
    start = time.perf_counter()
    library.scan(progress)  # type: ignore[arg-type]
    taken = time.perf_counter() - start
    after = os.times()
    processor = sum(after[:4]) - sum(before[:4])
    library.close()
    say("first index", f"{taken:8.2f} s, {count / taken:.0f} posts/s")
    say("  first rows after", f"{shown[0] * 1000:8.0f} ms")
    say("  all in the list, and found", f"{shown[-1]:8.2f} s, {count / shown[-1]:.0f} posts/s")
    say("  processor", f"{processor / count * 1000:8.2f} ms a post")
    size = sum(file.stat().st_size for file in cache.iterdir())
    say("  size of the index", f"{size / 1e6:8.1f} MB")
    say("  most memory of this process so far", f"{memory_mb('VmHWM'):8} MB")


def measure_site(site: Site, work: Path, index: Path | None) -> Path:
    """Measure what changes the index; return where one is."""
    count = len(list(walk_posts(site)))
    print(f"\n{site.title}: {count} posts; load {os.getloadavg()[0]:.1f}")
    say("walk", repeated(lambda: list(walk_posts(site)), 3))
    cache = index or work / "index0"
    if not cache.exists():
        for number in range(0 if index or count >= LARGE else 3):
            first_scan(site, work / f"index{number}")
        with Window() as window:
            first_scan(site, work / "beside" if index is None and count < LARGE else cache)
        window.say()
    with Window() as window:
        time.sleep(0.5)
    print("without a scan")
    window.say()
    library = Library(site, cache)
    say("scan, nothing moved", repeated(lambda: library.scan(lambda *_: None), 3))
    one = next(iter(walk_posts(site))).path
    say("refresh one post", repeated(lambda: library.refresh([one])))
    library.close()
    return cache


def draw(site: Site) -> dict[str, list[str]]:
    """Return searches of each kind, drawn from posts of the site."""
    dice = random.Random(6)
    files = list(walk_posts(site))
    texts: list[str] = []
    for file in dice.sample(files, min(300, len(files))):
        try:
            texts.append(decode(file.path.read_bytes()).text)
        except NotTextError:
            continue
    whole = "\n".join(texts)

    def some(pattern: str) -> list[str]:
        found: list[str] = re.findall(f"(?=({pattern}))", whole)
        return dice.sample(found, min(EACH, len(found)))

    words = some(r"(?<![A-Za-z0-9])[A-Za-z]{3,12}(?![A-Za-z0-9])")
    years = [dice.randint(2010, 2025) for _ in range(EACH)]
    tags = dice.choices(list(dict.fromkeys(some("[\u4e00-\u9fff]{2}"))) or ["a"], k=EACH)
    return {
        "one Chinese character": ["的", "编", *some("[\u4e00-\u9fff]")],
        "two Chinese characters": ["编程", *some("[\u4e00-\u9fff]{2}")],
        "four Chinese characters": ["人工智能", "程序员做", *some("[\u4e00-\u9fff]{4}")],
        "an English word": ["python", "the", "com", *words],
        "two filters and a word": [
            *(f"after:{year} has:cover {tag}" for year, tag in zip(years, tags, strict=True)),
            "after:2024 has:image",
            "python before:2020 no:cover",
        ],
        "a word that nothing has": ["qqqqzz", "囧囧囧囧"],
    }


def ripgrep_ms(site: Site, word: str) -> float:
    command = ["rg", "-l", "-i", "-F", "--no-ignore", "-g", "*.md", word, str(site.root)]
    return timed_ms(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False))


def open_list(site: Site, cache: Path) -> Library:
    library = Library(site, cache)
    library.rows(library.find().ids[:100])
    return library


def first_page_ms(library: Library, query: str) -> float:
    return timed_ms(lambda: library.find(query, sort=SortKey.RELEVANCE, first=FIRST))


def measure_without_grams(site: Site, cache: Path) -> None:
    """Measure first pages while a first index has all posts, and none has its grams yet."""
    library = Library(site, cache)
    expected, told = len(list(walk_posts(site))), 0

    def progress(done: int, *_: object) -> None:
        nonlocal told
        told = done

    library.scan(progress, lambda: told == expected)
    library.warm()
    every: list[float] = []
    for kind, queries in draw(site).items():
        taken = [first_page_ms(library, query) for query in queries[:6]]
        every += taken
        say(f"before grams: first page of {kind}", spread(taken))
    say("before grams: first pages, all of them", spread(every))
    library.close()


def measure_searches(site: Site, cache: Path) -> None:
    searches = draw(site)
    before = memory_mb()
    opened: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        library = open_list(site, cache)
        opened.append((time.perf_counter() - start) * 1000)
        library.close()
    say("open the index, order it, first hundred rows", spread(opened))
    library = open_list(site, cache)
    say("counts", repeated(library.counts, 5))
    say("load what searches look at", spread([timed_ms(library.warm)]))
    every: list[float] = []
    for kind, queries in searches.items():
        taken = [first_page_ms(library, query) for query in queries for _ in range(3)]
        every += taken
        beside = ""
        if ":" not in queries[0] and shutil.which("rg") is not None:
            ours = statistics.median(taken)
            theirs = statistics.median([ripgrep_ms(site, query) for query in queries[:3]])
            beside = f"; ripgrep {theirs:.0f} ms, {theirs / ours:.0f} times that"
        say(f"first page of {kind}", f"{spread(taken)}{beside}")
    say("first pages, all of them", spread(every))
    pages = [
        (query, library.find(query, sort=SortKey.RELEVANCE, first=FIRST).ids[:SHOWN])
        for query in chain(*searches.values())
    ]
    shown = [
        timed_ms(lambda query=query, ids=ids: library.excerpts(ids, query)) for query, ids in pages if ids
    ]
    say(f"excerpts of {SHOWN} of a first page", spread(shown))
    for kind, queries in searches.items():
        whole = [timed_ms(lambda query=query: library.find(query)) for query in queries]
        say(f"all of {kind}", spread(whole))
    for key in (SortKey.TITLE, SortKey.MODIFIED, SortKey.SIZE, SortKey.PATH, "cover"):
        taken = timed_ms(lambda key=key: library.find(sort=key, descending=False))
        again = repeated(lambda key=key: library.find(sort=key, descending=False), 5)
        say(f"order by {key}, the first time {taken:.0f} ms", again)
    for text in ("zmt", "zmtzq", "python"):
        say(f"quick opening {text!r}", repeated(lambda text=text: library.quick(text)))
    say("memory of this process", f"{memory_mb():8} MB ({before} before the index was opened)")
    library.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--index", type=Path)
    options = parser.parse_args()
    chosen: Path | None = options.site
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if chosen is None:
            archive = SHARED / "corpus" / "wanfeng-hexo-site.tar.xz"
            if not archive.exists():
                sys.exit("No site given, and the shared corpus is not beside this checkout.")
            with tarfile.open(archive) as packed:
                # Python before 3.11.4 knows no filters.
                packed.extraction_filter = getattr(tarfile, "data_filter", None)  # type: ignore[assignment]
                packed.extractall(work)
            chosen = work / "wanfeng-hexo-site"
        site = open_site(chosen)
        measure_searches(site, measure_site(site, work, options.index))
        if options.index is None:
            measure_without_grams(site, work / "without grams")


if __name__ == "__main__":
    main()

"""How long the packaged program takes to start, beside the same start from source; ``make package`` first.

A warm start: the site's index is there. The clock stops when the window is on the screen, and when the
preview shows the post's picture; the processor time is that of the program's own process until then. Both
programs take turns, so that the machine's load falls on both.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

from linux.screen import Screen, coloured_png  # noqa: E402

COLOUR = (0, 190, 203)
LIMIT_S = 60


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=ROOT / "build" / "bundle" / "galley" / "galley")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    if not options.bundle.exists():
        print(f"{options.bundle} is not there: run make package")
        return 0
    programs = {"source": [sys.executable, "-m", "galley"], "packaged": [str(options.bundle)]}
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as home, Screen() as screen:
        post = lay_out(Path(home))
        for turn in range(options.runs + 1):
            for name, command in programs.items():
                times = start([*command, str(post)], home, screen)
                if turn:  # the first fills the index and the caches
                    found[name].append(times)
    for at, what in enumerate(("window on the screen", "post in the preview", "processor time")):
        medians = {name: statistics.median(times[at] for times in runs) for name, runs in found.items()}
        spans = {name: sorted(times[at] for times in runs) for name, runs in found.items()}
        for name, value in medians.items():
            span = f"{spans[name][0] * 1000:.0f}-{spans[name][-1] * 1000:.0f}"
            print(f"{what:22} {name:9} {value * 1000:6.0f} ms ({span})")
        print(f"{what:22} ratio     {medians['packaged'] / medians['source']:6.2f}")
    return 0


def lay_out(home: Path) -> Path:
    site = Path(shutil.copytree(ROOT / "resources" / "sample-site", home / "site"))
    (site / "source" / "images" / "mark.png").write_bytes(coloured_png(COLOUR))
    post = site / "source" / "_posts" / "a-first-proof.md"
    head, fence, body = post.read_bytes().partition(b"\n---\n")
    post.write_bytes(head + fence + b"\n![mark](/images/mark.png)\n" + body)
    return post


def processor_time(process: int) -> float:
    """The seconds that a process has computed so far; 0 where the system has no /proc."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def settle(screen: Screen) -> None:
    """Wait until nothing on the screen changes any more, so that the next start is seen to change it."""
    for _ in range(50):
        before = screen.pixels()
        time.sleep(0.1)
        if screen.pixels() == before and screen.count(COLOUR) == 0:
            return
    raise SystemExit("the program before is still on the screen")


def start(command: list[str], home: str, screen: Screen) -> tuple[float, float, float]:
    """Start it once, and end it; returns the seconds to window and preview, and those computed."""
    environment = {**os.environ, "HOME": home, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        environment.pop(f"XDG_{name}_HOME", None)
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    empty = screen.pixels()
    began = time.monotonic()
    program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, cwd=home)
    window = 0.0
    try:
        while (passed := time.monotonic() - began) < LIMIT_S:
            if not window and screen.pixels() != empty:
                window = passed
            if window and screen.count(COLOUR) > 5000:
                return window, time.monotonic() - began, processor_time(program.pid)
            time.sleep(0.02)
        raise SystemExit(f"{command[0]} did not show the post within {LIMIT_S} seconds")
    finally:
        program.terminate()
        program.wait()
        settle(screen)


if __name__ == "__main__":
    sys.exit(main())

"""Print how fast bodies render and how fast an edit's patch is computed.

    python tests/bench/bench_render.py [SITE]

SITE is a folder with Markdown posts; without it, generated text stands in. Times are CPU milliseconds.
"""

import random
import statistics
import sys
import time
from pathlib import Path

from galley.core.render import Dialect, Highlight, LiveRenderer, dialect

SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000}
SAMPLE = (
    "## 第 {n} 节 Section\n\n"
    "段落里有 **粗体**、`code`、[链接](https://example.com/{n}) 和 it's。\n第二行。\n\n"
    "- 一\n- 二\n  - 三\n\n> 引用\n\n```python\nprint({n})\n```\n\n| a | b |\n|---|---|\n| {n} | x |\n\n"
)


def bodies(site: Path | None) -> str:
    """A megabyte of Markdown."""
    if site is None:
        return "".join(SAMPLE.format(n=n) for n in range(4_000))
    texts: list[str] = []
    size = 0
    for path in sorted(site.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        parts = text.split("\n---\n", 1) if text.startswith("---") else ["", text]
        texts.append(parts[-1])
        size += len(parts[-1].encode())
        if size > 1_200_000:
            break
    return "\n\n".join(texts)


def cut(text: str, size: int) -> str:
    """The first `size` bytes, to a line's end."""
    short = text.encode()[:size].decode(errors="ignore")
    return short[: short.rfind("\n") + 1]


def milliseconds(work: object) -> float:
    """CPU time of one call."""
    start = time.process_time()
    work()  # type: ignore[operator]
    return (time.process_time() - start) * 1000


def measure(body: str, rules: Dialect) -> str:
    """A line of figures for one body."""
    kilobytes = len(body.encode()) / 1024
    LiveRenderer(rules).update(cut(body, 5_000))
    full = min(milliseconds(lambda: LiveRenderer(rules).update(body)) for _ in range(3))
    live = LiveRenderer(rules)
    live.update(body)
    chance = random.Random(7)
    times: list[float] = []
    for _ in range(20):
        at = body.find("\n", chance.randrange(len(body))) + 1
        for letter in "Typed 文字 *word*":
            body = body[:at] + letter + body[at:]
            at += 1
            start = time.process_time()
            live.update(body)
            times.append((time.process_time() - start) * 1000)
    times.sort()
    median, late = statistics.median(times), times[int(len(times) * 0.95)]
    return (
        f"full {full:8.1f} ms = {full / kilobytes:.3f} ms/KB;"
        f" a key's patch: median {median:.2f} ms, 95 % {late:.2f} ms, worst {times[-1]:.2f} ms"
    )


def main() -> None:
    """Measure and print."""
    text = bodies(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    for coloured in (False, True):
        rules = dialect("hexo", highlight=Highlight(coloured=coloured))
        for name, size in SIZES.items():
            kind = "coloured" if coloured else "plain"
            print(f"{kind:9s}{name:7s}", measure(cut(text, size), rules))


if __name__ == "__main__":
    main()

"""Figures of saving a 100 KB post: against the disk's own syncs, with history and journal."""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from galley.core.storage import History, Journal, Saving, Writer, hash_bytes, write_file

ROUNDS = 200
WORDS = [
    "校样",
    "是",
    "一位",
    "作者",
    "的",
    "编辑器",
    "a post,",
    "a draft,",
    "proof",
    "—",
    "文章",
    "正文",
    "。",
]


def post(number: int) -> str:
    """Return a text of about 100 KB in UTF-8."""
    rng = random.Random(number)
    lines = (" ".join(rng.choices(WORDS, k=12)) for _ in range(2000))
    return f"---\ntitle: {number}\n---\n" + "\n".join(lines).encode()[:100_000].decode(errors="ignore")


def plain(path: Path, data: bytes) -> None:
    """Do what any safe save must: write, fsync, rename, fsync of the folder; nothing else."""
    part = path.with_suffix(".part")
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)
    part.replace(path)
    fd = os.open(path.parent, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


def timed(work: Callable[..., object], *args: object) -> float:
    start = time.perf_counter()
    work(*args)
    return (time.perf_counter() - start) * 1000


def report(name: str, times: list[float]) -> None:
    times = sorted(times)
    print(
        f"{name:<58}{statistics.median(times):8.2f} ms   95 % {times[int(len(times) * 0.95)]:8.2f} ms"
        f"   worst {times[-1]:8.2f} ms"
    )


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        root = Path(name)
        history = History(state=root / "state")
        writer = Writer(history, state=root / "state")
        texts = [post(number) for number in range(8)]
        datas = [text.encode() for text in texts]
        print(f"a post of {len(datas[0]):,} bytes, {ROUNDS} rounds, in {name}")

        own = root / "own.md"
        ours = root / "ours.md"
        through = root / "through.md"

        base = write_file(ours, b"", expected=None, state=root / "state").hash
        last: Saving = writer.save(through, b"", None)
        last.result()
        disk: list[float] = []
        whole: list[float] = []
        unchanged: list[float] = []
        waits: list[float] = []
        saves: list[float] = []

        def save_directly(data: bytes) -> None:
            nonlocal base
            before, base = base, hash_bytes(data)
            whole.append(timed(lambda: write_file(ours, data, expected=before, state=root / "state")))
            unchanged.append(timed(lambda: write_file(ours, data, expected=base, state=root / "state")))

        def save_in_background(data: bytes) -> None:
            nonlocal last
            start = time.perf_counter()
            last = writer.save(through, data, last)
            waits.append((time.perf_counter() - start) * 1000)
            last.result()
            saves.append((time.perf_counter() - start) * 1000)
            writer.wait()

        rng = random.Random(0)
        ways = [lambda data: disk.append(timed(plain, own, data)), save_directly, save_in_background]
        for number in range(ROUNDS):
            data = datas[number % 8] + str(number).encode()
            # One sync pays for what the one before left behind: each comes after each.
            for way in rng.sample(ways, len(ways)):
                way(data)
        report("the disk's own write, fsync, rename, folder fsync", disk)
        report("write_file", whole)
        report("Writer.save to its result, with history", saves)
        report("Writer.save as the caller feels it", waits)
        report("write_file of what the disk has already", unchanged)
        extra = statistics.median(saves) - statistics.median(disk)
        print(f"a save costs {extra:+.2f} ms over the disk's own (median; at most +10 is wanted)")

        journal = Journal.start(ours, base, state=root / "state")
        text, keys = texts[0], []
        journal.append(text, 0)
        for number in range(ROUNDS):
            text = text[:50_000] + "字" + text[50_000:] if len(text) > 50_000 else text + "字"
            keys.append(timed(journal.append, text, number + 1))
        report("Journal.append after a key, synced", keys)
        journal.discard()
        history.close()


if __name__ == "__main__":
    main()

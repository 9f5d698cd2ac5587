"""The whole window, killed at random moments while one types, saves and switches posts, loses nothing."""

import os
import random
import re
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from galley.core.storage import recover

KILLS = int(os.environ.get("GALLEY_WINDOW_KILLS", "8"))
GRACE = 1.0  # s: what was typed longer ago must not be lost
START = "---\ntitle: A post\n---\n\n"
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Life:
    """What one window has said until it was killed."""

    killed_at: float = 0.0
    typed: dict[int, list[tuple[int, float]]] = field(default_factory=lambda: {0: [], 1: []})
    trouble: list[str] = field(default_factory=list)

    def must_be_there(self, post: int) -> int:
        """The last word that was typed more than the grace before the end."""
        return max((n for n, at in self.typed[post] if at < self.killed_at - GRACE), default=0)


def words_of(text: str) -> int:
    """How many words a text has; it must be one that was typed, from the first to the last."""
    assert text.startswith(START)
    words = re.findall(r"<\d+>", text)
    assert text == START + "".join(f"<{n}>" for n in range(1, len(words) + 1)), text[-80:]
    return len(words)


def live_and_die(site: Path, posts: list[Path], environment: dict[str, str], seconds: float) -> Life:
    life = Life()
    script = ROOT / "tests" / "faults" / "window_author.py"
    process = subprocess.Popen(
        [sys.executable, script, site, *posts],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,  # the web engine's processes go with it
    )
    assert process.stdout is not None
    assert process.stderr is not None
    said = b""
    end = time.monotonic() + 60
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while (now := time.monotonic()) < end and process.poll() is None:
            if selector.select(min(end - now, 0.05)):
                said += os.read(process.stdout.fileno(), 65536)
            if b"ready\n" in said and end - now > 30:
                end = time.monotonic() + seconds
    assert process.poll() is None, process.stderr.read().decode()[-3000:]
    os.killpg(process.pid, signal.SIGKILL)
    life.killed_at = time.monotonic()
    process.wait()
    said += process.stdout.read()
    process.stdout.close()
    process.stderr.close()
    assert b"ready\n" in said, "the window did not come up"
    for line in said.decode().splitlines():
        kind, *rest = line.split(" ")
        if kind == "typed" and len(rest) == 3:
            life.typed[int(rest[0])].append((int(rest[1]), float(rest[2])))
        elif kind == "stuck":
            life.trouble.append(line)
    return life


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.timeout(60 + 20 * KILLS)
def test_no_killed_window_loses_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "app"), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        environment[f"XDG_{name}_HOME"] = str(folder)
    state = tmp_path / "state" / "galley"
    site = tmp_path / "site"
    site.mkdir()
    posts = [site / "one.md", site / "two.md"]
    for post in posts:
        post.write_text(START, encoding="utf-8")
    rng = random.Random()
    safe = [0, 0]
    typed = 0
    for number in range(KILLS):
        # Some die while the window is just coming to itself, most while it journals and saves.
        life = live_and_die(site, posts, environment, rng.uniform(0.02, 2.6))
        assert life.trouble == []
        typed += sum(map(len, life.typed.values()))
        found = recover(state=state)
        for at, post in enumerate(posts):
            kept = [each.snapshot.text for each in found if each.snapshot.path == post]
            there = max(words_of(text) for text in [post.read_text(encoding="utf-8"), *kept])
            needed = max(safe[at], life.must_be_there(at))
            assert there >= needed, f"kill {number}: word {needed} of {post.name} is lost"
            safe[at] = there
        for each in found:
            each.journal.close()
    print({"windows killed": KILLS, "words typed": typed, "words safe": sum(safe), "words lost": 0})
    assert sum(safe) > 0

"""Processes killed at random moments while they edit, journal, save and rename lose nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("GALLEY_KILLS", "300"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.timeout(120 + KILLS)
def test_no_kill_loses_a_word() -> None:
    # A process of its own, without Qt and pytest: every author is forked from it, so it must be small.
    script = Path(__file__).with_name("kills.py")
    ran = subprocess.run(
        [sys.executable, script, "--kills", str(KILLS)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    print(figures)  # pytest -rP shows it
    assert figures["kills"] == KILLS
    # Most lives were long enough to make something safe, or this would prove nothing.
    assert figures["kills after which something new was safe"] > KILLS // 2

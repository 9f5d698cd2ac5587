"""``make run`` without a display does the main job and leaves a picture."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

DEMO = """
import sys
from pathlib import Path
sys.path[:0] = [{packaging!r}, {app!r}]
import demo
demo.SITE, demo.PICTURE = Path({site!r}), Path({picture!r})
demo.ROOT = demo.PICTURE.parent.parent
sys.exit(demo.main_job(Path({home!r})))
"""


def test_the_main_job_is_done_and_one_line_is_on_the_disk(sample_site: Path, tmp_path: Path) -> None:
    picture = tmp_path / "build" / "galley.png"
    paths = {"packaging": ROOT / "packaging", "app": ROOT / "app", "site": sample_site, "picture": picture}
    code = DEMO.format(home=str(tmp_path), **{name: str(path) for name, path in paths.items()})
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=150,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "演示时写下的一行" in done.stdout
    assert picture.is_file()

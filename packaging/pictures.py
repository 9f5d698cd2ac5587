"""Take the README's pictures: the real window on the sample site, in light and in dark."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from demo import ROOT, start_display

FOLDER = ROOT / "packaging" / "pictures"
POSTS = {"light": "从这里开始.md", "dark": "a-first-proof.md"}


def main() -> int:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    server = start_display()
    FOLDER.mkdir(exist_ok=True)
    try:
        for theme, post in POSTS.items():
            with tempfile.TemporaryDirectory() as home:
                for name in ("CONFIG", "CACHE", "STATE", "DATA"):
                    os.environ[f"XDG_{name}_HOME"] = home
                settings = Path(home) / "galley" / "galley.ini"
                settings.parent.mkdir()
                settings.write_text(f"[window]\ntheme={theme}\n", encoding="utf-8")
                site = Path(shutil.copytree(ROOT / "resources" / "sample-site", Path(home) / "site"))
                picture = FOLDER / f"window-{theme}.png"
                command = [sys.executable, "-m", "galley", "--screenshot", str(picture)]
                subprocess.run([*command, str(site / "source" / "_posts" / post)], check=True)
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())

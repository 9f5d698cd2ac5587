"""Open Galley on a copy of the sample site; without a display, do the main job on a virtual one.

The main job: open the site, find a post, write in it, see it in the preview, save it. The picture of the
window and the difference on disk say whether it worked.
"""

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "build" / "sample-site"
PICTURE = ROOT / "build" / "galley.png"
POST = "source/_posts/a-first-proof.md"
TYPED = "A line typed by the demonstration. 演示时写下的一行。"


def main() -> int:
    if not SITE.exists():
        shutil.copytree(ROOT / "resources" / "sample-site", SITE)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Root cannot use the web engine's sandbox; the sample site is our own and needs none.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return subprocess.call([sys.executable, "-m", "galley", str(SITE)])
    print("There is no display: doing the main job on a virtual one.")
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "CACHE", "STATE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = home
        server = start_display()
        try:
            # In a process of its own, which has ended before its display goes.
            return subprocess.call([sys.executable, __file__, "--main-job", home])
        finally:
            if server is not None:
                server.terminate()
                server.wait()


def start_display() -> "subprocess.Popen[bytes] | None":
    """Start Xvfb on a free display and point Qt to it; where there is none, Qt draws off the screen."""
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return None
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    os.environ["DISPLAY"] = f":{number}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    return server


def main_job(home: Path) -> int:
    """Drive the real window as an author would; returns the exit status."""
    # Qt is loaded only now, when it knows its display.
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from galley.services.settings import Settings
    from galley.ui.application import make_application, make_window

    path = SITE / POST
    before = path.read_text(encoding="utf-8")
    app = make_application(["galley"])
    window = make_window(app, Settings(home / "galley.ini"), cache_dir=home / "cache")
    window.resize(1400, 900)
    window.show()

    def until(done: "object", what: str) -> None:
        for _ in range(600):
            QTest.qWait(50)
            if done():  # type: ignore[operator]
                return
        raise SystemExit(f"{what} did not happen within 30 seconds")

    window.open_site(SITE)
    until(lambda: not window.workspace.sites.scanning, "the list of posts")
    search = window.posts.search.line
    search.setFocus()
    QTest.keyClicks(search, "proof")
    QTest.qWait(200)
    window.workspace.open_post(path)
    editor = window.editor_pane.editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    editor.insertPlainText(f"\n{TYPED}\n")
    until(window.preview_is_quiet, "the preview")
    QTest.qWait(300)
    window.actions_table["save"].trigger()
    post = window.workspace.desk.current
    assert post is not None
    until(lambda: not post.dirty and not post.saving, "the save")
    search.clear()
    QTest.qWait(300)
    PICTURE.parent.mkdir(exist_ok=True)
    window.grab().save(str(PICTURE))
    window.close()
    after = path.read_text(encoding="utf-8")
    changed = list(
        difflib.unified_diff(before.splitlines(), after.splitlines(), POST, POST, n=0, lineterm="")
    )
    print("Saved; what changed on disk:", *changed, sep="\n  ")
    print(f"The window's picture is {PICTURE.relative_to(ROOT)}")
    return 0 if sum(line.startswith(("+", "-")) for line in changed) <= 5 else 1


if __name__ == "__main__":
    sys.exit(main_job(Path(sys.argv[2])) if sys.argv[1:2] == ["--main-job"] else main())

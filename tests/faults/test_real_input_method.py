"""A word typed by a real input method: ibus with libpinyin, on a virtual display, in the real program.

``make input-method`` runs it: it waits for programs that do not tell when they are ready. It needs ibus,
ibus-libpinyin, xvfb, xdotool and dbus-daemon, and is skipped without them. The picture taken while composing
stays in ``GALLEY_PICTURES``, if that is set, to be looked at.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("ibus-daemon", "ibus", "xvfb-run", "xdotool", "dbus-run-session")
ENGINE = Path("/usr/share/ibus/component/libpinyin.xml")
POST = "source/_posts/a-first-proof.md"
# The words are chosen by the engine; the keys go to the place that a click makes the cursor's.
SCRIPT = r"""
ibus-daemon -x -r -d -t refresh
for i in $(seq 60); do ibus engine libpinyin 2>/dev/null && break; sleep 0.5; done
"$PYTHON" -m galley "$POST" & PID=$!
for i in $(seq 120); do
    W=$(xdotool search --onlyvisible --pid $PID --name Galley 2>/dev/null | tail -1); [ -n "$W" ] && break
    sleep 0.5
done
sleep 8
xdotool windowfocus "$W"; sleep 1
xdotool mousemove 560 735 click 1; sleep 1
xdotool key End; sleep 1
xdotool type --delay 200 nihaoshijie; sleep 2
cp "$POST" "$OUT/composing.md"
[ -n "${GALLEY_PICTURES:-}" ] && import -window root "$GALLEY_PICTURES/composing.png"
xdotool key space; sleep 2
xdotool key ctrl+s
for i in $(seq 40); do cmp -s "$POST" "$OUT/composing.md" || break; sleep 0.5; done
kill $PID
"""


@pytest.mark.skipif(
    not os.environ.get("GALLEY_IBUS")
    or not ENGINE.exists()
    or any(shutil.which(tool) is None for tool in TOOLS),
    reason="needs make input-method, ibus with libpinyin, xvfb, xdotool and dbus",
)
def test_a_word_of_a_real_input_method_is_in_the_saved_post(sample_site: Path, tmp_path: Path) -> None:
    post = sample_site / POST
    before = post.read_text(encoding="utf-8")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_IM_MODULE": "ibus",
        "QT_QPA_PLATFORM": "xcb",
        "PYTHON": sys.executable,
        "POST": str(post),
        "OUT": str(tmp_path),
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--", "sh", "-c", SCRIPT],
        env=environment,
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert (tmp_path / "composing.md").read_text(encoding="utf-8") == before
    after = post.read_text(encoding="utf-8")
    assert "你好世界" in after
    assert after.replace("你好世界", "", 1) == before

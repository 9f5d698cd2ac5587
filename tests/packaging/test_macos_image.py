"""The Mac's app is signed from the inside out; tried with a codesign that writes down what it is asked."""

import os
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

from macos.image import ENTITLEMENTS, sign  # noqa: E402

TOOL = '#!/bin/sh\necho "$@" >> "$CODESIGN_LOG"\n'


@pytest.mark.skipif(os.name != "posix", reason="the tool of this test is a shell script")
def test_the_helper_is_signed_with_qts_entitlements_and_what_is_around_it_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "Galley.app"
    framework = app / "Contents" / "Frameworks" / "QtWebEngineCore.framework"
    helper = framework / "Versions" / "A" / "Helpers" / "QtWebEngineProcess.app"
    own = helper / "Contents" / "Resources" / "QtWebEngineProcess.entitlements"
    own.parent.mkdir(parents=True)
    own.touch()
    tool = tmp_path / "bin" / "codesign"
    tool.parent.mkdir()
    tool.write_text(TOOL)
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    log = tmp_path / "log"
    monkeypatch.setenv("CODESIGN_LOG", str(log))
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    sign(app, "Developer ID")
    lines = log.read_text().splitlines()
    assert [line.split()[-1] for line in lines] == [str(p) for p in (app, helper, framework, app, app)]
    assert "--deep" in lines[0]
    assert str(own) in lines[1]
    assert "--entitlements" not in lines[2]
    assert str(ENTITLEMENTS) in lines[3]
    assert "--deep" not in lines[3]
    assert "--verify" in lines[4]
    assert all("--timestamp" in line for line in lines[:4])

"""What a system reads about Galley before it starts it: menu entry, software centre, manual, completions."""

import configparser
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import galley
from galley import APP_ID, cli

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
sys.path.append(str(ROOT / "packaging"))

from bundle import icons  # noqa: E402
from linux import completions, manual  # noqa: E402
from linux.commands import commands  # noqa: E402
from linux.files import add_shared_files, filled  # noqa: E402


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(filled("galley.desktop").decode())
    return parser["Desktop Entry"]


@pytest.fixture
def component() -> ET.Element:
    return ET.fromstring(filled("galley.metainfo.xml"))


def test_the_menu_entry_opens_files_and_speaks_chinese(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "galley %f"
    assert "text/markdown" in entry["MimeType"].split(";")
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[f"{key}[zh_CN]"]
        assert entry[f"{key}[zh_TW]"]


def test_galley_is_an_alternative_for_markdown_and_not_the_default() -> None:
    scripts = "".join((LINUX / "debian" / name).read_text(encoding="utf-8") for name in ("postinst", "prerm"))
    assert "xdg-mime" not in scripts
    assert not list(LINUX.rglob("*mimeapps*"))


def test_the_window_is_matched_to_its_menu_entry(
    entry: configparser.SectionProxy, component: ET.Element
) -> None:
    source = (ROOT / "app/galley/ui/application.py").read_text(encoding="utf-8")
    assert "setDesktopFileName(APP_ID)" in source
    assert entry["StartupWMClass"] == "galley"
    assert component.findtext("launchable") == f"{APP_ID}.desktop"


def test_the_software_centre_knows_the_version_and_the_licence(component: ET.Element) -> None:
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == galley.__version__
    assert component.findtext("project_license") == "MIT"


def test_everything_is_called_by_one_identifier(component: ET.Element, tmp_path: Path) -> None:
    # Apple allows no underscore in it, D-Bus and Flatpak no hyphen.
    assert re.fullmatch(r"[a-z]+(\.[A-Za-z][A-Za-z0-9]*){2,}", APP_ID)
    assert component.findtext("id") == APP_ID
    assert f"id: {APP_ID}\n" in filled("flatpak/galley.yml").decode()
    assert "bundle_identifier=APP_ID" in (ROOT / "packaging" / "galley.spec").read_text(encoding="utf-8")
    pictures = ROOT / "resources" / "icons"
    icons.draw(pictures / "galley.svg", pictures / "galley-small.svg", tmp_path)
    share = tmp_path / "share"
    add_shared_files(share, "0.1.0", tmp_path)
    menu = (share / "applications" / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={APP_ID}\n" in menu
    assert len(list(share.rglob(f"{APP_ID}.*g"))) == len(icons.SIZES) + 1


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["desktop-file-validate"], "galley.desktop"),
        (["appstreamcli", "validate", "--no-net"], "galley.metainfo.xml"),
    ],
)
def test_the_system_tools_find_no_fault(command: list[str], name: str, tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this machine")
    file = tmp_path / name.replace("galley", APP_ID)
    file.write_bytes(filled(name))
    done = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_of_the_command_line_is_described() -> None:
    assert [command.name for command in commands()] == ["", *cli.COMMANDS]
    assert all(command.help for command in commands())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_every_command_and_option(shell: str) -> None:
    text = getattr(completions, shell)()
    for command in commands():
        assert command.name in text
        for option in command.options:
            name = option.lstrip("-") if shell == "fish" else option
            assert name in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_read_the_completions(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")
    file = tmp_path / "completion"
    file.write_text(getattr(completions, shell)(), encoding="utf-8")
    done = subprocess.run([shell, "-n", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on this machine")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["galley", "li"], "list"),
        (["galley", "render", "--dia"], "--dialect"),
        (["galley", "render", "--dialect", "he"], "hexo"),
        (["galley", "--scr"], "--screenshot"),
        (["galley", "get", "a post"], "a post.md"),
    ],
)
def test_bash_completes(words: list[str], expected: str, tmp_path: Path) -> None:
    (tmp_path / "a post.md").touch()
    quoted = " ".join(f"'{word}'" for word in words)
    script = f"""{completions.bash()}
COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _galley; printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert expected in done.stdout.splitlines()


@pytest.mark.parametrize("words", [manual.ENGLISH, manual.CHINESE])
def test_the_manual_has_every_command_and_option(words: manual.Words) -> None:
    page = manual.manual(galley.__version__, words).replace("\\-", "-")
    for command in commands():
        assert command.usage in page
        for choice in command.choices:
            if choice.help:
                assert all(name in page for name in choice.names)


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not on this machine")
@pytest.mark.parametrize("words", [manual.ENGLISH, manual.CHINESE])
def test_man_can_show_the_manual(words: manual.Words, tmp_path: Path) -> None:
    page = tmp_path / "galley.1"
    page.write_text(manual.manual(galley.__version__, words), encoding="utf-8")
    done = subprocess.run(
        ["man", "--encoding=UTF-8", "--local-file", page],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MANWIDTH": "100"},
    )
    assert done.returncode == 0
    assert words.description in done.stdout
    assert words.kept[0][0] in done.stdout


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh on this machine")
@pytest.mark.parametrize("name", ["debian/postinst", "debian/prerm", "appimage/build.sh", "libraries.sh"])
def test_the_shell_scripts_can_be_read(name: str) -> None:
    done = subprocess.run(["sh", "-n", LINUX / name], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_apparmor_profile_is_for_the_files_that_the_package_installs() -> None:
    profile = (LINUX / "apparmor" / "galley").read_text(encoding="utf-8")
    assert "/usr/lib/galley/{galley,_internal/PySide6/Qt/libexec/QtWebEngineProcess}" in profile
    assert "userns," in profile
    assert 'tree / "usr" / "lib" / "galley"' in (LINUX / "deb.py").read_text(encoding="utf-8")


def test_nothing_of_the_packaging_switches_the_sandbox_off() -> None:
    shipped = [ROOT / "packaging" / "launch.py", ROOT / "packaging" / "galley.spec", LINUX / "galley.desktop"]
    for file in [*shipped, *(LINUX / "flatpak").iterdir(), *(LINUX / "appimage").iterdir()]:
        text = file.read_text(encoding="utf-8")
        assert "DISABLE_SANDBOX" not in text
        assert "no-sandbox" not in text

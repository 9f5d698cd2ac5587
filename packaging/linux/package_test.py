"""Try the .deb as an author gets it, in a clean system: install it, write in a post, uninstall.

Needs root, debootstrap, Xvfb and xdotool. The clean system is kept in build/package-test for the next time.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "app"))

from linux.clean_root import INSIDE, Root, make_clean
from linux.screen import Screen, coloured_png, wait_for

from galley import APP_ID

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "package-test"
AUTHOR = "author"
SITE = "/home/author/我的 博客"
POST = f"{SITE}/source/_posts/a-first-proof.md"
OPENED, TYPED = (0, 190, 203), (203, 0, 142)
"""Colours that no theme has: a picture of the first is in the post, one of the second is typed into it."""
LINE = "![typed](/images/typed.png) A line typed on the packaged program."


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deb", nargs="?", type=Path, help="default: the newest in dist")
    deb = parser.parse_args().deb or max((ROOT / "dist").glob("*.deb"), key=lambda path: path.stat().st_mtime)
    need_tools()
    clean = WORK / "clean"
    if not clean.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        say("making a clean system (kept for the next time)")
        make_clean(clean)
    with Root(clean, WORK / "root") as root:
        before = prepare(root)
        install(root, deb)
        write_a_post(root)
        uninstall(root, before)
    say("passed")
    return 0


def say(words: str) -> None:
    print(f"package-test: {words}", flush=True)


def need_tools() -> None:
    if os.geteuid() != 0:
        sys.exit(
            "package-test needs root, to make a clean system and to install in it: sudo make package-test"
        )
    wanted = {"debootstrap": "debootstrap", "Xvfb": "xvfb", "xdotool": "xdotool"}
    missing = [package for tool, package in wanted.items() if shutil.which(tool) is None]
    if missing:
        sys.exit(f"package-test needs some programs: apt-get install {' '.join(missing)}")


def prepare(root: Root) -> set[str]:
    """Make the author's account; returns the files that the system has without Galley."""
    root.run("apt-get", "update", "--quiet")
    root.run("useradd", "--create-home", "--shell", "/bin/sh", AUTHOR)
    return root.files()


def install(root: Root, deb: Path) -> None:
    shutil.copyfile(deb, root.folder / "tmp" / "galley.deb")
    root.run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "/tmp/galley.deb")
    size = int(root.run("dpkg-query", "--showformat", "${Installed-Size}", "--show", "galley"))
    say(f"installed {deb.name}: {size * 1.024 / 1000:.0f} MB")
    files = root.run("dpkg", "--listfiles", "galley").splitlines()
    elves = [
        name
        for name in files
        if re.search(r"\.so(\.[\d.]+)?$|/QtWebEngineProcess$|/lib/galley/galley$", name)
    ]
    lacking = set()
    for name in elves:
        # Qt leaves these two alone where their libraries are missing; the package recommends them.
        if (
            name.endswith(("libqgtk3.so", "libcupsprintersupport.so"))
            or (root.folder / name[1:]).is_symlink()
        ):
            continue
        lines = root.run("ldd", name, check=False).splitlines()
        lacking |= {f"{line.split()[0]} of {name}" for line in lines if "not found" in line}
    expect(not lacking, f"libraries that the dependencies do not bring: {sorted(lacking)}")
    say(f"every library of {len(elves)} files is there with the dependencies alone")
    expect(
        "text/markdown" in root.run("cat", f"/usr/share/applications/{APP_ID}.desktop"),
        "the MIME association",
    )
    # Chinese for the picture; an author's desktop has it.
    root.run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "fonts-noto-cjk")


def write_a_post(root: Root) -> None:
    """Start it on the sample site, type, save; look at the screen, the file and the processes."""
    before = lay_out_site(root)
    sandbox = can_sandbox(root)
    environment = {"HOME": f"/home/{AUTHOR}", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    if not sandbox:
        say("this kernel gives ordinary users no user namespaces: the sandbox is off in this test")
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    expect("0." in root.run("galley", "--version", user=AUTHOR), "the version on the command line")
    expect("A first proof" in root.run("galley", "list", SITE, user=AUTHOR), "the list on the command line")
    with Screen() as screen:
        words = [f"{name}={value}" for name, value in {**environment, "DISPLAY": screen.display}.items()]
        log = (WORK / "galley.log").open("wb")
        command = root.command("env", "-i", *words, "galley", POST, user=AUTHOR)
        program = subprocess.Popen(command, env=INSIDE, stdout=log, stderr=log)
        try:
            drive(screen, root, before, sandbox)
            expect(program.wait(timeout=30) == 0, f"a quiet end; it said {log_text()}")
        finally:
            if program.poll() is None:
                screen.save(WORK / "failed.png")
                program.kill()
            log.close()
    if log_text():
        say("it wrote to its terminal:\n  " + log_text().replace("\n", "\n  "))


def lay_out_site(root: Root) -> bytes:
    """Copy the sample site in, with a picture at the top of the post; returns the post's bytes."""
    site = root.folder / SITE.lstrip("/")
    shutil.copytree(ROOT / "resources" / "sample-site", site)
    images = site / "source" / "images"
    (images / "opened.png").write_bytes(coloured_png(OPENED))
    (images / "typed.png").write_bytes(coloured_png(TYPED))
    post = root.folder / POST.lstrip("/")
    head, fence, body = post.read_bytes().partition(b"\n---\n")
    post.write_bytes(head + fence + b"\n![opened](/images/opened.png)\n" + body)
    root.run("chown", "--recursive", f"{AUTHOR}:{AUTHOR}", f"/home/{AUTHOR}")
    return post.read_bytes()


def can_sandbox(root: Root) -> bool:
    return root.run("unshare", "--user", "--net", "echo", "yes", user=AUTHOR, check=False).strip() == "yes"


def drive(screen: Screen, root: Root, before: bytes, sandbox: bool) -> None:
    post = root.folder / POST.lstrip("/")
    screen.window()
    wait_for(lambda: screen.count(OPENED) > 5000, "the post in the preview")
    screen.key("key", "alt+3")
    screen.key("key", "ctrl+End")
    screen.key("key", "Return")
    screen.key("type", "--delay", "15", LINE)
    wait_for(lambda: screen.count(TYPED) > 5000, "the typed picture in the preview")
    say(f"the preview shows what was typed ({screen.count(TYPED)} pixels of its picture)")
    screen.key("key", "ctrl+s")
    wanted = before + b"\n" + LINE.encode()
    wait_for(lambda: post.read_bytes() != before, "the save")
    expect(
        post.read_bytes() == wanted,
        f"the file has the typed line more and nothing else: {post.read_bytes()[-200:]!r}",
    )
    say("the file has the typed line more, and is else the same bytes")
    screen.save(WORK / "window.png")
    say(f"the screen is in {(WORK / 'window.png').relative_to(ROOT)}")
    look_at_processes(root, sandbox)
    screen.key("key", "ctrl+q")


def look_at_processes(root: Root, sandbox: bool) -> None:
    """No Python and no Qt but the bundle's, and the web engine's renderer in its sandbox."""
    outside: set[str] = set()
    engine = confined = 0
    outer = root.run("readlink", "/proc/1/ns/user")
    for process in process_ids(root):
        maps = root.run("cat", f"/proc/{process}/maps", check=False)
        paths = {line.split(maxsplit=5)[5] for line in maps.splitlines() if line.count("/") > 1}
        foreign = {path for path in paths if re.search(r"python|PySide|shiboken|libQt", path)}
        outside |= {path for path in foreign if not path.startswith("/usr/lib/galley/")}
        if any(path.endswith("/QtWebEngineProcess") for path in paths):
            engine += 1
            # A renderer is a fork of the zygote and has its name, so it is known by what holds it.
            status = root.run("cat", f"/proc/{process}/status", check=False)
            filtered = re.search(r"^Seccomp:\s*2", status, re.MULTILINE) is not None
            confined += filtered and root.run("readlink", f"/proc/{process}/ns/user", check=False) != outer
    expect(not outside, f"Python or Qt from outside the bundle: {sorted(outside)}")
    say("no Python and no Qt from outside the bundle is in its processes")
    expect(engine > 0, "the web engine's processes")
    if sandbox:
        expect(confined > 0, "a renderer in a user namespace of its own that filters its system calls")
        say(f"sandbox: {confined} of {engine} of the web engine's processes are confined")


def process_ids(root: Root) -> list[str]:
    """All processes of the clean system. By owner some would be missing: a sandboxed one belongs to root."""
    return [name for name in root.run("ls", "/proc").split() if name.isdigit()]


def uninstall(root: Root, before: set[str]) -> None:
    mine = sorted(path.name for path in (root.folder / SITE.lstrip("/")).iterdir())
    root.run("apt-get", "purge", "--yes", "--quiet", "galley", "fonts-noto-cjk")
    root.run("apt-get", "autoremove", "--purge", "--yes", "--quiet")
    left = {path for path in root.files() - before if not path.startswith(f"/home/{AUTHOR}")}
    named = sorted(path for path in left if "galley" in path.lower())
    expect(not named, f"left after uninstalling: {named}")
    # What its dependencies keep is theirs: settings, users, caches.
    unowned = sorted(left - set(root.run("sh", "-c", "cat /var/lib/dpkg/info/*.list").splitlines()))
    say("uninstalled: nothing of Galley is left")
    others = [path for path in unowned if "/certs/" not in path and "ca-certificates" not in path]
    say(f"left by its dependencies: {len(left)} files; no package's own, but for certificates: {others}")
    expect(
        sorted(path.name for path in (root.folder / SITE.lstrip("/")).iterdir()) == mine, "the author's files"
    )
    say("the author's files are all there")


def log_text() -> str:
    return (WORK / "galley.log").read_text(encoding="utf-8", errors="replace").strip()


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise SystemExit(f"package-test: FAILED: {what}")


if __name__ == "__main__":
    sys.exit(main())

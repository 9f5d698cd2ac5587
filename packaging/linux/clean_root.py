"""A clean Debian (or Ubuntu) system in a folder, made by debootstrap and entered by pivot_root."""

import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path

INSIDE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}


def make_clean(folder: Path) -> None:
    """Make the minimal system of this machine's own release, from the mirror that its apt uses."""
    sources = _sources()
    release = _release()
    mirror = next(site for site, suite, _ in sources if suite == release)
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run(["debootstrap", "--variant=minbase", release, str(unfinished), mirror], check=True)
    lines = [f"deb {site} {suite} {' '.join(parts)}\n" for site, suite, parts in sources]
    (unfinished / "etc/apt/sources.list").write_text("".join(lines), encoding="utf-8")
    kept = ("http", "https", "Check-Date", "Check-Valid-Until")
    settings = _output(["apt-config", "dump", "--no-empty", *(f"Acquire::{name}" for name in kept)])
    (unfinished / "etc/apt/apt.conf.d/90machine").write_text(settings + "\n", encoding="utf-8")
    unfinished.rename(folder)


class Root:
    """A copy of a clean root in namespaces of its own; its mounts and processes end with the context."""

    def __init__(self, clean: Path, folder: Path) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(["cp", "--archive", "--reflink=auto", str(clean), str(folder)], check=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile(f"/etc/{name}", folder / "etc" / name)
        self._first: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Root":
        root = shlex.quote(str(self.folder))
        # A plain chroot would keep the web engine from its sandbox: the kernel gives no user namespace
        # to a process whose root is not that of its mounts.
        script = f"""set -e
mount --make-rprivate /
mount --bind {root} {root}
cd {root}
mount -t proc proc proc
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
mkdir -p tmp/.X11-unix
mount --bind /tmp/.X11-unix tmp/.X11-unix
pivot_root . mnt
umount -l /mnt
touch /run/entered
exec sleep infinity
"""
        marker = self.folder / "run" / "entered"
        marker.unlink(missing_ok=True)
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script]
        self._first = subprocess.Popen(command)
        end = time.monotonic() + 30
        while not marker.exists():
            if self._first.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the clean root could not be entered")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        if self._first is not None:
            self._first.kill()
            self._first.wait()

    def command(self, *words: str, user: str = "") -> list[str]:
        """The words of a command that runs ``words`` inside, as root or as ``user``."""
        assert self._first is not None
        inner = (
            Path(f"/proc/{self._first.pid}/task/{self._first.pid}/children")
            .read_text(encoding="ascii")
            .split()[0]
        )
        enter = ["nsenter", "--target", inner, "--mount", "--pid", "--root", "--wd=/"]
        if user:
            enter += ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        return [*enter, *words]

    def run(self, *words: str, user: str = "", check: bool = True) -> str:
        """Run inside and return the output."""
        done = subprocess.run(
            self.command(*words, user=user), env=INSIDE, text=True, check=False, capture_output=True
        )
        if check and done.returncode:
            raise RuntimeError(f"{shlex.join(words)}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def files(self) -> set[str]:
        """Every path of the system itself, without what apt, dpkg and the system keep as their own notes."""
        notes = ("/var/cache/", "/var/log/", "/var/lib/apt/", "/var/lib/dpkg/", "/tmp/", "/run/", "/home/")
        notes += ("/var/lib/systemd/", "/etc/ld.so.cache", "/usr/share/mime/", "/proc/", "/dev/", "/sys/")
        lines = self.run("find", "/", "-xdev").splitlines()
        return {line for line in lines if not line.startswith(notes)}


def _sources() -> list[tuple[str, str, list[str]]]:
    """The addresses, suites and parts that this machine's apt reads, without what is not the system's own."""
    found: dict[tuple[str, str], list[str]] = {}
    form = "$(SITE) $(RELEASE) $(COMPONENT)"
    for line in _output(["apt-get", "indextargets", "--format", form, "Created-By: Packages"]).splitlines():
        site, suite, part = line.split()
        if suite.split("-")[0] == _release():
            found.setdefault((site, suite), []).append(part)
    return [(site, suite, parts) for (site, suite), parts in found.items()]


def _release() -> str:
    words = dict(
        line.split("=", 1)
        for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
        if "=" in line
    )
    return words["VERSION_CODENAME"].strip('"')


def _output(command: list[str]) -> str:
    environment = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(
        command, check=True, text=True, stdout=subprocess.PIPE, env=environment
    ).stdout.strip()

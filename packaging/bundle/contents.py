"""Compares a finished bundle with the lists of what must and what must not be in it."""

import sys
from fnmatch import fnmatch
from pathlib import Path

LISTS = Path(__file__).parents[1] / "contents"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}


def read_list(name: str, system: str | None = None) -> list[str]:
    """The patterns of a list that hold for ``system`` (default: this one).

    Under a line ``[name]`` stands what holds for that system only, under ``[all]`` what holds everywhere.
    """
    system = system or SYSTEMS[sys.platform]
    patterns, section = [], "all"
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line and section in ("all", system):
            patterns.append(line)
    return patterns


def faults(folder: Path, system: str | None = None) -> list[str]:
    """What is missing from the bundle in ``folder``, and what should not be there, as lines for people."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()]
    found = [
        f"missing: {pattern}"
        for pattern in read_list("required.txt", system)
        if not any(fnmatch(file, pattern) for file in files)
    ]
    for pattern in read_list("forbidden.txt", system):
        found += [f"must not be there ({pattern}): {file}" for file in files if fnmatch(file, pattern)]
    return found

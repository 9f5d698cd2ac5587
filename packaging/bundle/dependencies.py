"""Which distributions Galley runs on, found from pyproject.toml and from what those ask for in turn."""

import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def runtime_distributions() -> list[Distribution]:
    """The distributions that the program needs, by name. Raises SystemExit when one is not installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Distribution] = {}
    waiting = [Requirement(line) for line in project["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        if wanted.marker is not None and not any(
            wanted.marker.evaluate({"extra": extra}) for extra in (*wanted.extras, "")
        ):
            continue
        name = canonicalize_name(wanted.name)
        if name in found:
            continue
        try:
            found[name] = distribution(wanted.name)
        except PackageNotFoundError:
            sys.exit(f"{wanted.name} is not installed; run: make package")
        waiting += [Requirement(line) for line in found[name].requires or ()]
    return [found[name] for name in sorted(found)]


def packages_of(dist: Distribution) -> list[str]:
    """The top-level packages and modules that a distribution brings."""
    names = set()
    for file in dist.files or ():
        top = file.parts[0]
        if top.endswith((".dist-info", ".data", ".libs")) or top in ("..", "__pycache__", "bin"):
            continue
        if len(file.parts) > 1:
            if any(part.endswith((".py", ".so", ".pyd")) for part in file.parts[1:]):
                names.add(top)
        elif top.endswith(".py"):
            names.add(top.removesuffix(".py"))
    return sorted(names)

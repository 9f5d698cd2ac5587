"""Read a site's configuration without running it, and go on past what is broken in it."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from itertools import pairwise
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import yaml

from galley.core.messages import say
from galley.core.storage import cause_in_words

Config = dict[str, object]

_MAX_BYTES = 4_000_000
_TOP_LEVEL_KEY = re.compile(r"^(?=[^\s#\-\[\]{}%&*!|>'\"@`])[^:\n]*:(?=\s|$)", re.MULTILINE)
_LEADING_TABS = re.compile(r"^\t+", re.MULTILINE)


class _ConfigLoader(yaml.CSafeLoader):
    """YAML as configurations use it: no dates (a title may look like one), unknown tags give None."""


def _nothing(_loader: object, _suffix: str, _node: object) -> None:
    return None


_ConfigLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_ConfigLoader.add_multi_constructor("!", _nothing)  # pyright: ignore[reportUnknownMemberType]
_PYTHON_TAGS = "tag:yaml.org,2002:python/"
_ConfigLoader.add_multi_constructor(_PYTHON_TAGS, _nothing)  # pyright: ignore[reportUnknownMemberType]


def read_config(path: Path, warnings: list[str]) -> Config:
    """Return the top-level keys of a YAML, TOML, JSON or Python configuration, by its extension.

    What cannot be read is left out and said in ``warnings``; a missing file gives an empty configuration.
    """
    try:
        data = path.read_bytes()[:_MAX_BYTES]
    except FileNotFoundError:
        return {}
    except OSError as error:
        warnings.append(say("{0} could not be read: {1}", path.name, cause_in_words(error)))
        return {}
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        warnings.append(say("{0} is not UTF-8; characters that could not be read show as �", path.name))
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readers = {".toml": _read_toml, ".json": _read_json, ".py": _read_python}
    return readers.get(path.suffix.lower(), _read_yaml)(path.name, text, warnings)


def _read_yaml(name: str, text: str, warnings: list[str]) -> Config:
    # Hexo replaces leading tabs by two spaces each before it parses.
    text = _LEADING_TABS.sub(lambda tabs: "  " * len(tabs.group()), text)
    try:
        documents = list(yaml.load_all(text, _ConfigLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        warnings.append(
            say("{0} is not valid YAML{1}; the parts around it are still used", name, _where(error))
        )
        return _salvage_yaml(text)
    if len(documents) > 1:
        warnings.append(say("{0} holds {1} YAML documents; only the first is used", name, len(documents)))
    first = documents[0] if documents else None
    if first is None:
        return {}
    if not isinstance(first, dict):
        warnings.append(say("{0} holds no keys", name))
        return {}
    return _string_keys(cast("dict[object, object]", first))


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    place = say(" at line {0}", mark.line + 1) if mark is not None else ""
    return f"{place} ({problem})" if problem else place


def _salvage_yaml(text: str) -> Config:
    """Return the top-level keys that can be read each by itself."""
    starts = [match.start() for match in _TOP_LEVEL_KEY.finditer(text)]
    found: Config = {}
    for start, end in pairwise([*starts, len(text)]):
        try:
            part = yaml.load(text[start:end], _ConfigLoader)  # noqa: S506 - a safe loader of ours
        except (yaml.YAMLError, ValueError, RecursionError):
            continue
        if isinstance(part, dict):
            found.update(_string_keys(cast("dict[object, object]", part)))
    return found


def _read_toml(name: str, text: str, warnings: list[str]) -> Config:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        warnings.append(
            say("{0} is not valid TOML ({1}); the plain settings around it are still used", name, error)
        )
    found: Config = {}
    for line in text.split("\n"):
        if line.lstrip().startswith("["):
            break  # keys below belong to a table
        try:
            found.update(tomllib.loads(line))
        except tomllib.TOMLDecodeError:
            continue
    return found


def _read_json(name: str, text: str, warnings: list[str]) -> Config:
    try:
        loaded: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        warnings.append(say("{0} is not valid JSON ({1})", name, error))
        return {}
    return _string_keys(cast("dict[object, object]", loaded)) if isinstance(loaded, dict) else {}


def _read_python(name: str, text: str, warnings: list[str]) -> Config:
    """Return what a Python configuration assigns as literals; nothing of it is run.

    What it assigns in another way, or not in any case, is there as None; so is ``*`` where it takes all names
    of another module.
    """
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        warnings.append(say("{0} is not valid Python{1}", name, say(" at line {0}", line) if line else ""))
        return {}
    found: Config = {}
    for node in module.body:
        if isinstance(node, ast.Assign):
            targets: Sequence[ast.expr] = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        else:
            found |= dict.fromkeys(_names_assigned(node))
            continue
        if node.value is None:
            continue
        try:
            value: object = ast.literal_eval(node.value)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            value = None
        for target in targets:
            if isinstance(target, ast.Name):
                found[target.id] = value
    return found


def _names_assigned(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def _string_keys(mapping: Mapping[object, object]) -> Config:
    return {str(key): value for key, value in mapping.items()}


def text_of(config: Mapping[str, object], key: str, default: str = "") -> str:
    """Return a setting as text; numbers are written out, anything else counts as unset."""
    value = config.get(key)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return default


def flag_of(config: Mapping[str, object], key: str, *, default: bool = False) -> bool:
    """Return a setting as yes or no."""
    value = config.get(key)
    return value if isinstance(value, bool) else default


def texts_of(config: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a setting that may be one text or a list of them."""
    value = config.get(key)
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list | tuple):
        return tuple(item for item in cast("Sequence[object]", value) if isinstance(item, str) and item)
    return ()


def section_of(config: Mapping[str, object], key: str) -> Mapping[str, object]:
    """Return a nested section, empty where there is none."""
    return map_of(config.get(key))


def map_of(value: object) -> Mapping[str, object]:
    """Return a value that is a section; empty where it is none."""
    return _string_keys(cast("dict[object, object]", value)) if isinstance(value, dict) else {}


def timezone_of(name: str, warnings: list[str]) -> tzinfo | None:
    """Return the time zone of that name; None (the machine's) when it is empty or unknown."""
    if not name.strip():
        return None
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; "Asia" is a folder
        warnings.append(say("The time zone {0!r} is not known; the clock of this computer is used", name))
        return None


def url_root_of(url: str, root: str = "") -> str:
    """Return the path a site is published under, ``/`` at both ends, from its address or its ``root``."""
    if not root:
        without_scheme = url.split("://", 1)[-1] if "://" in url else ""
        _, _, root = without_scheme.partition("/")
    root = root.split("?")[0].split("#")[0].strip("/")
    return f"/{root}/" if root else "/"

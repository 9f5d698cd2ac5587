"""Headers for tests: edits made and shown as the lines they change, and independent parsers."""

import difflib
import json
import tomllib
from collections.abc import Sequence
from typing import Any

import yaml

from galley.core.edits import Edit, apply_edits
from galley.core.frontmatter import Format, HeaderRules, read


def changed_lines(text: str, edits: Sequence[Edit]) -> list[str]:
    """Return the lines that ``edits`` remove and add, as ``-old`` and ``+new``."""
    new = apply_edits(text, edits)
    diff = difflib.ndiff(text.splitlines(keepends=True), new.splitlines(keepends=True))
    return [line[0] + line[2:].rstrip("\n") for line in diff if line[0] in "+-"]


class _WordsOnly(yaml.CSafeLoader):
    """PyYAML's own loader, which only leaves dates as they are written: it refuses those that roll over."""


_WordsOnly.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def independent_values(text: str, rules: HeaderRules) -> dict[str, Any]:
    """Return the header's values as PyYAML, tomllib or json read them."""
    header = read(text, rules)
    assert header.error is None, header.error
    region = header.region
    assert region is not None
    content = text[region.content_start : region.content_end]
    match region.format:
        case Format.YAML:
            return yaml.load(content, Loader=_WordsOnly) or {}
        case Format.TOML:
            return tomllib.loads(content)
        case Format.JSON:
            return json.loads(content if content.lstrip().startswith("{") else "{" + content + "}")
        case Format.META:
            return dict(header.values)

"""Handlers that let python-frontmatter read headers our way: every form, libyaml's speed, places kept."""

import re
from typing import Any, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from galley.core.frontmatter.json_tree import parse_json
from galley.core.frontmatter.meta_tree import parse_meta
from galley.core.frontmatter.model import Format, HeaderRules, Region
from galley.core.frontmatter.toml_tree import parse_toml
from galley.core.frontmatter.tree import Node
from galley.core.frontmatter.yaml_tree import parse_yaml


class RegionHandler(BaseHandler):
    """Reads the header of one text, whose region is known, and keeps the tree it was read into.

    python-frontmatter strips the text it is given and finds fences by patterns; this handler answers from
    the text itself, so that every place in the tree is a place in the file. It does not write: what changes
    a header are edits of its text.
    """

    FM_BOUNDARY = re.compile("")

    def __init__(self, text: str, region: Region, rules: HeaderRules) -> None:
        super().__init__()
        self.text = text
        self.region = region
        self.rules = rules
        self.tree: Node | None = None

    def detect(self, text: str) -> bool:
        """Say yes: the region has been found already."""
        return True

    def split(self, text: str) -> tuple[str, str]:
        """Return the header's content as it stands in the file, and no body: the caller has it."""
        return self.text[self.region.content_start : self.region.content_end], ""

    def load(self, fm: str) -> dict[str, Any]:
        """Parse the header; raises ParseTrouble."""
        region = self.region
        start, end = region.content_start, region.content_end
        match region.format:
            case Format.YAML:
                # Hexo's pattern leaves the last line end to the fence, which a |+ block shows.
                blank = self.rules is HeaderRules.HEXO and self.text.endswith("\n\n", start, end)
                last = end - 1 if blank else end
                tree = parse_yaml(self.text, start, last, self.rules)
            case Format.TOML:
                tree = parse_toml(self.text, start, end)
            case Format.JSON:
                tree = parse_json(self.text, start, end, self.rules)
            case Format.META:
                tree = parse_meta(self.text, start, end)
        self.tree = tree
        return cast("dict[str, Any]", tree.value)


def parse_region(text: str, region: Region, rules: HeaderRules) -> tuple[dict[str, object], Node]:
    """Return the values of the header at ``region``, and their tree. Raises ParseTrouble."""
    handler = RegionHandler(text, region, rules)
    values, _ = frontmatter.parse("", handler=handler)
    assert handler.tree is not None
    return values, handler.tree

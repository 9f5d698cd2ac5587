"""Read a YAML header into a tree of values and places, with libyaml's parser and js-yaml's view of values."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from yaml import MappingNode, MarkedYAMLError, ScalarNode, SequenceNode, YAMLError
from yaml import Node as YamlNode
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event

from galley.core.frontmatter.lines import line_end, line_start
from galley.core.frontmatter.model import HeaderRules, ParseTrouble
from galley.core.frontmatter.scalars import resolve_number, words_of
from galley.core.frontmatter.tree import Entry, Node, Style
from galley.core.messages import say

if TYPE_CHECKING:
    # The published stubs leave this class out.
    class CParser:
        def __init__(self, stream: str) -> None: ...
        def get_single_node(self) -> YamlNode | None: ...
        def get_event(self) -> Event | None: ...
else:
    from yaml.cyaml import CParser

# libyaml's composer recurses on the C stack: what nests deeper than any header must not reach it.
_MAX_DEPTH = 100
_CHECK_DEPTH_FROM = 400
# Aliases may stand for far more than is written ("billion laughs").
_MAX_VALUES = 50_000
_MAX_CHARACTERS = 1_000_000

_PLAIN = "?"
_QUOTED = "!"
_COLLECTION = "c"
_COLLECTION_TAGS = (_COLLECTION, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
_STYLES = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL, ">": Style.FOLDED}
_TAGS = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": bool,
    "tag:yaml.org,2002:null": type(None),
    "tag:yaml.org,2002:timestamp": str,
}

# YAML 1.1 ends a line at these, YAML 1.2 does not; and libyaml refuses U+FEFF, which editors leave behind.
# Stand-ins of the same length keep all positions.
_FOREIGN = re.compile("[\u0085\u2028\u2029\ufeff]")
_STAND_IN = {0x85: "\U0010fff0", 0x2028: "\U0010fff1", 0x2029: "\U0010fff2", 0xFEFF: "\U0010fff3"}
_STAND_BACK = {ord(stand_in): chr(code) for code, stand_in in _STAND_IN.items()}

_MAX_TABS = 50
_TAB_AS_SPACE = re.compile(r"[ ]*(?:-[ ]+)*-[ ]*\t|[ ]*\t(?=[ \t]*(?:[\n#]|\Z))")
_TAB_HATERS = (HeaderRules.ASTRO, HeaderRules.HUGO, HeaderRules.PLAIN)
_TAB_INDENT = re.compile(r"\n(\t+)")


class _Composer(CParser):
    """libyaml's parser, told not to resolve scalars: a tag only says whether quotes stood around one."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if implicit is True or implicit is False:
            return _COLLECTION
        return _PLAIN if implicit[0] else _QUOTED

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _Places:
    """Turns positions of the text that libyaml saw into positions of the file's text."""

    __slots__ = ("base", "steps")

    def __init__(self, base: int, steps: list[tuple[int, int, int]]) -> None:
        self.base = base
        self.steps = steps  # (position seen, position in the content, characters seen for each one there)

    def __call__(self, index: int) -> int:
        if not self.steps:
            return self.base + index
        step = bisect_right(self.steps, (index, _MAX_CHARACTERS * 2, 0)) - 1
        if step < 0:
            return self.base + index
        seen, target, ratio = self.steps[step]
        return self.base + target + (index - seen) // ratio


def _spread_tabs(content: str, base: int) -> tuple[str, _Places]:
    """Read a tab at a line's start as two spaces, as hexo-front-matter does."""
    steps: list[tuple[int, int, int]] = []
    shift = 0
    for match in _TAB_INDENT.finditer(content):
        first, after = match.span(1)
        steps.append((first + shift, first, 2))
        shift += after - first
        steps.append((after + shift, after, 1))
    spread = _TAB_INDENT.sub(lambda found: "\n" + "  " * len(found[1]), content)
    return spread, _Places(base, steps)


def parse_yaml(text: str, start: int, end: int, rules: HeaderRules) -> Node:
    """Return the tree of the YAML mapping ``text[start:end]``; an empty one gives an empty map.

    Raises ParseTrouble with a position in ``text``.
    """
    content = text[start:end]
    if len(content) > _MAX_CHARACTERS:
        raise ParseTrouble(start, say("The header is longer than a million characters."), "size")
    foreign = _FOREIGN.search(content) is not None
    if foreign:
        content = content.translate(_STAND_IN)
    if "\n\t" in content and rules is HeaderRules.HEXO:
        content, places = _spread_tabs(content, start)
    else:
        places = _Places(start, [])
    root = _compose(content, places)
    if root is None:
        return Node(end, end, {}, Style.BLOCK, entries=[])
    if not isinstance(root, MappingNode):
        at = places(root.start_mark.index)
        raise ParseTrouble(at, say("This is not a list of keys and values."), "not a mapping")
    return _Builder(text, places, rules, foreign=foreign).build(root, start, 0)


def _compose(content: str, places: _Places) -> YamlNode | None:
    for _ in range(_MAX_TABS):
        try:
            if (
                content.count("[") + content.count("{") + content.count("- ") + content.count("? ")
                > _CHECK_DEPTH_FROM
            ):
                _check_depth(content, places)
            return _Composer(content).get_single_node()
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if mark and _TAB_AS_SPACE.match(content, content.rfind("\n", 0, mark.index) + 1, mark.index + 1):
                # libyaml wants no tab behind a list's dash, or on an empty line; js-yaml does not mind.
                content = f"{content[: mark.index]} {content[mark.index + 1 :]}"
                continue
            at = places(mark.index) if mark else places.base
            raise ParseTrouble(at, error.problem or "", error.problem or "") from None
        except (YAMLError, UnicodeError) as error:
            position = getattr(error, "position", None)
            at = places(_characters_before(content, position)) if isinstance(position, int) else places.base
            raise ParseTrouble(
                at, say("There is a character here that YAML does not allow."), "character"
            ) from None
    raise ParseTrouble(places.base, say("There are too many tabs in this header."), "tabs")


def _characters_before(content: str, position: int) -> int:
    """Find the character that libyaml's reader refused: its position counts in an unknown unit, so look."""
    refused = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", content)
    return refused.start() if refused else min(position, len(content))


def _check_depth(content: str, places: _Places) -> None:
    parser = _Composer(content)
    depth = 0
    while (event := parser.get_event()) is not None:
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                at = places(event.start_mark.index) if event.start_mark else places.base
                raise ParseTrouble(at, say("Lists and maps are nested too deeply here."), "depth")
        elif isinstance(event, CollectionEndEvent):
            depth -= 1


class _Builder:
    """Turns libyaml's nodes into our tree, resolving scalars as the generator does."""

    def __init__(self, text: str, places: _Places, rules: HeaderRules, *, foreign: bool) -> None:
        self.text = text
        self.places = places
        self.words = words_of(rules)
        self.last_key_wins = rules is HeaderRules.JEKYLL
        self.foreign = foreign
        self.no_tabs = rules in _TAB_HATERS and "\t" in text
        self.done: dict[int, tuple[Node, int]] = {}
        self.open: set[int] = set()
        self.size = 0

    def build(self, node: YamlNode, floor: int, depth: int) -> Node:
        """Build ``node``, which stands at or after ``floor``, or is an alias of one that stands before."""
        start = self.places(node.start_mark.index)
        key = id(node)
        if start < floor or key in self.done:
            return self._alias(key, floor)
        self.size += 1
        if isinstance(node, ScalarNode):
            built = self._scalar(node, start)
            if built.fixed:
                self.done[key] = (built, 1)
            return built
        if depth > _MAX_DEPTH:
            raise ParseTrouble(start, say("Lists and maps are nested too deeply here."), "depth")
        return self._collection(node, start, depth)

    def _collection(self, node: YamlNode, start: int, depth: int) -> Node:
        key = id(node)
        before = self.size
        self.open.add(key)
        fixed = self._fixed(start)
        if fixed and node.tag not in _COLLECTION_TAGS:
            raise ParseTrouble(start, say("The tag {0} is not known here.", node.tag), "tag")
        built = (
            self._map(node, start, depth) if isinstance(node, MappingNode) else self._list(node, start, depth)
        )
        built.fixed = fixed
        self.open.discard(key)
        if fixed:
            self.done[key] = (built, self.size - before + 1)
        return built

    def _alias(self, key: int, floor: int) -> Node:
        if key in self.open:
            raise ParseTrouble(floor, say("An alias stands inside of what it stands for."), "alias")
        known = self.done.get(key)
        if known is None:
            raise ParseTrouble(floor, say("An alias stands before what it stands for."), "alias")
        target, size = known
        self.size += size
        if self.size > _MAX_VALUES:
            raise ParseTrouble(
                floor, say("The aliases in this header stand for too many values."), "alias size"
            )
        return Node(
            floor, floor, target.value, Style.ALIAS, target.entries, target.items, say("it is an alias (*)")
        )

    def _fixed(self, start: int) -> str | None:
        mark = self.text[start : start + 1]
        if mark == "&":
            return say("it has an anchor (&) that other values may refer to")
        return say("it has a tag (!)") if mark == "!" else None

    def _scalar(self, node: ScalarNode, start: int) -> Node:
        written: str = node.value.translate(_STAND_BACK) if self.foreign else node.value
        end = self.places(node.end_mark.index)
        tag = node.tag
        fixed = self._fixed(start) if start < end else None
        if tag == _PLAIN:
            value: object = written
            if written in self.words:
                value = self.words[written]
            elif written[0] in "0123456789+-.":
                value = resolve_number(written)
            return Node(start, end, value, Style.EMPTY if start == end else Style.PLAIN, None, None, fixed)
        shape = _STYLES.get(node.style or "", Style.PLAIN)
        if shape is Style.LITERAL or shape is Style.FOLDED:
            last = start + len(self.text[start:end].rstrip())
            end = min(end, line_end(self.text, last))
        return Node(
            start,
            end,
            written if tag == _QUOTED else self._tagged(tag, written, start),
            shape,
            None,
            None,
            fixed,
        )

    def _tagged(self, tag: str, written: str, start: int) -> object:
        wanted = _TAGS.get(tag)
        if wanted is None:
            raise ParseTrouble(start, say("The tag {0} is not known here.", tag), "tag")
        if wanted is str:
            return written
        value = self.words.get(written, resolve_number(written))
        if wanted is float and type(value) is int:
            value = float(value)
        if type(value) is not wanted:
            raise ParseTrouble(start, say("This value does not fit its tag {0}.", tag), "tag")
        return value

    def _list(self, node: YamlNode, start: int, depth: int) -> Node:
        assert isinstance(node, SequenceNode)
        items: list[Node] = []
        at = start
        if self.no_tabs and not node.flow_style:
            self._forbid_tab(start)
        for each in node.value:
            item = self.build(each, at, depth + 1)
            items.append(item)
            at = item.end
        end = self.places(node.end_mark.index) if node.flow_style else at
        style = Style.FLOW if node.flow_style else Style.BLOCK
        return Node(start, end, [item.value for item in items], style, None, items)

    def _map(self, node: MappingNode, start: int, depth: int) -> Node:
        entries: list[Entry] = []
        values: dict[str, object] = {}
        merged: dict[str, object] = {}
        at = start
        for key_node, value_node in node.value:
            key_start = self.places(key_node.start_mark.index)
            if not isinstance(key_node, ScalarNode):
                raise ParseTrouble(key_start, say("A key has to be a word or a quoted text."), "complex key")
            if self.no_tabs and not node.flow_style:
                self._forbid_tab(key_start)
            if key_start < at:
                raise ParseTrouble(at, say("A key that is an alias is not supported."), "alias")
            key: str = key_node.value.translate(_STAND_BACK) if self.foreign else key_node.value
            key_end = self.places(key_node.end_mark.index)
            child = self.build(value_node, key_end, depth + 1)
            at = child.end
            if key == "<<" and key_node.tag == _PLAIN:
                self._merge(child, merged)
            elif key in values and not self.last_key_wins:
                raise ParseTrouble(
                    key_start, say("The key “{0}” stands here a second time.", key), "duplicate"
                )
            values[key] = child.value
            entries.append(Entry(key, key_start, key_end, child))
        if merged:
            values.pop("<<")
            values = {**merged, **values}
        end = self.places(node.end_mark.index) if node.flow_style else at
        return Node(start, end, values, Style.FLOW if node.flow_style else Style.BLOCK, entries)

    def _forbid_tab(self, at: int) -> None:
        """libyaml lets some tabs before a key or a dash pass which js-yaml and Hugo's reader refuse."""
        tab = self.text.find("\t", line_start(self.text, at), at)
        if tab >= 0 and not self.text[line_start(self.text, at) : at].strip():
            raise ParseTrouble(
                tab, say("There is a tab in the indentation of this line; YAML wants spaces."), "tab"
            )

    def _merge(self, child: Node, merged: dict[str, object]) -> None:
        sources = child.items if child.items is not None else [child]
        for source in reversed(sources):
            if not isinstance(source.value, dict):
                raise ParseTrouble(child.start, say("Only a map can be merged with <<."), "merge")
            merged.update(source.value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]

"""CommonMark and its relatives as a grammar, for Hugo, Jekyll and Astro."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast
from xml.etree.ElementTree import Element

from galley.core.render.commonmark import rules as r
from galley.core.render.commonmark.blocks import BlockReader
from galley.core.render.commonmark.build import Builder, plain_code
from galley.core.render.commonmark.inline import Inline, escape, filter_tags
from galley.core.render.commonmark.nodes import Kind, Node
from galley.core.render.commonmark.references import Reference
from galley.core.render.commonmark.shortcodes import Shortcodes
from galley.core.render.dialect import Dialect
from galley.core.render.hexo.figure import coloured_lines
from galley.core.render.hexo.headings import strip_html
from galley.core.render.marked.blocks import Leaf
from galley.core.render.math import math_block
from galley.core.render.parts import Part, Rendered, Surroundings, window_end
from galley.core.render.tree import BEFORE, PART, Html, write

_NOTE = "\0note:"
_BACK = "&#x21a9;&#xfe0e;"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_ID = re.compile(r"[^\w\- ]")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot);")
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Data:
    """What a part keeps beside its tree."""

    leaves: list[Leaf]


class CommonMarkGrammar:
    """Reads and renders CommonMark; one object for one document at a time."""

    def __init__(self, dialect: Dialect, lines: bool) -> None:
        self._dialect = dialect
        self._lines = lines
        self._inline = Inline(dialect.gfm, dialect.breaks, dialect.autolink, dialect.math)
        self._shortcodes = Shortcodes(dialect.shortcodes) if dialect.shortcodes else None

    def prepare(self, text: str, tagged: int | None) -> object:
        """Nothing of the whole text decides how a part is read."""
        return None

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """Parts from `pos` on."""
        stop = window_end(text, pos + hint)
        while True:
            source = text[pos:stop]
            if self._shortcodes:
                source, stop = self._shortcodes.mask(text, pos, stop)
            reader = self._reader()
            blocks = _grouped(reader.read(source).children)
            if stop == len(text):
                break
            if len(blocks) > 1:
                del blocks[-1]
                break
            stop = window_end(text, pos + 2 * (stop - pos))
        yield from self._parts(text, pos, source, reader, blocks)

    def _reader(self) -> BlockReader:
        dialect = self._dialect
        return BlockReader(dialect.gfm, dialect.footnotes, dialect.definition_lists)

    def _parts(
        self, text: str, pos: int, source: str, reader: BlockReader, blocks: list[list[Node]]
    ) -> Iterator[Part]:
        every = _grouped(reader.document.children)
        if not every:
            yield Part(len(source), text.count("\n", pos), Element(PART), -1, data=_Data([]))
            return
        begin = line = found = far = 0
        looked = self._shortcodes.looked[::-1] if self._shortcodes else []
        for number, nodes in enumerate(blocks):
            last = number + 1 == len(every)
            end = len(source) if last else every[number + 1][0].start
            following = line + source.count("\n", begin, end)
            builder = Builder(self._lines, self._dialect.gfm, self._code)
            root = Element(PART)
            definitions: dict[str, object] = {}
            while found < len(reader.references) and (last or reader.references[found][0] < following):
                _, key, reference = reader.references[found]
                definitions.setdefault(key, reference)
                found += 1
            for node in nodes:
                if node.kind is Kind.NOTE:
                    definitions[_NOTE + node.info] = source[begin:end]
                else:
                    builder.build(node, root, line)
            size = end - begin
            lines = text.count("\n", pos, pos + size)
            pos += size
            reach = -1 if last else _reach(text, pos)
            while looked and looked[-1][0] < pos + reach:
                look = looked.pop()[1]
                far = max(far, look)
            if reach >= 0 and far > pos + reach:
                reach = far - pos if far < len(text) else -1
            raw = source.find("<", begin, end) >= 0
            yield Part(size, lines, root, reach, definitions, 0, raw, _Data(builder.leaves))
            begin, line = end, following

    def inline(self, part: Part, around: Surroundings) -> frozenset[str]:
        """Fill in inline content; see parts.Grammar."""
        data = cast("_Data", part.data)
        return self._fill(data.leaves, around) if data.leaves else _NONE

    def _fill(self, leaves: list[Leaf], around: Surroundings) -> frozenset[str]:
        inline = self._inline
        inline.references = cast("Mapping[str, Reference]", around.definitions)
        inline.used = set()
        notes = list(around.inherited.notes)

        def note(label: str) -> str | None:
            key = _NOTE + label
            inline.used.add(key)
            if key not in around.definitions:
                return None
            again = label in notes
            if not again:
                notes.append(label)
            number = notes.index(label) + 1
            name = "" if again else f' id="fnref:{number}"'
            link = f'<a href="#fn:{number}" class="footnote-ref" role="doc-noteref">{number}</a>'
            return f"<sup{name}>{link}</sup>"

        inline.note = note if self._dialect.footnotes else None
        for leaf in leaves:
            element = leaf.element
            source = leaf.source
            if element.tag in _HEADINGS and self._dialect.heading_attributes:
                source = _attributes(element, source)
            before = element.attrib.pop(BEFORE, "") if element.attrib else ""
            element.text = Html(before + inline.render(source))
        if len(notes) != len(around.inherited.notes):
            around.inherited = replace(around.inherited, notes=tuple(notes))
        return frozenset(inline.used)

    def finish(self, part: Part, around: Surroundings) -> Rendered:
        """Give headings their ids and write the part."""
        data = cast("_Data", part.data)
        slugs: list[str] = []
        if self._dialect.header_ids:
            for leaf in data.leaves:
                if leaf.element.tag in _HEADINGS and leaf.element.get("id") is None:
                    slugs.append(_mark(leaf.element, around.seen))
        html = write(part.root)
        if self._dialect.tag_filter and part.raw:
            html = filter_tags(html)
        if self._shortcodes:
            html = self._shortcodes.restore(html)
        return Rendered(html, slugs=tuple(slugs))

    def closing(self, around: Surroundings) -> str:
        """The footnotes that were referred to."""
        if not around.inherited.notes:
            return ""
        items: list[str] = []
        number = 0
        while number < len(around.inherited.notes):
            source = str(around.definitions.get(_NOTE + around.inherited.notes[number], ""))
            number += 1
            back = f'&#160;<a href="#fnref:{number}" class="footnote-backref" role="doc-backlink">{_BACK}</a>'
            items.append(f'<li id="fn:{number}">\n{self._note_html(source, back, around)}</li>\n')
        return (
            '<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n' + "".join(items) + "</ol>\n</div>\n"
        )

    def _note_html(self, source: str, back: str, around: Surroundings) -> str:
        reader = self._reader()
        builder = Builder(False, self._dialect.gfm, self._code)
        root = Element(PART)
        for node in reader.read(source).children:
            for child in node.children if node.kind is Kind.NOTE else [node]:
                builder.build(child, root, 0)
        self._fill(builder.leaves, around)
        last = root[-1] if len(root) else None
        if last is not None and last.tag == "p":
            last.text = Html(str(last.text) + back)
            return write(root)
        return write(root) + f"<p>{back}</p>\n"

    def _code(self, code: str, info: str) -> str:
        words = info.split()
        lang = words[0] if words else ""
        if lang == "mermaid":
            return f'<pre class="mermaid">{escape(code)}</pre>\n'
        if lang == "math" and self._dialect.math:
            return math_block(code) + "\n"
        if not lang or not self._dialect.highlight.coloured or self._dialect.name == "commonmark":
            return plain_code(code, info)
        body = "\n".join(coloured_lines(code, lang.lower(), "hljs-"))
        return f'<pre><code class="language-{escape(lang)}">{body}</code></pre>\n'


def _grouped(blocks: list[Node]) -> list[list[Node]]:
    """Blocks that can be read on their own; a table with the paragraph its head was taken from is one."""
    groups: list[list[Node]] = []
    for node in blocks:
        if node.attached and groups:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _reach(text: str, end: int) -> int:
    first = text.find("\n", end)
    second = text.find("\n", first + 1) if first >= 0 else -1
    return second + 1 - end if second >= 0 else -1


def _attributes(element: Element, source: str) -> str:
    """Take `{#id .class key=value}` off a heading's end."""
    match = r.ATTRIBUTES.search(source) if source.endswith("}") else None
    if match is None:
        return source
    classes: list[str] = []
    for word in match[1].split():
        if word.startswith("#") and len(word) > 1:
            element.set("id", word[1:])
        elif word.startswith(".") and len(word) > 1:
            classes.append(word[1:])
        elif "=" in word:
            name, _, value = word.partition("=")
            if re.fullmatch(r"[a-zA-Z][\w-]*", name) and not name.lower().startswith("on"):
                element.set(name, value.strip("\"'"))
        else:
            return source
    if classes:
        element.set("class", " ".join(classes))
    return source[: match.start()]


def _mark(element: Element, seen: dict[str, int]) -> str:
    """Give a heading an id as GitHub and Hugo make it; returns it without its number."""
    text = _ENTITY.sub("", strip_html(str(element.text or ""))).strip().lower()
    slug = _NOT_ID.sub("", text).replace(" ", "-")
    count = seen.get(slug, 0)
    seen[slug] = count + 1
    element.set("id", f"{slug}-{count}" if count else slug)
    return slug

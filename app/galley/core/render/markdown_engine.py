"""Our stages as an extension of Python-Markdown, whose registries they sit in.

The extension replaces the block parser, the inline stage and the serializer; preprocessors, tree
processors and postprocessors of other extensions work around them as always.
"""

from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from galley.core.render.context import Warning  # noqa: A004 - the interface calls it so
from galley.core.render.parts import Grammar, Part, Surroundings, all_definitions, read_all
from galley.core.render.tree import PART

# How many characters are read at a time.
WINDOW = 3000
_INDEX = "galley-index"


class PartsParser(BlockParser):
    """Reads a document's parts with a grammar; each becomes a child of the root."""

    def __init__(self, md: Markdown, grammar: Grammar) -> None:
        super().__init__(md)
        self.grammar = grammar
        self.parts: list[Part] = []

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - its name there
        """The tree of the whole document."""
        self.parts, _ = read_all(self.grammar, "\n".join(lines), WINDOW)
        root = Element("div")
        for number, part in enumerate(self.parts):
            part.root.set(_INDEX, str(number))
            root.append(part.root)
        return ElementTree(root)


class InlineStage(Treeprocessor):
    """Fills the parts' trees with their inline content, once all definitions are known."""

    def __init__(self, md: Markdown, parser: PartsParser) -> None:
        super().__init__(md)
        self.parser = parser
        self.around = Surroundings({})

    def run(self, root: Element) -> None:
        """Render every part's inline text in order."""
        self.around = Surroundings(all_definitions(part.definitions for part in self.parser.parts))
        for part in self.parser.parts:
            self.parser.grammar.inline(part, self.around)


class PartsExtension(Extension):
    """Makes a Markdown object read one of our grammars."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self.grammar = grammar
        self.problems: list[Warning] = []
        # What the last conversion wrote.
        self.written = ""
        self._stage: InlineStage | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our stages in the places of the stock ones."""
        parser = PartsParser(md, self.grammar)
        self._stage = InlineStage(md, parser)
        md.parser = parser
        md.preprocessors = Registry[Preprocessor]()
        md.treeprocessors = Registry[Treeprocessor]()
        md.postprocessors = Registry[Postprocessor]()
        md.treeprocessors.register(self._stage, "inline", 20)
        md.stripTopLevelTags = False

    def serialize(self, root: Element) -> str:
        """Write the parts as HTML."""
        assert self._stage is not None
        self.problems.clear()
        line = 0
        out: list[str] = []
        for element in root:
            if element.tag != PART:
                continue
            part = self._stage.parser.parts[int(element.attrib.pop(_INDEX))]
            rendered = self.grammar.finish(part, self._stage.around)
            self.problems += [replace(problem, line=line + problem.line) for problem in rendered.problems]
            line += part.lines
            out.append(rendered.html)
        out.append(self.grammar.closing(self._stage.around))
        self.written = "".join(out)
        return self.written


def markdown_for(grammar: Grammar) -> tuple[Markdown, PartsExtension]:
    """A Markdown object that reads `grammar`, and its extension."""
    extension = PartsExtension(grammar)
    md = Markdown(extensions=[extension])
    # Python-Markdown chooses a serializer by output format after its extensions had their say.
    md.serializer = extension.serialize
    return md, extension

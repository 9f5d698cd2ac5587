"""Render a whole body in a dialect."""

from galley.core.collector import no_collection
from galley.core.render.commonmark.grammar import CommonMarkGrammar
from galley.core.render.context import RenderContext, Warning  # noqa: A004 - the interface calls it so
from galley.core.render.dialect import Dialect
from galley.core.render.hexo.grammar import HexoGrammar
from galley.core.render.markdown_engine import markdown_for
from galley.core.render.parts import Grammar
from galley.core.render.stock import StockGrammar, stock_markdown


def grammar_for(dialect: Dialect, context: RenderContext, lines: bool) -> Grammar:
    """The grammar that reads a dialect; `lines` asks for data-line attributes."""
    if dialect.name == "hexo":
        return HexoGrammar(dialect, context, lines)
    if dialect.name == "python-markdown":
        return StockGrammar(dialect, lines)
    return CommonMarkGrammar(dialect, lines)


def render(body: str, dialect: Dialect, context: RenderContext | None = None) -> str:
    """The HTML that the site would publish for `body` (the post without its header)."""
    return render_with_warnings(body, dialect, context)[0]


def render_with_warnings(
    body: str, dialect: Dialect, context: RenderContext | None = None
) -> tuple[str, list[Warning]]:
    """The HTML, and what goes wrong when the site is generated."""
    if dialect.name == "python-markdown":
        return stock_markdown(dialect).convert(body), []
    grammar = grammar_for(dialect, context or RenderContext(), lines=False)
    md, extension = markdown_for(grammar)
    with no_collection():
        html = md.convert(body)
    # Python-Markdown strips its output, but white space there can matter to an element that is still open.
    written = extension.written
    html = written[: len(written) - len(written.lstrip())] + html + written[len(written.rstrip()) :]
    return html, list(extension.problems)

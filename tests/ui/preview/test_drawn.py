"""Formulas and diagrams: drawn offline, once, and where they cannot be drawn the author reads why."""

import pytest

from galley.core.render import LiveRenderer, dialect
from galley.ui.preview import PreviewView
from support.previewing import Patch, ask, blocks, rest, show
from support.waiting import wait_until

FLOW = '<pre class="mermaid">graph TD\n  A[开始]--&gt;B</pre>'


def drawn(view: PreviewView) -> bool:
    return not view._diagrams.pending and not ask(view, "galley.diagramsWanted()")


def wait_drawn(view: PreviewView) -> None:
    wait_until(lambda: drawn(view), "the diagrams", 60)
    rest(view)


def count(view: PreviewView, selector: str) -> int:
    return int(ask(view, f"document.querySelectorAll({selector!r}).length"))


def test_a_formula_is_drawn_with_its_fonts(view: PreviewView) -> None:
    show(view, ['<p>x <span class="math">a_b^2</span></p>', '<div class="math display">\\frac12</div>'])
    assert count(view, ".math .katex") == 2
    assert count(view, ".math.display .katex-display") == 1
    loaded = "[...document.fonts].some(f => f.family === 'KaTeX_Math' && f.status === 'loaded')"
    wait_until(lambda: ask(view, loaded) is True, "the fonts")


@pytest.mark.parametrize("tex", ["\\frac{", "\\undefined", "x" * 30_000, "{" * 5_000, "\\def\\a{\\a\\a}\\a"])
def test_a_bad_formula_says_why_and_its_neighbours_are_drawn(view: PreviewView, tex: str) -> None:
    show(view, [f'<p><span class="math">{tex}</span> and <span class="math">y</span></p>'])
    assert count(view, ".galley-formula-error") == 1
    assert count(view, ".katex") == 1
    assert ask(view, "document.querySelector('.galley-formula-why').textContent.length") > 3


def test_an_edit_draws_only_what_it_changed(view: PreviewView) -> None:
    html = [f'<p>{n} <span class="math">x_{n}</span></p>' for n in range(30)]
    show(view, html)
    ask(view, "document.querySelectorAll('.katex').forEach(node => node.kept = true); 1")
    view.apply(Patch(3, 1, blocks('<p>3! <span class="math">x_3</span></p>', first_id=90)))
    rest(view)
    assert ask(view, "[...document.querySelectorAll('.katex')].filter(node => node.kept).length") == 30


def test_a_post_without_formulas_or_diagrams_loads_neither_library(view: PreviewView) -> None:
    show(view, ["<p>plain math, no formula; mermaid too</p>"])
    assert ask(view, "typeof katex") == "undefined"
    assert view._diagrams._page is None


def test_a_diagram_becomes_an_image_by_day_and_by_night(view: PreviewView) -> None:
    show(view, [FLOW, '<pre><code class="language-mermaid">pie\n "a" : 1</code></pre>'])
    wait_drawn(view)
    assert count(view, "figure.galley-diagram > img[src^='data:image/svg+xml']") == 2
    assert ask(view, "[...document.images].every(image => image.naturalWidth > 20)") is True
    day = ask(view, "document.images[0].src")
    view.set_theme("dark")
    wait_until(lambda: drawn(view) and ask(view, "document.images[0].src") != day, "the dark picture", 60)
    view.set_theme("light")
    rest(view)
    assert ask(view, "document.images[0].src") == day, "it is drawn once for each theme"


def test_the_old_picture_stays_until_the_new_one_is_there_and_an_error_is_said(view: PreviewView) -> None:
    show(view, [FLOW])
    wait_drawn(view)
    before = ask(view, "document.images[0].src")
    view.apply(Patch(0, 1, blocks(FLOW.replace("开始", "begin"), first_id=9)))
    wait_until(lambda: ask(view, "galley.blocks()[0]") == 9, "the patch")
    assert count(view, "figure.galley-diagram > img") == 1
    wait_drawn(view)
    assert ask(view, "document.images[0].src") != before
    view.apply(Patch(0, 1, blocks(FLOW.replace("[开始]", "["), first_id=10)))
    wait_until(lambda: count(view, ".galley-diagram-error") == 1, "the error", 60)
    assert "Parse error" in ask(view, "document.querySelector('.galley-diagram-error').textContent")
    assert "A[" in ask(view, "document.querySelector('.galley-diagram-source').textContent")


def test_what_is_typed_into_a_diagram_is_not_all_drawn(view: PreviewView) -> None:
    show(view, [FLOW])
    wait_drawn(view)
    made: list[str] = []
    view._diagrams.drawn.connect(lambda source, _theme, _picture: made.append(source))
    for n in range(40):
        view.apply(Patch(0, 1, blocks(FLOW.replace("开始", f"s{n}"), first_id=20 + n)))
    wait_drawn(view)
    assert "s39" in made[-1]
    assert len(made) < 40


def test_a_drawing_page_that_dies_costs_one_diagram(view: PreviewView) -> None:
    show(view, [FLOW])
    wait_drawn(view)
    view._diagrams._busy = ("light", "lost")
    view._diagrams._give_up()
    show(view, [FLOW.replace("开始", "again")])
    wait_drawn(view)
    assert count(view, "figure.galley-diagram > img") == 1


def test_tabs_change_by_a_click_and_stay_while_another_pane_is_edited(view: PreviewView) -> None:
    live = LiveRenderer(dialect("hexo"))
    one, two = (
        "<!-- tab {} -->\n{}\n<!-- endtab -->\n".format(*pane) for pane in (("A", "one"), ("B", "two"))
    )
    body = "{% tabs x %}\n" + one + two + "{% endtabs %}\n"
    live.update(body)
    view.apply(Patch(0, 0, live.blocks), reset=True)
    rest(view)
    panes = "[...document.querySelectorAll('.tab-item-content')]"
    seen = f"{panes}.filter(p => p.offsetHeight).map(p => p.innerText).join()"
    assert ask(view, seen) == "one"
    ask(view, "document.querySelectorAll('.tab')[1].click(); 1")
    assert ask(view, seen) == "two"
    view.apply(live.update(body.replace("two", "two, changed")))
    rest(view)
    assert ask(view, seen) == "two, changed"

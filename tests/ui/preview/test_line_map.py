"""Lines and places in the page: monotonic, each other's inverse, and right again when images arrive."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from galley.ui.preview import PreviewView
from support.previewing import Block, Patch, ask, blocks, rest, show, spin
from support.waiting import wait_until


def document(seed: int) -> list[Block]:
    """Blocks of every shape a line map meets, with the lines of their source."""
    dice = random.Random(seed)
    made: list[Block] = []
    for i in range(60):
        kind = dice.choice(
            ["p", "list", "code", "comment", "float", "html", "table", "nested", "empty", "bad"]
        )
        n = dice.randrange(1, 9)
        rows = range(n)
        html = {
            "p": f'<p data-line="0">{"<br>".join(f"line {r}" for r in rows)}</p>',
            "list": "<ul data-line='0'>"
            + "".join(f'<li data-line="{r}">item {r}</li>' for r in rows)
            + "</ul>",
            "code": "<pre data-line='0'><code>" + "\n".join(f"code {r}" for r in rows) + "</code></pre>",
            "comment": "<!-- nothing to see -->",
            "float": '<div data-line="0" style="float:right;height:90px;width:50px">f</div><p>beside</p>',
            "html": f'<div style="position:relative;margin-top:-6px;height:{n * 17}px" data-line="0">h</div>',
            "table": "<table data-line='0'><tbody>"
            + "".join(f'<tr data-line="{r}"><td>{r}</td></tr>' for r in rows)
            + "</tbody></table>",
            "nested": '<blockquote data-line="0"><p data-line="0">a</p>'
            '<blockquote data-line="2"><p data-line="2">b</p></blockquote></blockquote>',
            "empty": "",
            # Lines out of order and beyond the block, as a renderer's mistake would write them.
            "bad": '<div data-line="7">x</div><div data-line="1">y</div><div data-line="99">z</div>',
        }[kind]
        made.append(Block(i, n + 1, html))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_the_map_rises_and_is_its_own_inverse(view: PreviewView, seed: int) -> None:
    made = document(seed)
    view.apply(Patch(0, 0, made), reset=True)
    rest(view)
    total = sum(block.lines for block in made)
    lines = [i / 4 for i in range(total * 4)]
    places = json.loads(ask(view, f"JSON.stringify({json.dumps(lines)}.map(galley.placeOf))"))
    assert all(b >= a for a, b in pairwise(places))
    # Where a line has a height of its own, its place leads back to it.
    back = json.loads(ask(view, f"JSON.stringify({json.dumps(places)}.map(galley.lineOf))"))
    tall = [
        i
        for i in range(1, len(lines) - 1)
        if places[i] > places[i - 1] + 0.1 and places[i + 1] > places[i] + 0.1
    ]
    assert tall
    assert max(abs(back[i] - lines[i]) for i in tall) < 0.3
    probe = [i * 3.7 for i in range(int(max(places) / 3.7))]
    found = json.loads(ask(view, f"JSON.stringify({json.dumps(probe)}.map(galley.lineOf))"))
    assert all(b >= a for a, b in pairwise(found))


def test_an_element_stands_where_its_line_says(view: PreviewView) -> None:
    made = [Block(i, 3, f'<h2 data-line="0">t{i}</h2><p data-line="1" id="p{i}">x</p>') for i in range(80)]
    view.apply(Patch(0, 0, made), reset=True)
    rest(view)
    for i in (1, 17, 60):
        view.scroll_to_line(3 * i + 1, 0.25)
        beside = f"document.getElementById('p{i}').getBoundingClientRect().top - 0.25 * innerHeight"
        wait_until(lambda beside=beside: abs(float(ask(view, beside))) < 2, "the place")


def test_a_row_of_code_is_the_line_it_was_written_on(view: PreviewView) -> None:
    rows = "".join(f'<span class="line" id="r{i}">row {i}</span><br>' for i in range(1, 41))
    numbers = "".join(f'<span class="line">{i}</span><br>' for i in range(1, 41))
    figure = (
        f'<figure data-line="0" class="highlight py"><table><tr><td class="gutter"><pre>{numbers}</pre></td>'
        f'<td class="code"><pre>{rows}</pre></td></tr></table></figure>'
    )
    indented = "<pre data-line='0'><code>" + "\n".join(f"row {i}" for i in range(40)) + "\n</code></pre>"
    view.apply(
        Patch(0, 0, [Block(1, 2, "<p>x</p>"), Block(2, 43, figure), Block(3, 40, indented)]), reset=True
    )
    rest(view)
    middle = "(b => b.top + b.height / 2 + scrollY)(document.getElementById('r{}').getBoundingClientRect())"
    for row in (1, 2, 20, 39, 40):
        assert int(ask(view, f"galley.lineOf({middle.format(row)})")) == 2 + row
    pre = "document.querySelectorAll('pre')[2].getBoundingClientRect()"
    assert int(ask(view, f"galley.lineOf({pre}.top + scrollY + 13 + 21.6 * 0.5)")) == 45
    assert int(ask(view, f"galley.lineOf({pre}.bottom + scrollY - 13 - 21.6 * 0.5)")) == 84


def test_lines_above_shift_the_map_below(view: PreviewView) -> None:
    show(view, [f"<p>{i}</p>" for i in range(40)])
    before = ask(view, "galley.placeOf(40)")
    view.apply(Patch(2, 1, (Block(99, 12, "<p>" + "<br>".join("abcdefghij") + "</p>"),)))
    rest(view)
    shift = (
        ask(view, "document.querySelectorAll('.galley-block')[20].getBoundingClientRect().top + scrollY")
        - before
    )
    assert shift > 100
    assert abs(ask(view, "galley.placeOf(50)") - before - shift) < 1


def test_place_is_kept_when_images_above_arrive_late(view: PreviewView, site: Path) -> None:
    image = QImage(200, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#2266aa"))
    image.save(str(site / "source" / "tall.png"))
    html = [
        f'<p data-line="0">{i}<img src="tall.png"></p>' if i % 3 == 0 else f"<p>{i}</p>" for i in range(60)
    ]
    view.apply(Patch(0, 0, blocks(*html)), reset=True)
    view.scroll_to_line(80)
    rest(view)
    assert abs(float(ask(view, "galley.lineAt(0)")) - 80) < 1


def test_a_line_asked_for_before_its_text_is_there_is_reached(view: PreviewView) -> None:
    made = blocks(*(f'<p data-line="0">{i} {"word " * 60}</p>' for i in range(2500)))
    view.apply(Patch(0, 0, made), reset=True)
    view.scroll_to_line(4400)
    rest(view)
    assert abs(float(ask(view, "galley.lineAt(0)")) - 4400) < 1


def test_the_newest_of_many_requests_wins(view: PreviewView) -> None:
    show(view, [f"<p>{i}</p>" for i in range(300)])
    for line in range(0, 400, 3):
        view.scroll_to_line(line)
    wait_until(lambda: abs(float(ask(view, "galley.lineAt(0)")) - 399) < 1, "the last line")


def test_revealing_moves_only_what_is_out_of_sight(view: PreviewView) -> None:
    show(view, [f"<p>{i}</p>" for i in range(300)])
    view.reveal_line(6)
    spin(150)
    assert ask(view, "scrollY") == 0
    view.reveal_line(300)
    within = "(at => at > 0 && at < innerHeight)(galley.placeOf(300) - scrollY)"
    wait_until(lambda: ask(view, within), "the line in sight")


def test_an_empty_page_has_one_place(view: PreviewView) -> None:
    view.clear()
    rest(view)
    view.scroll_to_line(12)
    spin(60)
    assert ask(view, "[galley.placeOf(5), galley.lineOf(5), galley.lineAt(0.5)].join()") == "0,0,0"

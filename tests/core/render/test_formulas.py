"""What is a formula, and which posts draw them."""

from pathlib import Path

import pytest

from galley.core.render import dialect, render
from galley.core.render.math import post_draws, site_draws
from galley.core.site import Site, open_site
from galley.core.site.formulas import draws_formulas

DIALECTS = ["hexo", "gfm", "python-markdown"]


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("$a_b*c$ and *d*", "a_b*c"),
        (r"\(x_1*y*\)", "x_1*y*"),
        (r"\\(p_q*r*\\)", "p_q*r*"),
        ("$a_{\\$}$", "a_{\\$}"),
    ],
)
def test_a_formula_in_a_line_is_never_emphasis(name: str, source: str, tex: str) -> None:
    assert f'<span class="math">{tex}</span>' in render(f"x {source} y_z_\n", dialect(name, math=True))


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("source", ["$$x_1 *y* z_2$$", r"\\[x_1 *y* z_2\\]"])
def test_a_formula_of_its_own_line_is_displayed(name: str, source: str) -> None:
    assert '<span class="math display">x_1 *y* z_2</span>' in render(source + "\n", dialect(name, math=True))


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize(
    "source", ["$5 and $6", "a $ b $ c", r"\[no link\]", "`$a$`", r"\(open", "$20,000$30"]
)
def test_what_is_no_formula(name: str, source: str) -> None:
    assert "math" not in render(source + "\n", dialect(name, math=True))


@pytest.mark.parametrize("name", ["hexo", "gfm"])
def test_a_math_fence_is_a_formula_where_the_site_draws_them(name: str) -> None:
    body = "```math\na_b < c\n```\n"
    assert '<div class="math display">a_b &lt; c' in render(body, dialect(name, math=True))
    assert "math display" not in render(body, dialect(name))


def test_spacing_options_stay_in_a_displayed_formula() -> None:
    assert r">a\\[2pt] b</span>" in render(r"\\[a\\[2pt] b\\]" + "\n", dialect("hexo", math=True))


@pytest.mark.parametrize("piece", ["$$", "\\\\[", "\\(", "\\\\(", "$a ", "$a", "\\\\[2pt]"])
def test_openings_that_nothing_closes_are_read_in_linear_time(piece: str) -> None:
    for name in DIALECTS[:2]:
        assert render(piece * 20_000, dialect(name, math=True))


@pytest.mark.parametrize(
    ("config", "draws"),
    [
        ({"mathjax": True}, True),
        ({"math": {"every_page": False, "mathjax": {"enable": True}}}, False),  # NexT: each post says it
        ({"math": {"every_page": True, "katex": {"enable": True}}}, True),
        ({"math": {"use": "katex", "per_page": True}}, False),  # Butterfly
        ({"math": {"use": "katex", "per_page": False}}, True),
        ({"mathjax": {"enable": True, "per_page": False}}, True),
        ({"mathjax": {"enable": False}}, False),
        ({"katex": "false"}, False),
        ({}, False),
    ],
)
def test_a_configuration_says_whether_every_post_draws_formulas(
    config: dict[str, object], draws: bool
) -> None:
    assert site_draws(config) is draws


@pytest.mark.parametrize(
    ("header", "draws"),
    [({"mathjax": True}, True), ({"Katex": "true"}, True), ({"math": False}, False), ({"title": "x"}, None)],
)
def test_a_header_decides_for_its_post(header: dict[str, object], draws: bool | None) -> None:
    assert post_draws(header) is draws


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("theme: butterfly\n")
    (tmp_path / "scaffolds").mkdir()
    return open_site(tmp_path)


def test_the_themes_own_configuration_counts_and_the_authors_wish_before_all(site: Site) -> None:
    assert draws_formulas(site, {}) is False
    theme = site.root / "themes" / "butterfly"
    theme.mkdir(parents=True)
    (theme / "_config.yml").write_text("math:\n  use: mathjax\n  per_page: false\n")
    assert draws_formulas(site, {}) is True
    (site.root / "_config.butterfly.yml").write_text("math:\n  use: ''\n")
    assert draws_formulas(site, {}) is False
    assert draws_formulas(site, {"mathjax": True}) is True
    assert draws_formulas(site, {"mathjax": True}, "never") is False
    assert draws_formulas(site, {"mathjax": False}, "always") is True


def test_a_theme_that_is_a_path_is_read_nowhere(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "_config.yml").write_text("mathjax: true\n")
    root = tmp_path / "site"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "scaffolds").mkdir()
    (root / "_config.yml").write_text("theme: ../../outside\n")
    assert draws_formulas(open_site(root), {}) is False

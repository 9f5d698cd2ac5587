"""The published examples of CommonMark and GitHub's Markdown, and Hexo's own output."""

import json
import lzma
import sys

import pytest

from galley.core.render import Highlight, LiveRenderer, dialect, render
from support.markdown_data import SHARED, examples, normal, without_lines

PLAIN = Highlight(coloured=False)
# The text of GitHub's specification is older: since CommonMark 0.31 these two are comments.
OLDER = {645, 646}


@pytest.mark.parametrize("example", examples("commonmark-0.31.2.json"), ids=lambda e: str(e["number"]))
def test_every_commonmark_example(example: dict[str, str]) -> None:
    commonmark = dialect("commonmark")
    assert normal(render(example["markdown"], commonmark)) == normal(example["html"])


@pytest.mark.parametrize("example", examples("gfm-0.29.json"), ids=lambda e: str(e["number"]))
def test_every_github_example_but_two_outdated_ones(example: dict[str, str]) -> None:
    if example["number"] in OLDER:
        pytest.skip("CommonMark 0.31 has changed what a comment is")
    github = dialect(
        "gfm",
        header_ids=False,
        footnotes=False,
        definition_lists=False,
        heading_attributes=False,
        autolink=example["extension"] == "autolink",
        tag_filter=example["extension"] == "tagfilter",
        highlight=PLAIN,
    )
    assert normal(render(example["markdown"], github)) == normal(example["html"])


@pytest.mark.parametrize("smartypants", [False, True])
@pytest.mark.parametrize("number", range(len(examples("hexo-8.1.2.json"))))
def test_hexo_output_byte_for_byte(number: int, smartypants: bool) -> None:
    example = examples("hexo-8.1.2.json")[number]
    hexo = dialect("hexo", smartypants=smartypants, highlight=PLAIN)
    want = example["html_smartypants" if smartypants else "html"]
    assert render(example["body"], hexo) == want


@pytest.mark.parametrize("name", ["hexo", "gfm", "commonmark"])
def test_blocks_together_are_the_published_html(name: str) -> None:
    rules = dialect(name)
    for example in examples("hexo-8.1.2.json"):
        if "asset_img" in example["body"]:
            continue
        live = LiveRenderer(rules)
        live.update(example["body"])
        together = "".join(without_lines(block.html) for block in live.blocks)
        assert together.strip() == without_lines(render(example["body"], rules)).strip()
        assert sum(block.lines for block in live.blocks) == example["body"].count("\n")


@pytest.mark.corpus
@pytest.mark.parametrize(("field", "smartypants"), [("html", False), ("html_smartypants", True)])
def test_real_posts_have_the_dom_that_hexo_gives_them(field: str, smartypants: bool) -> None:
    reference = SHARED / "corpus" / "hexo-dom.jsonl.xz"
    if not reference.exists():
        pytest.skip("the shared corpus of real posts is not beside the checkout")
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        from normdom import norm
    finally:
        sys.path.pop(0)
    hexo = dialect("hexo", smartypants=smartypants, highlight=PLAIN)
    with lzma.open(reference, "rt", encoding="utf-8") as lines:
        posts = [json.loads(line) for line in lines][::8]
    same = sum(norm(post[field])[0] == norm(render(post["body"], hexo))[0] for post in posts)
    assert same / len(posts) >= 0.997

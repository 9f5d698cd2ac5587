"""The promise kept on real posts: nothing changes but what was meant, in the headers of real sites."""

import os
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused, add_item, format_like, read, set_value
from galley.core.textfile import decode
from support.headers import changed_lines, independent_values

SHARED = Path(os.environ.get("GALLEY_SHARED", Path(__file__).parents[4] / "shared"))
HEADERS = SHARED / "corpus" / "headers.tar.xz"
SITE = SHARED / "corpus" / "wanfeng-hexo-site.tar.xz"
RULES = {
    "hexosite": HeaderRules.HEXO,
    "jekyll": HeaderRules.JEKYLL,
    "k8scontrib": HeaderRules.HUGO,
    "rustblog": HeaderRules.HUGO,
    "senshinya": HeaderRules.ASTRO,
}
TITLE = '新的: "标题" #1 — it\'s'

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not HEADERS.exists(), reason="the shared corpus of real posts is not here"),
]


def posts(archive: Path) -> Iterator[tuple[str, bytes, HeaderRules]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            source = tar.extractfile(member) if member.isfile() and member.name.endswith(".md") else None
            if source is not None:
                site = Path(member.name).parent.name
                yield member.name, source.read(), RULES.get(site, HeaderRules.HEXO)


@pytest.mark.parametrize("archive", [HEADERS, SITE], ids=lambda path: path.name)
def test_every_real_post_comes_back_byte_for_byte(archive: Path) -> None:
    count = 0
    for name, data, _ in posts(archive):
        file = decode(data)
        assert file.encode() == file.encode(file.text) == data, name
        count += 1
    assert count > 1000


@pytest.mark.parametrize("archive", [HEADERS, SITE], ids=lambda path: path.name)
def test_every_readable_header_takes_every_edit_and_changes_nothing_else(archive: Path) -> None:
    refused: list[str] = []
    count = 0
    # Every sixth post of the large site keeps the suite short; the benchmark goes through all.
    for number, (name, data, rules) in enumerate(posts(archive)):
        if archive == SITE and number % 6:
            continue
        text = decode(data).text
        header = read(text, rules)
        if header.region is None or header.error is not None:
            continue
        count += 1
        tags = ("taxonomies", "tags") if "taxonomies" in header.values else "tags"
        title, date = header.field("title"), header.field("date")
        try:
            edits = set_value(text, "title", TITLE, rules)
            lines = changed_lines(text, edits)
            assert len([line for line in lines if line[0] == "+"]) == 1, (name, lines)
            gone = title.written.count("\n") + 1 if title else 0
            # The first line of a folded title may stay as it is.
            assert len([line for line in lines if line[0] == "-"]) in (gone, gone - 1), (name, lines)
            assert independent_values(apply_edits(text, edits), rules)["title"] == TITLE

            edits = set_value(text, "description", "A: description", rules)
            assert independent_values(apply_edits(text, edits), rules)["description"] == "A: description"

            new = apply_edits(text, add_item(text, tags, "新标签", rules))
            got = independent_values(new, rules)
            assert (got["taxonomies"]["tags"] if isinstance(tags, tuple) else got["tags"])[-1] == "新标签"

            if date is not None and date.value is not None:
                other = format_like(date.written, datetime(2031, 11, 22, 13, 14, 15), rules)
                assert len(changed_lines(text, set_value(text, "date", other, rules))) == 2, name
        except Refused as reason:
            refused.append(f"{name}: {reason}")
    assert count > 500
    assert len(refused) * 1000 <= count, refused

"""Makes a Hexo site of many posts like those of a real blog, for benchmarks.

Run: ``python tests/bench/generate_posts.py FOLDER [--posts 100000] [--seed 6] [--like SITE]``.

The posts have the size and the make of those of SITE (default: the sample site that Galley brings): each
takes the marks, line ends, code and pictures of one drawn at random, and has other words in them: pieces of
one or two Chinese characters, and Latin words, as often as they stand in SITE. The same seed makes the same
files.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from galley.core import post as posts
from galley.core.site import open_site, walk_posts
from galley.core.textfile import NotTextError, decode

_SAMPLE = Path(__file__).parents[2] / "resources" / "sample-site"
_PIECES = re.compile(r"([\u3400-\u9fff]{1,2}|[A-Za-z][A-Za-z0-9_]*)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MOST_READ = 1_500
_STOCK = 2_000_000
_FOLDER_SIZE = 400


class Pool:
    """Things to draw from, each as often as it was seen."""

    def __init__(self, seen: "Counter[str]", dice: random.Random) -> None:
        # Drawn once and for all, so that a post is made of a stretch of these.
        self._drawn = dice.choices(list(seen), list(seen.values()), k=_STOCK)
        self._dice = dice

    def draw(self, count: int = 1) -> list[str]:
        """Return ``count`` of them."""
        start = self._dice.randrange(_STOCK - count)
        return self._drawn[start : start + count]


@dataclass(frozen=True)
class Shape:
    """A post's body in pieces, where its Chinese and its other words stand, and what its header has."""

    pieces: list[str]
    chinese: list[int]
    words: list[int]
    tags: int
    categories: int
    has_cover: bool


class Generator:
    """Posts made of pieces of other posts."""

    def __init__(self, like: Path, seed: int) -> None:
        self._dice = random.Random(seed)
        site = open_site(like)
        chinese: Counter[str] = Counter()
        words: Counter[str] = Counter()
        tags: Counter[str] = Counter()
        categories: Counter[str] = Counter()
        self._shapes: list[Shape] = []
        files = list(walk_posts(site))
        for file in self._dice.sample(files, min(_MOST_READ, len(files))):
            try:
                post = posts.parse(decode(file.path.read_bytes()).text, site.header_rules, path=file.relative)
            except NotTextError:
                continue
            pieces = _PIECES.split(post.body)
            at = [place for place in range(1, len(pieces), 2) if _CHINESE.match(pieces[place])]
            # Half of the other words stay: marks of the language, addresses.
            others = [place for place in range(1, len(pieces), 2) if not _CHINESE.match(pieces[place])]
            chinese.update(pieces[place] for place in at)
            words.update(pieces[place] for place in others)
            tags.update(post.tags)
            categories.update(" / ".join(names) for names in post.categories)
            has_cover = post.header.field("cover") is not None
            shape = Shape(pieces, at, others[::2], len(post.tags), len(post.categories), has_cover)
            if len(pieces) < _STOCK:
                self._shapes.append(shape)
        self._chinese, self._words = Pool(chinese, self._dice), Pool(words, self._dice)
        self._tags = Pool(tags or Counter({"随笔": 1}), self._dice)
        self._categories = Pool(categories or Counter({"生活": 1}), self._dice)

    def posts(self, count: int) -> Iterator[tuple[str, str]]:
        """Yield name and text of ``count`` posts."""
        dice = self._dice
        for number in range(count):
            shape = dice.choice(self._shapes)
            lines = [f"title: '{self._title(number)}'", f"date: {self._date()}"]
            if shape.tags:
                lines.append("tags:")
                lines += [f"  - {_quoted(tag)}" for tag in self._tags.draw(shape.tags)]
            if shape.categories:
                lines.append("categories:")
                [names] = self._categories.draw()
                lines += [f"  - {_quoted(name)}" for name in names.split(" / ")]
            if shape.has_cover:
                lines.append(f"cover: https://images.example/{number}.webp")
            head = "\n".join(lines)
            yield f"{number // _FOLDER_SIZE:03}/{number:06}.md", f"---\n{head}\n---\n{self._like(shape)}"

    def _like(self, shape: Shape) -> str:
        """Return a body of the same make: words are drawn anew, marks and line ends stay."""
        pieces = shape.pieces.copy()
        for places, pool in ((shape.chinese, self._chinese), (shape.words, self._words)):
            for place, drawn in zip(places, pool.draw(len(places)), strict=True):
                pieces[place] = drawn
        return "".join(pieces)

    def _title(self, number: int) -> str:
        length = self._dice.randint(3, 9)
        return f"{''.join(self._chinese.draw(length))} {self._words.draw()[0]} {number}".replace("'", "")

    def _date(self) -> str:
        dice = self._dice
        day = f"{dice.randint(2008, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        return f"{day} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}:{dice.randint(0, 59):02}"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def generate(
    folder: Path, count: int, like: Path = _SAMPLE, seed: int = 6, said: Callable[[str], object] = print
) -> None:
    """Write a site of ``count`` posts to ``folder``, which must be new or empty."""
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    top = folder / "source" / "_posts"
    top.mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Many\nurl: https://many.example\ntimezone: Asia/Shanghai\n")
    (folder / "package.json").write_text(
        '{"dependencies": {"hexo": "^8.0.0"}, "hexo": {"version": "8.1.2"}}\n'
    )
    started = time.perf_counter()
    size = 0
    made: set[str] = set()
    for name, text in Generator(like, seed).posts(count):
        under = name.partition("/")[0]
        if under not in made:
            (top / under).mkdir()
            made.add(under)
        data = text.encode(errors="replace")
        size += len(data)
        (top / name).write_bytes(data)
    said(f"{count} posts, {size / 1e6:.0f} MB, in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--like", type=Path, default=_SAMPLE)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.posts, chosen.like, chosen.seed)

"""Print what reading and editing headers costs, and how many real posts take every edit.

    python tests/bench/bench_headers.py [FOLDER=RULES ...]

Without arguments: the shared corpus beside the checkout (GALLEY_SHARED names another place). A folder of
any blog can be measured by giving it with the rules of its generator, for example ``~/blog/_posts=jekyll``.
"""

import os
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parents[1]))
from galley.core.edits import Edit, apply_edits
from galley.core.frontmatter import HeaderRules, Refused, add_item, format_like, read, set_value
from galley.core.textfile import NotTextError, decode
from support.headers import changed_lines, independent_values

SHARED = Path(os.environ.get("GALLEY_SHARED", Path(__file__).parents[3] / "shared"))
RULES = {
    "jekyll": HeaderRules.JEKYLL,
    "k8scontrib": HeaderRules.HUGO,
    "rustblog": HeaderRules.HUGO,
    "senshinya": HeaderRules.ASTRO,
}
TITLE = '新的: "标题" #1 — it\'s'
REPEAT = 3
SHOWN = 40


def sources() -> Iterator[tuple[str, str, bytes, HeaderRules]]:
    for argument in sys.argv[1:]:
        folder, _, rules = argument.rpartition("=")
        for path in sorted(Path(folder).expanduser().rglob("*.m*d*")):
            if path.is_file():
                yield Path(folder).name, str(path), path.read_bytes(), HeaderRules(rules)
    if len(sys.argv) > 1:
        return
    for archive in ("headers.tar.xz", "wanfeng-hexo-site.tar.xz"):
        with tarfile.open(SHARED / "corpus" / archive) as tar:
            for member in tar:
                source = tar.extractfile(member) if member.isfile() and member.name.endswith(".md") else None
                if source is not None:
                    site = Path(member.name).parent.name if archive.startswith("headers") else "wanfeng"
                    yield site, member.name, source.read(), RULES.get(site, HeaderRules.HEXO)


def timed(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds of one call, the best of a few: other work on the machine is left out."""
    best = float("inf")
    for _ in range(REPEAT):
        start = time.process_time_ns()
        work()
        best = min(best, (time.process_time_ns() - start) / 1e6)
    return best


def main() -> None:
    counts: Counter[str] = Counter()
    reading: list[float] = []
    editing: list[float] = []
    problems: list[str] = []
    for _site, name, data, rules in sources():
        counts["files"] += 1
        try:
            file = decode(data)
        except NotTextError as error:
            problems.append(f"{name}: {error}")
            continue
        if file.read_only_reason:
            problems.append(f"{name}: {file.read_only_reason}")
            continue
        counts["same bytes"] += file.encode() == file.encode(file.text) == data
        text = file.text
        reading.append(timed(lambda text=text, rules=rules: read(text, rules)))
        header = read(text, rules)
        if header.region is None:
            counts["no header"] += 1
            continue
        if header.error is not None:
            counts["header does not parse"] += 1
            problems.append(f"{name}:{header.error.line}:{header.error.column}: {header.error.reason}")
            continue
        counts["header parses"] += 1
        for what, key, value, edit in edits(text, rules):
            counts[f"{what}: tried"] += 1
            try:
                made = edit()
                editing.append(timed(edit))
            except Refused as reason:
                problems.append(f"{name}: {what} refused: {reason}")
                continue
            trouble = check(text, made, key, value, rules)
            counts[f"{what}: right"] += not trouble
            if trouble:
                problems.append(f"{name}: {what}: {trouble}")
    for what, count in counts.items():
        print(f"{what:28} {count}")
    for what, times in (("read", reading), ("edit, checked", editing)):
        print(f"{what:28} mean {mean(times):.3f} ms, median {median(times):.3f}, slowest {max(times):.2f}")
    print(*problems[:SHOWN], sep="\n")


Attempt = tuple[str, tuple[str, ...], object, Callable[[], list[Edit]]]


def edits(text: str, rules: HeaderRules) -> Iterator[Attempt]:
    header = read(text, rules)
    tags = ("taxonomies", "tags") if "taxonomies" in header.values else ("tags",)
    yield "title", ("title",), TITLE, lambda: set_value(text, "title", TITLE, rules)
    yield "tag", tags, None, lambda: add_item(text, tags, "新标签", rules)
    yield "description", ("description",), "A: b", lambda: set_value(text, "description", "A: b", rules)
    for name in ("date", "pubDate", "pubDatetime", "published"):
        field = header.field(name)
        if field is not None and field.value is not None:
            new = format_like(field.shown, datetime(2031, 11, 22, 13, 14, 15), rules)
            yield "date", (name,), new, lambda name=name, new=new: set_value(text, name, new, rules)
            return


def check(text: str, made: list[Edit], key: tuple[str, ...], value: object, rules: HeaderRules) -> str:
    """Return what is wrong with an edit: the value as another parser reads it, or the lines changed."""
    new = apply_edits(text, made)
    got: object = independent_values(new, rules)
    mine: object = read(new, rules).values
    for name in key:
        got, mine = got[name], mine[name]  # type: ignore[index]
    if value is None:
        if "新标签" not in (got if isinstance(got, list) else []):
            return f"the tag is missing: {got!r}"
    elif mine != value or (str(got) != value and key[0] in ("title", "description")):
        return f"reads as {got!r}"
    field = read(text, rules).field(key[0])
    lines = changed_lines(text, made)
    old = field.written.count("\n") + 1 if field else 0
    removed = sum(line[0] == "-" for line in lines)
    if len(key) == 1 and value is not None and removed not in (old, old - 1):
        return f"changes {lines}"
    # One word, or a list over several lines, may become a list of one item a line.
    return f"changes {lines}" if removed > old or len(lines) > 2 * old + 3 else ""


if __name__ == "__main__":
    main()

"""Tags and categories of a whole site: how they are used, and the edits that rename, merge and drop them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from galley.core.edits import Edit
from galley.core.frontmatter import (
    HeaderRules,
    Refused,
    as_text,
    category_paths,
    list_items,
    read,
    set_value,
    tag_names,
)
from galley.core.frontmatter.tree import is_map
from galley.core.index.fold import fold_name
from galley.core.library import Count, Counts, Row
from galley.core.messages import say

Path = tuple[str, ...]
_TAG_KEYS = (("tags",), ("tag",), ("taxonomies", "tags"))
_CATEGORY_KEYS = (("categories",), ("category",), ("taxonomies", "categories"))


@dataclass(frozen=True, slots=True)
class TermUse:
    """A tag, or a category's path from the root down: how many posts it has, and the latest of their dates.

    A category's posts include those of the categories below it. ``suggestion`` is the spelling that most
    posts use of several that differ only in case, width, spaces or script; empty where there is but one.
    """

    name: Path
    count: int
    last_used: str
    suggestion: str = ""


def tag_uses(counts: Counts) -> list[TermUse]:
    """Return every tag that was counted, most used first."""
    return _uses({(name,): count for name, count in counts.tags.items()})


def category_uses(counts: Counts) -> list[TermUse]:
    """Return every category that was counted, those above others too, most used first."""
    return _uses(counts.categories)


def tags_of(row: Row) -> set[Path]:
    """Return the tags of a post, named as `tag_uses` does."""
    return {(tag,) for tag in row.tags}


def categories_of(row: Row) -> set[Path]:
    """Return the categories of a post and those above them, named as `category_uses` does."""
    return {names[:depth] for names in row.categories for depth in range(1, len(names) + 1)}


def _uses(counts: Mapping[Path, Count]) -> list[TermUse]:
    better = suggestions({name: count.posts for name, count in counts.items()})
    uses = (TermUse(name, count.posts, count.last, better.get(name, "")) for name, count in counts.items())
    return sorted(uses, key=lambda use: (-use.count, use.name))


def path_written(text: str, renamed: Path, known: Iterable[Path]) -> Path:
    """Return the path that an author means who gives the category ``renamed`` a new name; () for none.

    Names stand between ``›``. Without one a slash is between names, too, unless ``renamed`` has one in a name
    itself or the text is that of a ``known`` path.
    """
    if "›" in text or any("/" in name for name in renamed):
        return _parts(text, "›")
    path = _parts(text, "/")
    same = [each for each in known if _parts("/".join(each), "/") == path]
    return min(same, key=len, default=path)


def _parts(text: str, between: str) -> Path:
    return tuple(part for part in map(str.strip, text.split(between)) if part)


def suggestions(counts: "dict[Path, int]") -> dict[Path, str]:
    """Return a better last name for each that is another spelling of a more used one beside it.

    Of spellings used equally often the one in lower case is suggested.
    """
    groups: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for name in counts:
        groups[name[:-1], same_word(name[-1])].append(name)
    better: dict[Path, str] = {}
    for names in groups.values():
        if len(names) > 1:
            best = min(names, key=lambda name: (-counts[name], name[-1] != name[-1].lower(), name[-1]))
            better.update({name: best[-1] for name in names if name != best})
    return better


def same_word(name: str) -> str:
    """Return a name as it is compared with others: case, width, spaces and script left out."""
    return "".join(fold_name(name).split())


# -- the edits -------------------------------------------------------------------------------------


def rename_tags(olds: Iterable[str], new: str | None, rules: HeaderRules) -> Callable[[str], Sequence[Edit]]:
    """Return the change that calls these tags ``new``, or with None drops them; a post has it once then."""
    return respell_tags(dict.fromkeys(olds, new), rules)


def respell_tags(names: Mapping[str, str | None], rules: HeaderRules) -> Callable[[str], Sequence[Edit]]:
    """Return the change that gives every tag that is a key of ``names`` the name there; None drops it."""

    def change(text: str) -> Sequence[Edit]:
        key, value = _value(text, _TAG_KEYS, rules)
        if not any(name in names for name in tag_names(value, key[-1], rules)):
            return ()
        if _splits_at_spaces(value, rules):
            words = [str(word) for word in list_items(value, key[-1], rules)]
            changed = cast("list[str]", _renamed(words, names))
            spaced = any(" " in word for word in changed)
            return set_value(text, key, changed if spaced else " ".join(changed) or None, rules)
        return set_value(text, key, _renamed(value, names), rules)

    return change


def rename_category(old: Path, new: Path | None, rules: HeaderRules) -> Callable[[str], Sequence[Edit]]:
    """Return the change that moves a category, and what is below it, to the path ``new``.

    With None it is dropped: its posts, and those of the categories below, stay in what is above it.
    """
    depth = len(old)

    def moved(path: Path) -> Path:
        if path[:depth] != old:
            return path
        return path[: depth - 1] if new is None else new + path[depth:]

    def change(text: str) -> Sequence[Edit]:
        key, value = _value(text, _CATEGORY_KEYS, rules)
        paths = category_paths(value, rules)
        if all(moved(path) == path for path in paths):
            return ()
        return set_value(text, key, _reshaped(value, moved, key[-1], rules), rules)

    return change


def _value(text: str, keys: Sequence[tuple[str, ...]], rules: HeaderRules) -> tuple[tuple[str, ...], object]:
    """Return the first of these keys that has a value, and the value."""
    header = read(text, rules)
    if header.error is not None:
        raise Refused(
            say("The header cannot be read (line {0}): {1}", header.error.line, header.error.reason)
        )
    for key in keys:
        value: object = header.values
        for name in key:
            value = value.get(name) if is_map(value) else None
        if value:
            return key, value
    return keys[0], None


def _splits_at_spaces(value: object, rules: HeaderRules) -> bool:
    return isinstance(value, str) and rules is HeaderRules.JEKYLL


def _renamed(value: object, names: Mapping[str, str | None]) -> object:
    """Return a tags value with the names changed: in its own shape, each name once."""
    if not isinstance(value, list | tuple):
        name = as_text(value).strip()
        return names.get(name, value)
    items = cast("Sequence[object]", value)
    # Where a new name stands already it stays, so that the diff is one line.
    seen = {name for name in map(_tag_name, items) if name and name not in names}
    kept: list[object] = []
    for item in items:
        if isinstance(item, list | tuple):
            kept.append(_renamed(cast("object", item), names))
            continue
        name = _tag_name(item)
        if name not in names:
            kept.append(item)
            continue
        new = names[name]
        if new is not None and new not in seen:
            seen.add(new)
            kept.append(new)
    return kept


def _tag_name(item: object) -> str:
    return "" if item is None or isinstance(item, list | tuple | dict) else as_text(item).strip()


def _reshaped(value: object, moved: Callable[[Path], Path], key: str, rules: HeaderRules) -> object:
    """Return a categories value with its paths moved: in the shape it had, each path once."""
    if not isinstance(value, list | tuple):
        if _splits_at_spaces(value, rules):
            words = dict.fromkeys(name for word in str(value).split() for name in moved((word,)))
            spaced = any(" " in word for word in words)
            return list(words) if spaced else " ".join(words) or None
        path = moved((as_text(value),))
        return None if not path else path[0] if len(path) == 1 else list(path)
    items = [item for item in cast("Sequence[object]", value) if item is not None and item != ""]
    nested = any(isinstance(item, list | tuple) for item in items)
    if rules is HeaderRules.HEXO and not nested:
        return list(_as_they_were(moved(tuple(as_text(item) for item in items)), items))
    kept: list[object] = []
    seen: set[Path] = set()
    for item in items:
        parts = list(cast("Sequence[object]", item)) if isinstance(item, list | tuple) else [item]
        before = tuple(as_text(part) for part in parts)
        after = moved(before)
        if not after or (after in seen and after != before):
            continue
        if after in seen:
            continue
        seen.add(after)
        shaped = _as_they_were(after, parts)
        kept.append(shaped[0] if len(shaped) == 1 and not isinstance(item, list | tuple) else shaped)
    if rules is not HeaderRules.HEXO:
        flat = (
            name
            for item in kept
            for name in (cast("list[object]", item) if isinstance(item, list) else [item])
        )
        return list(dict.fromkeys(flat))
    return kept


def _as_they_were(path: Path, parts: Sequence[object]) -> list[object]:
    """Return the names of a path, with those values that only look like them: 2024 stays a number."""
    written = {as_text(part): part for part in parts}
    return [written.get(name, name) for name in path]

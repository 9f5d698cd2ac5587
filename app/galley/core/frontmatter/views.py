"""Header values as a post needs them: the tags, the tree of categories, text for whatever stands there."""

from collections.abc import Iterable
from typing import cast

from galley.core.frontmatter.model import HeaderRules


def as_text(value: object) -> str:
    """Return a scalar as its author would read it: ``true``, ``null`` and numbers as YAML spells them."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def list_items(value: object, key: str, rules: HeaderRules) -> tuple[object, ...]:
    """Return the items of a list-like value as the generator counts them.

    A single value is a list of one; Jekyll splits ``tags: a b`` and ``categories: a b`` at the spaces.
    """
    if value is None or value == "":
        return ()
    if isinstance(value, list | tuple):
        return tuple(cast("Iterable[object]", value))
    if isinstance(value, str) and rules is HeaderRules.JEKYLL and key in ("tags", "categories"):
        return tuple(value.split())
    return (value,)


def tag_names(value: object, key: str, rules: HeaderRules) -> tuple[str, ...]:
    """Return the names of a ``tags`` value, each once, empty ones left out."""
    names = (as_text(each).strip() for each in _flat(list_items(value, key, rules)) if each is not None)
    return tuple(dict.fromkeys(name for name in names if name))


def _flat(values: Iterable[object]) -> Iterable[object]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from _flat(cast("Iterable[object]", value))
        elif not isinstance(value, dict):
            yield value


def category_paths(value: object, rules: HeaderRules = HeaderRules.HEXO) -> tuple[tuple[str, ...], ...]:
    """Return the paths of categories that a post stands in, each from the root down.

    Hexo takes a flat list for one path; as soon as one item is a list, every item is a path of its own.
    For the other generators every item is a category by itself.
    """
    items = [item for item in list_items(value, "categories", rules) if item is not None and item != ""]
    nested = any(isinstance(item, list | tuple) for item in items)
    if rules is HeaderRules.HEXO and not nested:
        paths: Iterable[Iterable[object]] = [items]
    elif rules is HeaderRules.HEXO:
        paths = [cast("list[object]", item) if isinstance(item, list | tuple) else [item] for item in items]
    else:
        paths = [[each] for each in _flat(items)]
    named = (
        tuple(
            as_text(name)
            for name in path
            if name is not None and name != "" and not isinstance(name, dict | list)
        )
        for path in paths
    )
    return tuple(dict.fromkeys(path for path in named if path))

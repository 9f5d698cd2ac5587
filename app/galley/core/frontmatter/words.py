"""What a word that an author types for a key stands for: a number, a switch, a list, or just text."""

from collections.abc import Sequence

from galley.core.edits import Edit
from galley.core.frontmatter.dates import DATE_KEYS
from galley.core.frontmatter.edit import Key, set_value
from galley.core.frontmatter.model import Format, Header, HeaderRules, ListStyle
from galley.core.frontmatter.reader import TEXT_KEYS, read
from galley.core.frontmatter.tree import is_list, is_map

_SINGULARS = {"tags": "tag", "categories": "category"}


def set_word(
    text: str,
    key: Key,
    word: str,
    rules: HeaderRules,
    *,
    style: ListStyle | None = None,
    order: Sequence[str] = (),
) -> list[Edit]:
    """Return the edits that give ``key`` the value that ``word`` stands for, of the type the key has now.

    A list is typed with commas between its items. The rest is as for ``set_value``.
    """
    path = (key,) if isinstance(key, str) else key
    value = value_of_word(word, path[-1], value_at(read(text, rules), path))
    return set_value(text, path, value, rules, style=style, order=order)


def value_of_word(word: str, key: str, old: object) -> object:
    """Return the value that ``word`` stands for where ``key`` holds ``old`` now (None: nothing yet)."""
    if is_list(old) or (key.lower() in _SINGULARS and (old is None or "," in word)):
        return [item.strip() for item in word.split(",") if item.strip()]
    if key.lower() in TEXT_KEYS | DATE_KEYS:
        return word
    if (old is None or isinstance(old, bool)) and word in ("true", "false"):
        return word == "true"
    if old is None or isinstance(old, int | float):
        return number_or_word(word)
    return word


def number_or_word(word: str) -> int | float | str:
    """Return the number that is written as ``word``; 007, 1.10, 1_000 and nan stay the words they are."""
    for number in (int, float):
        try:
            parsed = number(word)
        except ValueError:
            continue
        if str(parsed) == word and word.lstrip("-")[:1].isdigit():
            return parsed
    return word


def key_path(header: Header, key: str) -> Key:
    """Return where a header holds what the author calls ``key``: usually the key itself.

    ``cover.alt`` reaches into the map ``cover``. Tags and categories may stand under their singular names
    (Hexo, Jekyll) or in Zola's ``taxonomies``.
    """
    if header.field(key) is not None:
        return key
    singular = _SINGULARS.get(key)
    if singular is not None:
        if header.field(singular) is not None and header.region and header.region.format is not Format.META:
            return singular
        return ("taxonomies", key) if is_map(header.values.get("taxonomies")) else key
    first, *rest = key.split(".")
    return (first, *rest) if rest and all(rest) and is_map(header.values.get(first)) else key


def value_at(header: Header, path: Key) -> object:
    """Return what stands there, None where nothing does."""
    value: object = header.values
    for name in (path,) if isinstance(path, str) else path:
        value = value.get(name) if is_map(value) else None
    return value

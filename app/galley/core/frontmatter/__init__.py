"""A post's header: where it is, what it says to the site's generator, and the edits that change it."""

from galley.core.frontmatter.dates import DATE_KEYS, describe_date, format_like
from galley.core.frontmatter.edit import (
    Key,
    add_item,
    move_item,
    remove_item,
    remove_key,
    rename_key,
    set_value,
)
from galley.core.frontmatter.locate import locate
from galley.core.frontmatter.model import (
    Field,
    FieldKind,
    Format,
    Header,
    HeaderError,
    HeaderRules,
    ListStyle,
    Refused,
    Region,
    Repair,
)
from galley.core.frontmatter.reader import read
from galley.core.frontmatter.views import as_text, category_paths, list_items, tag_names
from galley.core.frontmatter.words import key_path, number_or_word, set_word, value_at, value_of_word
from galley.core.frontmatter.written import as_written

__all__ = [
    "DATE_KEYS",
    "Field",
    "FieldKind",
    "Format",
    "Header",
    "HeaderError",
    "HeaderRules",
    "Key",
    "ListStyle",
    "Refused",
    "Region",
    "Repair",
    "add_item",
    "as_text",
    "as_written",
    "category_paths",
    "describe_date",
    "format_like",
    "key_path",
    "list_items",
    "locate",
    "move_item",
    "number_or_word",
    "read",
    "remove_item",
    "remove_key",
    "rename_key",
    "set_value",
    "set_word",
    "tag_names",
    "value_at",
    "value_of_word",
]

"""Which fields a header has in the form, and of what type each is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from galley.core.frontmatter import Field, FieldKind, HeaderRules, category_paths
from galley.core.site.habits import Habits
from galley.ui.properties.dates import DateWords
from galley.ui.properties.fields import (
    BoolField,
    CategoriesField,
    ChipsField,
    DateField,
    LineField,
    NewField,
    NumberField,
    PropertyField,
    RawField,
)

# These are offered for every post, whether its header has them yet or not.
STANDING = (
    ("title", FieldKind.TEXT),
    ("date", FieldKind.DATE),
    ("tags", FieldKind.LIST),
    ("categories", FieldKind.LIST),
)
# A post of Pelican has one category.
PELICAN_STANDING = (*STANDING[:3], ("category", FieldKind.TEXT))

Shape = tuple[tuple[str, FieldKind], ...]
"""The keys of the fields from top to bottom, and what each holds."""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What the fields may ask about the open site."""

    tags: Callable[[], Sequence[str]]
    categories: Callable[[], Sequence[str]]
    habits: Callable[[], Habits]
    dates: DateWords


def shape_of(fields: Sequence[Field], rules: HeaderRules) -> Shape:
    """The fields to show: the standing ones first, then the rest in the order of the header."""
    there = {field.key: field for field in fields}
    shape: list[tuple[str, FieldKind]] = []
    standing = PELICAN_STANDING if rules is HeaderRules.PELICAN else STANDING
    for key, kind in standing:
        field = there.get(key)
        if field is not None and field.kind is FieldKind.NESTED and key != "categories":
            kind = FieldKind.NESTED
        shape.append((key, kind))
    shape += [(field.key, field.kind) for field in fields if field.key not in dict(standing)]
    return tuple(shape)


def make_field(key: str, kind: FieldKind, rules: HeaderRules, words: SiteWords) -> PropertyField:
    """Return the field in which a value of this kind is edited."""
    if key == "categories" and kind in (FieldKind.LIST, FieldKind.TEXT, FieldKind.NESTED):
        nested = rules is HeaderRules.HEXO
        return CategoriesField(
            key, words.categories, lambda value: category_paths(value, rules), nested=nested
        )
    if key == "tags" and kind in (FieldKind.LIST, FieldKind.TEXT):
        return ChipsField(key, words.tags)
    if kind is FieldKind.DATE:
        return DateField(key, lambda text: words.dates.describe(text, rules), words.dates.now_like)
    if kind is FieldKind.BOOL:
        return BoolField(key)
    if kind is FieldKind.NUMBER:
        return NumberField(key)
    if kind is FieldKind.LIST:
        return ChipsField(key, lambda: ())
    if kind is FieldKind.EMPTY:
        return NewField(key)
    if kind is FieldKind.NESTED:
        return RawField(key)
    return LineField(key)

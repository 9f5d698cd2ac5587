"""How a value that is completed stands in the header: with the quotes that it needs to be read as itself."""

from galley.core.frontmatter import Format, as_written, value_of_word
from galley.core.writing.complete import Trigger

# What these hold are names, whatever they look like.
_NAMES = frozenset(("tags", "tag", "categories", "category"))


def in_header(value: str, trigger: Trigger, language: Format) -> str:
    """Return what replaces ``line[trigger.start:trigger.end]``; the author's own quotes are kept.

    ``true`` and ``10`` of other keys than tags and categories stay the switch and the number that they are.
    """
    is_text = bool(trigger.quote) or trigger.key.lower() in _NAMES
    meant = value if is_text else value_of_word(value, trigger.key, None)
    return as_written(meant, language, quote=trigger.quote, in_flow=trigger.in_flow, is_date=not is_text)

"""Replace a value by source text that the author wrote, as long as it changes no other key."""

from galley.core.edits import Edit, apply_edits
from galley.core.frontmatter.model import Format, HeaderRules, Refused
from galley.core.frontmatter.reader import read
from galley.core.messages import say


def set_written(text: str, key: str, written: str, rules: HeaderRules) -> list[Edit]:
    """Return the edit that makes ``written`` the source of ``key``'s value (``Field.written``), as it is.

    Only YAML: in the other formats a nested value is not in one place. Raises Refused if the key is not
    there, if the header could not be read afterwards, or if another key would change.
    """
    header = read(text, rules)
    field = header.field(key)
    if field is None or header.region is None or header.region.format is not Format.YAML:
        raise Refused(say("The value of “{0}” can only be changed in the header itself.", key))
    start = field.end - len(field.written)
    if text[start : field.end] != field.written:
        raise Refused(say("The value of “{0}” can only be changed in the header itself.", key))
    new = written.rstrip("\n")
    if new == field.written:
        return []
    edits = [Edit(start, field.end, new)]
    after = read(apply_edits(text, edits), rules)
    if after.error is not None:
        raise Refused(say("This cannot be read as YAML: {0}", after.error.reason))
    before = {name: value for name, value in header.values.items() if name != key}
    others = {name: value for name, value in after.values.items() if name != key}
    if others != before or key not in after.values:
        raise Refused(say("This would change more than “{0}”.", key))
    return edits

"""Say in plain words why a header cannot be read, and offer the change that would make it readable."""

import re

from galley.core.edits import Edit
from galley.core.frontmatter.model import Format, HeaderError, ParseTrouble, Region, Repair


def explain_region(text: str, region: Region) -> HeaderError:
    """Explain a header whose fences keep the generator from seeing it."""
    if region.missing_close:
        return _missing_close(text, region)
    line_end = text.find("\n", region.start)
    repairs: list[Repair] = []
    if region.start > 0 and not text[: region.start].strip("\ufeff\n \t"):
        repairs.append(Repair("Remove the blank lines above the header", (Edit(0, region.start, ""),)))
    blank_from = region.start + len(region.opening)
    if blank_from < line_end and not text[blank_from:line_end].strip():
        repairs.append(Repair("Remove the spaces after the opening fence", (Edit(blank_from, line_end, ""),)))
    line = text.count("\n", 0, region.start) + 1
    return HeaderError(line, 1, region.trouble or "", tuple(repairs))


def _missing_close(text: str, region: Region) -> HeaderError:
    line = text.count("\n", 0, region.start) + 1
    if not region.opening:
        return HeaderError(line, 1, "Nothing closes this header: a closing brace is missing.")
    at = region.content_start + len(text[region.content_start : region.content_end].rstrip())
    edit = Edit(at, at, f"\n{region.opening}" + ("" if text.startswith("\n", at) else "\n"))
    reason = f"Nothing closes this header: a line “{region.opening}” is missing below it."
    return HeaderError(line, 1, reason, (Repair(f"Close the header with “{region.opening}”", (edit,)),))


def explain(text: str, region: Region, trouble: ParseTrouble) -> HeaderError:
    """Explain why the content of a header does not parse."""
    at = min(max(trouble.position, region.content_start), region.content_end)
    if at == region.content_end and at > region.content_start:
        at -= 1
    line_start = text.rfind("\n", 0, at) + 1
    line = text.count("\n", 0, at) + 1
    return HeaderError(line, at - line_start + 1, trouble.reason or "This header cannot be read.")

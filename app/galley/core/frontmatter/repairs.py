"""Say in plain words why a header cannot be read, and offer the changes that would make it readable.

A change is offered only if the header, read again with it, is whole, or is broken only further down.
"""

import re
from collections.abc import Callable, Iterator

from galley.core.edits import Edit, apply_edits
from galley.core.frontmatter.lines import line_end, line_start
from galley.core.frontmatter.model import Format, HeaderError, ParseTrouble, Region, Repair
from galley.core.frontmatter.yaml_write import write_inline
from galley.core.messages import later, say

_MAX_REPAIRS = 3
_LINES_ABOVE = 3

_KEY = r"[ \t]*(?:-[ ]+)?(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[^\s:：#\[\]{},\"'][^:：\n]{0,60}?)"
_WIDE_COLON = re.compile(rf"{_KEY}(?P<colon>[ ]*：[ ]*)(?P<value>.*)")
_TIGHT_COLON = re.compile(rf"{_KEY}(?P<colon>:)(?!//)(?P<value>\S.*)")
_VALUE = re.compile(rf"{_KEY}[ ]*:[ \t]+(?P<value>\S.*)")
_ITEM = re.compile(r"[ \t]*-[ ]+(?P<value>\S.*)")
_TIGHT_DASH = re.compile(r"[ \t]*-(?=[^\s-])")
_TOML_VALUE = re.compile(r"[ \t]*[\w.-]+[ \t]*=[ \t]*(?P<value>[^\s\"'\[{].*)")

# What libyaml says, and what an author can do something with.
_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        later("There is a second colon on this line; a value with “: ” in it needs quotes."),
    ),
    (
        "could not find expected ':'",
        later("A colon is missing after this key, or a quote above is not closed."),
    ),
    (
        "did not find expected key",
        later("This line does not fit what stands around it: look at its quotes and indentation."),
    ),
    ("cannot start any token", later("A value cannot begin with this character unless it stands in quotes.")),
    ("unexpected end of stream", later("A quote that was opened is not closed.")),
    ("did not find expected ',' or ']'", later("A comma or the closing bracket ] of a list is missing.")),
    ("did not find expected ',' or '}'", later("A comma or the closing brace } is missing.")),
    ("did not find expected node content", later("A value is missing here.")),
    ("unknown escape character", later("In double quotes, a backslash must be doubled.")),
    (
        "undefined alias",
        later("A value that begins with * refers to something that is not there; put it in quotes."),
    ),
    ("duplicate anchor", later("The same anchor (&) stands here twice.")),
    ("block sequence entries are not allowed", later("A list has to begin on a line of its own.")),
    ("expected alphabetic or numeric character", later("A value that begins with & or * needs quotes.")),
    ("another document", later("A line “---” or “...” inside of the header ends it.")),
    ("single document", later("A line “---” or “...” inside of the header ends it.")),
    ("wrong indentation", later("The indentation of this line does not fit the lines above.")),
)

_Candidate = tuple[str, Repair]
Reread = Callable[[str], ParseTrouble | None]


def explain_region(text: str, region: Region) -> HeaderError:
    """Explain a header whose fences keep the generator from seeing it."""
    if region.missing_close:
        return _missing_close(text, region)
    fence_end = line_end(text, region.start)
    repairs: list[Repair] = []
    if region.start > 0 and not text[: region.start].strip("\ufeff\n \t"):
        repairs.append(Repair(say("Remove the blank lines above the header"), (Edit(0, region.start, ""),)))
    blank_from = region.start + len(region.opening)
    if blank_from < fence_end and not text[blank_from:fence_end].strip():
        repairs.append(
            Repair(say("Remove the spaces after the opening fence"), (Edit(blank_from, fence_end, ""),))
        )
    line = text.count("\n", 0, region.start) + 1
    return HeaderError(line, 1, region.trouble or "", tuple(repairs))


def _missing_close(text: str, region: Region) -> HeaderError:
    line = text.count("\n", 0, region.start) + 1
    if not region.opening:
        return HeaderError(line, 1, say("Nothing closes this header: a closing brace is missing."))
    at = region.content_start + len(text[region.content_start : region.content_end].rstrip())
    edit = Edit(at, at, f"\n{region.opening}" + ("" if text.startswith("\n", at) else "\n"))
    reason = say("Nothing closes this header: a line “{0}” is missing below it.", region.opening)
    return HeaderError(
        line, 1, reason, (Repair(say("Close the header with “{0}”", region.opening), (edit,)),)
    )


def explain(text: str, region: Region, trouble: ParseTrouble, reread: Reread) -> HeaderError:
    """Explain why the content of a header does not parse; ``reread`` tries a text with a repair."""
    at = min(max(trouble.position, region.content_start), region.content_end)
    if at == region.content_end and at > region.content_start:
        at -= 1
    repairs: list[Repair] = []
    reason = ""
    for group in _candidates(text, region, trouble, at):
        helpful = [(why, repair) for why, repair in group if _helps(text, repair, at, reread)]
        if helpful:
            # What mends the line nearest to the trouble is what the author got wrong.
            reason = helpful[0][0]
            repairs = list({repair.edits: repair for _, repair in helpful}.values())[:_MAX_REPAIRS]
            break
    line = text.count("\n", 0, at) + 1
    return HeaderError(
        line, at - line_start(text, at) + 1, reason or _in_plain_words(region, trouble), tuple(repairs)
    )


def _in_plain_words(region: Region, trouble: ParseTrouble) -> str:
    if trouble.reason != trouble.problem:
        return trouble.reason
    for said, meant in _PLAIN_WORDS:
        if said in trouble.problem:
            return say(meant)
    return (
        f"{region.format.value.upper()}: {trouble.reason}"
        if trouble.reason
        else say("This header cannot be read.")
    )


def _helps(text: str, repair: Repair, at: int, reread: Reread) -> bool:
    fixed = apply_edits(text, repair.edits)
    left = reread(fixed)
    if left is None:
        return True
    # Broken further down is progress; the end of the broken line moves with the repair.
    moved = line_end(text, at) + len(fixed) - len(text)
    return left.position > max(moved, line_end(text, at))


def _candidates(text: str, region: Region, trouble: ParseTrouble, at: int) -> Iterator[Iterator[_Candidate]]:
    """Yield what may help, line by line from the trouble upwards."""
    if trouble.problem == "duplicate":
        yield _keep_one(text, region, trouble)
    elif region.format is Format.TOML:
        yield _toml(text, at)
    elif region.format is Format.YAML:
        start = line_start(text, at)
        for _ in range(_LINES_ABOVE + 1):
            if start < region.content_start:
                break
            yield _line_repairs(text, region, start)
            start = line_start(text, start - 1) if start > 0 else -1


def _line_repairs(text: str, region: Region, start: int) -> Iterator[_Candidate]:
    line = text[start : line_end(text, start)]
    blanks = len(line) - len(line.lstrip(" \t"))
    if "\t" in line[:blanks]:
        yield (
            say("There is a tab in the indentation of this line; YAML wants spaces."),
            Repair(say("Replace the tabs in the indentation by spaces"), _untabbed(text, region)),
        )
    wide = _WIDE_COLON.match(line)
    if wide:
        edit = Edit(start + wide.start("colon"), start + wide.end("colon"), ": " if wide["value"] else ":")
        yield (
            say("There is a full-width colon (：) after the key; a header needs “: ”."),
            Repair(say("Write “{0}: ” with an ordinary colon", wide["key"].strip()), (edit,)),
        )
    tight = _TIGHT_COLON.match(line)
    if tight:
        at = start + tight.end("colon")
        yield (
            say("A space is missing after the colon."),
            Repair(say("Put a space after “{0}:”", tight["key"].strip()), (Edit(at, at, " "),)),
        )
    dash = _TIGHT_DASH.match(line)
    if dash:
        at = start + dash.end()
        yield (
            say("A space is missing after the dash."),
            Repair(say("Put a space after the dash"), (Edit(at, at, " "),)),
        )
    for pattern in (_VALUE, _ITEM):
        found = pattern.match(line)
        if found:
            name = say("the value of “{0}”", found["key"].strip()) if pattern is _VALUE else say("this item")
            yield from _value_repairs(start + found.start("value"), found["value"], name)
    yield from _unindented(text, region, start, blanks)


def _value_repairs(at: int, value: str, name: str) -> Iterator[_Candidate]:
    written = value.rstrip()
    if written.startswith("[") and written.count("[") > written.count("]"):
        edit = Edit(at + len(written), at + len(written), "]")
        yield (
            say("A list that was opened with [ is not closed."),
            Repair(say("Close the list in {0}", name), (edit,)),
        )
    mark = written[0]
    inner = written[1:-1] if mark in "\"'" and len(written) > 1 and written[-1] == mark else written
    quoted = write_inline(inner)
    if quoted == inner:
        quoted = "'" + inner.replace("'", "''") + "'"
    if inner != written:
        why = say("The quotes or backslashes inside of this quoted text do not work.")
    elif ": " in written or written.endswith(":"):
        why = say("A value that holds a colon and a space needs quotes.")
    else:
        why = say("A value that begins with “{0}” needs quotes.", mark)
    yield why, Repair(say("Put {0} in quotes", name), (Edit(at, at + len(written), quoted),))


def _unindented(text: str, region: Region, start: int, blanks: int) -> Iterator[_Candidate]:
    first = region.content_start
    if blanks and start > first and text[first : first + 1] not in (" ", "\t", "#", "\n"):
        yield (
            say("This line is indented, but its neighbours are not."),
            Repair(say("Remove the indentation of this line"), (Edit(start, start + blanks, ""),)),
        )


def _untabbed(text: str, region: Region) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for found in re.compile(r"^[ ]*(\t[ \t]*)", re.MULTILINE).finditer(
        text, region.content_start, region.content_end
    ):
        edits.append(Edit(found.start(1), found.end(1), found[1].replace("\t", "  ")))
    return tuple(edits)


def _keep_one(text: str, region: Region, trouble: ParseTrouble) -> Iterator[_Candidate]:
    """Offer to keep either of two entries of one key; each reaches to the next line as little indented."""
    second = line_start(text, trouble.position)
    indent = text[second : trouble.position]
    name = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^:=\n]+").match(text, trouble.position)
    if name is None or indent.strip():
        return
    key = name[0].strip().strip("\"'")
    sign = "=" if region.format is Format.TOML else ":"
    pattern = re.compile(rf"^{re.escape(indent)}[\"']?{re.escape(key)}[\"']?[ \t]*{sign}", re.MULTILINE)
    first = pattern.search(text, region.content_start, second)
    if first is None:
        return
    for at, kept, label in (
        (second, first.start(), say("Keep the first “{0}” (line {1})")),
        (first.start(), second, say("Keep the second “{0}” (line {1})")),
    ):
        line = text.count("\n", 0, kept) + 1
        end = _entry_end(text, at, indent, region.content_end)
        yield trouble.reason, Repair(label.format(key, line), (Edit(at, end, ""),))


def _entry_end(text: str, at: int, indent: str, limit: int) -> int:
    end = min(line_end(text, at) + 1, limit)
    while end < limit:
        line = text[end : line_end(text, end)]
        deeper = line.startswith((f"{indent} ", f"{indent}\t", f"{indent}- ")) or line == f"{indent}-"
        if line.strip() and not deeper:
            break
        end = min(line_end(text, end) + 1, limit)
    return end


def _toml(text: str, at: int) -> Iterator[_Candidate]:
    start = line_start(text, at)
    found = _TOML_VALUE.match(text[start : line_end(text, start)])
    if found:
        value = found["value"].rstrip()
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        begin = start + found.start("value")
        yield (
            say("In TOML, text needs quotes."),
            Repair(say("Put this value in quotes"), (Edit(begin, begin + len(value), quoted),)),
        )

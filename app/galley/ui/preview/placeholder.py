"""The quiet picture that stands where an image can't be shown."""

import unicodedata
from xml.sax.saxutils import escape

LONGEST = 46


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(address: str, room: int = LONGEST) -> str:
    """The address with its middle left out where it is wider than ``room`` narrow characters."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in address[:2000])
    if sum(map(_width, plain)) <= room:
        return plain
    head, tail = "", ""
    left = room - 1
    for character in plain:
        if sum(map(_width, head)) + _width(character) > left * 0.55:
            break
        head += character
    for character in reversed(plain):
        if sum(map(_width, tail)) + _width(character) > left * 0.45:
            break
        tail = character + tail
    return f"{head}…{tail}"


def placeholder(address: str, note: str, *, dark: bool) -> bytes:
    """An SVG image that says which address is not shown and why."""
    ground, line, ink, faint = (
        ("#161b22", "#30363d", "#c9d1d9", "#8b949e") if dark else ("#f6f8fa", "#d1d9e0", "#3d444d", "#768390")
    )
    fonts = "system-ui,'Segoe UI','Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="380" height="60" viewBox="0 0 380 60">
<rect x=".5" y=".5" width="379" height="59" rx="6" fill="{ground}" stroke="{line}" stroke-dasharray="4 3"/>
<g fill="none" stroke="{faint}" stroke-width="1.5"><rect x="16" y="19" width="28" height="22" rx="3"/>
<circle cx="24" cy="26" r="2.5"/><path d="M17 38l9-8 6 5 5-4 6 6"/></g>
<g font-family="{fonts}"><text x="58" y="27" font-size="12" fill="{faint}">{escape(note)}</text>
<text x="58" y="44" font-size="12" fill="{ink}">{escape(shortened(address))}</text></g></svg>""".encode()

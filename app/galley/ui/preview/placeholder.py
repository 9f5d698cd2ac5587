"""The quiet picture that stands where an image can't be shown."""

import unicodedata
from html import escape
from urllib.parse import unquote

LONGEST = 42


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


def placeholder(address: str, note: str) -> bytes:
    """An SVG image that says which address is not shown and why, in the colours of the page around it."""
    fonts = "system-ui,'Segoe UI','Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="380" height="60" viewBox="0 0 380 60">
<style>.g{{fill:#f6f8fa;stroke:#d1d9e0}}.i{{fill:none;stroke:#768390}}.n{{fill:#768390}}.a{{fill:#3d444d}}
text{{font:12px {fonts}}}
@media(prefers-color-scheme:dark){{.g{{fill:#161b22;stroke:#3d444d}}.n{{fill:#8b949e}}.a{{fill:#c9d1d9}}}}</style>
<rect class="g" x=".5" y=".5" width="379" height="59" rx="6" stroke-dasharray="4 3"/>
<g class="i" stroke-width="1.5"><rect x="16" y="19" width="28" height="22" rx="3"/>
<circle cx="24" cy="26" r="2.5"/><path d="M17 38l9-8 6 5 5-4 6 6"/></g>
<text class="n" x="58" y="27">{escape(shortened(note))}</text>
<text class="a" x="58" y="44">{escape(shortened(unquote(address)))}</text></svg>""".encode()

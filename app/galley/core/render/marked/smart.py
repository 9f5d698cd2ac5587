"""Typographic quotes, dashes and ellipses as hexo-renderer-marked puts them."""

import re

from galley.core.render.text import WS_SET

_MARKS = re.compile(r"['\"]|--|\.\.\.")


class Smart:
    """Replaces straight quotes, `--`, `---` and `...` in a piece of text; `quotes` are four characters."""

    __slots__ = ("_double", "_open_double", "_open_single", "_single")

    def __init__(self, quotes: str = "“”‘’") -> None:
        quotes = quotes if len(quotes) == 4 else "“”‘’"
        self._open_double, self._double, self._open_single, self._single = quotes

    def __call__(self, text: str) -> str:
        if _MARKS.search(text) is None:
            return text
        text = text.replace("---", "—").replace("--", "–")
        if "'" in text:
            text = _SINGLE.sub(rf"\1{self._open_single}", text).replace("'", self._single)
        if '"' in text:
            text = _DOUBLE.sub(rf"\1{self._open_double}", text).replace('"', self._double)
        return text.replace("...", "…")


_SINGLE = re.compile(rf"(\A|[-—/(\[{{\"{WS_SET}])'")
_DOUBLE = re.compile(rf"(\A|[-—/(\[{{‘{WS_SET}])\"")

"""Render many bodies in one run: JSON lines in, JSON lines out."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from galley.core.render.dialect import Dialect
from galley.core.render.engine import render


def render_lines(source: Iterable[str], target: TextIO, dialect: Dialect) -> None:
    """Read lines ``{"id", "body"}`` and write a line ``{"id", "html"}`` for each, in their order.

    Empty lines are passed over. Raises ValueError, naming the line, for one that is not such an object.
    """
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            post: Any = json.loads(line)
            name, body = post["id"], post["body"]
            if not isinstance(body, str):
                raise TypeError("the body is not text")
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"line {number} is no object with “id” and “body”: {error}") from None
        target.write(json.dumps({"id": name, "html": render(body, dialect)}, ensure_ascii=False) + "\n")
        target.flush()

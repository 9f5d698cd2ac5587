"""Render bodies line by line: {"id", "body"} comes in, {"id", "html"} goes out."""

import json
from typing import TextIO

from galley.core.render.dialect import Dialect
from galley.core.render.engine import render


def render_lines(stdin: TextIO, stdout: TextIO, dialect: Dialect) -> None:
    """Answer each line of JSON on `stdin` with one on `stdout`, in the same order.

    Raises ValueError for a line that is no JSON object with a text in "body".
    """
    for line in stdin:
        if not line.strip():
            continue
        request = json.loads(line)
        if not isinstance(request, dict) or not isinstance(request.get("body"), str):
            raise ValueError('Each line must be a JSON object with "id" and "body".')
        answer = {"id": request.get("id"), "html": render(request["body"], dialect)}
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        stdout.flush()

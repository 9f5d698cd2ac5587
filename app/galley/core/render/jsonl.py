"""Render bodies line by line: {"id", "body"} comes in, {"id", "html"} goes out."""

import json
from typing import TextIO, cast

from galley.core.render.dialect import Dialect
from galley.core.render.engine import render


def render_lines(stdin: TextIO, stdout: TextIO, dialect: Dialect) -> None:
    """Answer each line of JSON on `stdin` with one on `stdout`, in the same order.

    Raises ValueError for a line that is no JSON object with a text in "body".
    """
    for line in stdin:
        if not line.strip():
            continue
        request: object = json.loads(line)
        fields = cast("dict[str, object]", request) if isinstance(request, dict) else {}
        body = fields.get("body")
        if not isinstance(body, str):
            raise ValueError('Each line must be a JSON object with "id" and "body".')  # noqa: TRY004
        answer = {"id": fields.get("id"), "html": render(body, dialect)}
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        stdout.flush()

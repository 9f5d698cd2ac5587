"""Render bodies line by line: {"id", "body"} comes in, {"id", "html"} goes out."""

import json
from collections.abc import Callable
from typing import TextIO, cast

from galley.core.render.dialect import Dialect
from galley.core.render.engine import render


def render_lines(
    stdin: TextIO, stdout: TextIO, dialect: Dialect, complain: Callable[[int, str], object]
) -> None:
    """Answer each line of JSON on `stdin` with one on `stdout`, in the same order.

    A line that is no JSON object with a text in "body" is told to `complain` with its number, and gets no
    answer; the lines behind it do.
    """
    for number, line in enumerate(stdin, 1):
        if not line.strip():
            continue
        try:
            identity, body = _request(line)
        except ValueError as error:
            complain(number, str(error))
            continue
        answer = {"id": identity, "html": render(body, dialect)}
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        stdout.flush()


def _request(line: str) -> tuple[object, str]:
    try:
        line.encode()  # what was not UTF-8 came in as halves of characters
        request: object = json.loads(line)
    except UnicodeEncodeError:
        raise ValueError("this line is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"this is no JSON: {error.msg}, at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("this JSON is nested too deeply") from None
    fields = cast("dict[str, object]", request) if isinstance(request, dict) else {}
    body = fields.get("body")
    if not isinstance(body, str):
        raise ValueError('a line must be a JSON object with "id" and a text in "body"')  # noqa: TRY004
    return fields.get("id"), body

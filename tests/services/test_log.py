"""The log helps with a bug report and never holds what the author wrote."""

import logging
from pathlib import Path

from galley.services.log import Discreet

SECRET = "What nobody may read 秘密"


def record(message: str, *values: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error is not None else None
    made = logging.LogRecord("galley", logging.WARNING, __file__, 1, message, values, info)
    return Discreet("%(levelname)s %(message)s").format(made)


def caught(error: Exception) -> Exception:
    try:
        raise error
    except Exception as raised:
        return raised


def test_an_exceptions_own_words_are_not_written_but_its_kind_and_place_are() -> None:
    line = record("failed", error=caught(ValueError(SECRET)))
    assert SECRET not in line
    assert "ValueError" in line
    assert "test_log.py" in line


def test_neither_are_those_of_the_exception_before_it() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise RuntimeError(SECRET) from None
    except RuntimeError as error:
        line = record("failed", error=error)
    assert SECRET not in line


def test_an_exception_given_as_a_value_is_named_only() -> None:
    assert SECRET not in record("not in the history: %s", ValueError(SECRET))
    assert "No space" in record("not in the history: %s", OSError(28, "No space", SECRET))


def test_a_posts_name_which_may_be_its_title_is_left_out() -> None:
    line = record("The journal of %s failed", Path("/site/_posts") / f"{SECRET}.md")
    assert SECRET not in line
    assert "/site/_posts" in line

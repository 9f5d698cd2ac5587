"""What the author is told, in the author's language: the window installs who translates, core only asks.

``say("… {0} …", value)`` stands where a message is made, ``later("…")`` where one is declared that is said
later. Both are found by ``make i18n``. Without a translator, as on the command line, messages are English.
"""

from collections.abc import Callable


def _as_it_is(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_it_is


def set_translator(translate: Callable[[str], str] | None) -> None:
    """Have messages made from now on translated; ``translate`` gives a text back that it does not know."""
    global _translate  # noqa: PLW0603  the process speaks one language
    _translate = translate or _as_it_is


def say(template: str, *values: object) -> str:
    """Return the message in the author's language; ``{0}`` … are the values, if any."""
    text = _translate(template)
    return text.format(*values) if values else text


def later(text: str) -> str:
    """Return ``text`` as it is: a message that is declared here and said elsewhere."""
    return text

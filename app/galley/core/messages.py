"""What the author is told, in the author's language: the window installs who translates, core only asks.

``say("… {0} …", value)`` stands where a message is made, ``later("…")`` where one is declared that is said
later. Both are found by ``make i18n``. Without a translator, as on the command line, messages are English.
A message that was said knows what it was made of: ``anew`` says it in the language of now, and ``kept`` and
``again`` carry it through a file or another process.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import cast


def _as_it_is(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_it_is


class Count(int):
    """A number in a message: written as it is, or one of two words by whether it is one."""

    def __format__(self, spec: str) -> str:
        one, bar, more = spec.partition("|")
        if bar:
            return one if self == 1 else more
        return self.written() if not spec else super().__format__(spec)

    def written(self) -> str:
        """The number where it stands alone."""
        return str(int(self))


def filled(template: str, values: Sequence[object], count: type[Count] = Count) -> str:
    """Return ``template`` with its ``{0}`` … filled in; whole numbers are formatted as ``count`` does."""
    return template.format(
        *(
            count(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for value in values
        )
    )


class Said(str):
    """A message, with the template and the values that it was made of."""

    __slots__ = ("template", "values")
    template: str
    values: tuple[object, ...]


def set_translator(translate: Callable[[str], str] | None) -> None:
    """Have messages made from now on translated; ``translate`` gives a text back that it does not know."""
    global _translate  # noqa: PLW0603  the process speaks one language
    _translate = translate or _as_it_is


def say(template: str, *values: object) -> Said:
    """Return the message in the author's language; ``{0}`` … are the values, if any."""
    text = _translate(template)
    said = Said(filled(text, values) if values else text)
    said.template, said.values = template, values
    return said


def listed(texts: Iterable[str]) -> str:
    """Return the texts as a list within a sentence; nothing for none."""
    return say("{0}, {1}", "", "").join(texts)


def later(text: str) -> str:
    """Return ``text`` as it is: a message that is declared here and said elsewhere."""
    return text


def anew(message: str) -> str:
    """Return a message in the language of now; a text that nobody said stays as it is."""
    if not isinstance(message, Said):
        return message
    values = [anew(value) if isinstance(value, str) else value for value in message.values]
    return say(message.template, *values)


def kept(message: str) -> str:
    """Return what ``again`` makes the message of: its template and values as a line of JSON."""
    return json.dumps(_parts(message), ensure_ascii=False).encode(errors="replace").decode()


def again(written: str) -> str:
    """Return what ``kept`` was given, in the language of now; any other text as it is."""
    try:
        parts: object = json.loads(written)
        return _of_parts(cast("list[object]", parts)) if isinstance(parts, list) and parts else written
    except (ValueError, IndexError, KeyError):
        return written


def _parts(message: str) -> list[object]:
    if not isinstance(message, Said):
        return [message]
    return [message.template, *map(_part, message.values)]


def _part(value: object) -> object:
    if isinstance(value, Said):
        return _parts(value)
    return value if isinstance(value, str | int | float) else str(value)


def _of_parts(parts: list[object]) -> str:
    template, *values = parts
    said = [_of_parts(cast("list[object]", each)) if isinstance(each, list) else each for each in values]
    return say(str(template), *said)

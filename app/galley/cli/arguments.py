"""Reads a command's arguments: options stand anywhere, and a query or a text may begin with a hyphen."""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_OPTION = re.compile(r"-h\Z|--[a-z]")
# Before what is no option though it begins like one; no argument of a program can hold it.
_MARK = "\0"


def parse_arguments(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """Return what ``parser`` makes of ``arguments``; ends the program with status 2 where that is nothing.

    argparse by itself takes ``-tag:x`` and ``->`` for options, and what follows an option for too much when a
    part that may be missing stands before it.
    """
    options, rest = parser.parse_known_intermixed_args(list(_marked(arguments)))
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(each.removeprefix(_MARK) for each in rest)}")
    for name, value in vars(options).items():
        setattr(options, name, _unmarked(value))
    return options


def _marked(arguments: Sequence[str]) -> Iterator[str]:
    only_texts = False
    for each in arguments:
        if each == "--" and not only_texts:
            only_texts = True
        elif each.startswith("-") and (only_texts or not _OPTION.match(each)):
            yield f"{_MARK}{each}"
        else:
            yield each


def _unmarked(value: object) -> object:
    match value:
        case list():
            return [_unmarked(each) for each in value]
        case str():
            return value.removeprefix(_MARK)
        case Path():
            return Path(str(value).removeprefix(_MARK))
        case _:
            return value

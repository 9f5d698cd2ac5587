"""Galley's commands and their options as the command line's own parsers have them."""

import argparse
from dataclasses import dataclass

from galley import cli


@dataclass(frozen=True, slots=True)
class Choice:
    """One option or argument of a command."""

    names: tuple[str, ...]
    """Empty for an argument that is known by its place."""
    value: str
    """What stands for its value in a usage line; empty for a switch."""
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    help: str
    usage: str
    choices: tuple[Choice, ...]

    @property
    def options(self) -> list[str]:
        return [name for choice in self.choices for name in choice.names]


def commands() -> list[Command]:
    """The window (without a name) first, then every command in its order."""
    found = [_command("", cli.window_parser())]
    for name, (run, fill) in cli.COMMANDS.items():
        parser = argparse.ArgumentParser(prog=f"galley {name}", description=run.__doc__)
        fill(parser)
        found.append(_command(name, parser))
    return found


def _command(name: str, parser: argparse.ArgumentParser) -> Command:
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    choices = tuple(_choice(action) for action in parser._actions)  # noqa: SLF001  argparse tells nowhere else
    return Command(name, " ".join((parser.description or "").split()), usage, choices)


def _choice(action: argparse.Action) -> Choice:
    value = ""
    if action.nargs != 0 and not isinstance(action, argparse.BooleanOptionalAction):
        metavar = action.metavar if isinstance(action.metavar, str) else None
        value = metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    said = "" if action.help in (None, argparse.SUPPRESS) else " ".join(str(action.help).split())
    return Choice(tuple(action.option_strings), value, tuple(map(str, action.choices or ())), said)

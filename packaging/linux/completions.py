"""Completions for bash, zsh and fish, written from the command line's own parsers."""

from linux.commands import Choice, Command, commands


def bash() -> str:
    cases = []
    for command in commands():
        words = " ".join(command.options)
        values = "".join(
            f'            {"|".join(choice.names)}) words="{" ".join(choice.choices)}" ;;\n'
            for choice in command.choices
            if choice.names and choice.choices
        )
        inner = f'        case "$prev" in\n{values}        esac\n' if values else ""
        cases.append(f'    {command.name or "*"})\n        options="{words}"\n{inner}        ;;\n')
    # The window's case is "*": it must come last.
    cases.append(cases.pop(0))
    names = " ".join(command.name for command in commands() if command.name)
    return f"""# bash completion for galley
_galley() {{
    local cur prev options="" words=""
    cur=${{COMP_WORDS[COMP_CWORD]}}
    prev=${{COMP_WORDS[COMP_CWORD - 1]}}
    COMPREPLY=()
    case "${{COMP_WORDS[1]}}" in
{"".join(cases)}    esac
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
    elif [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
    else
        local -a names=()
        if ((COMP_CWORD == 1)); then
            mapfile -t names < <(compgen -W "{names}" -- "$cur")
        fi
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        COMPREPLY+=("${{names[@]}}")
    fi
}}
complete -F _galley galley
"""


def zsh() -> str:
    names = "".join(
        f"        {_quoted(command.name + ':' + command.help.rstrip('.'))}\n"
        for command in commands()
        if command.name
    )
    cases = "".join(
        f"            {command.name})\n                _arguments {_zsh_words(command)}\n                ;;\n"
        for command in commands()
        if command.name
    )
    return f"""#compdef galley

_galley() {{
    local -a names
    names=(
{names}    )
    if ((CURRENT == 2)); then
        _describe command names
    fi
    if ((CURRENT > 2)) && (($+names[(r)$words[2]:*])); then
        local name=$words[2]
        words[1]=()
        ((CURRENT--))
        case $name in
{cases}        esac
        return
    fi
    _arguments {_zsh_words(commands()[0])}
}}

_galley "$@"
"""


def fish() -> str:
    lines = ["# fish completion for galley"]
    for command in commands():
        where = f"__fish_seen_subcommand_from {command.name}" if command.name else "__fish_is_first_token"
        if command.name:
            said = _quoted(command.help.rstrip("."))
            lines.append(f"complete -c galley -n __fish_is_first_token -a {command.name} -d {said}")
        for choice in command.choices:
            if not choice.names:
                continue
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in choice.names
            )
            value = ""
            if choice.choices:
                value = f" -x -a {_quoted(' '.join(choice.choices))}"
            elif choice.value:
                value = " -r"
            said = f" -d {_quoted(choice.help)}" if choice.help else ""
            lines.append(f"complete -c galley -n {_quoted(where)} {names}{value}{said}")
    return "\n".join(lines) + "\n"


def _zsh_words(command: Command) -> str:
    words = [_zsh_word(name, choice) for choice in command.choices for name in choice.names]
    words.append("'*:file:_files'")
    return " ".join(words)


def _zsh_word(name: str, choice: Choice) -> str:
    said = choice.help.replace("[", "(").replace("]", ")").replace(":", " ")
    spec = f"{name}[{said}]"
    if choice.choices:
        spec += f":value:({' '.join(choice.choices)})"
    elif choice.value:
        spec += f":{choice.value.lower().replace('|', ' or ')}:_files"
    return _quoted(spec)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"

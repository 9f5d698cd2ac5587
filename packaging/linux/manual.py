"""The manual page galley(1), in English and Chinese; its options come from the command line's own parsers."""

from dataclasses import dataclass

from linux.commands import Choice, Command, commands


@dataclass(frozen=True, slots=True)
class Words:
    """What of the page is written by hand, in one language."""

    name: str
    title: str
    synopsis: str
    description: str
    about: str
    commands: str
    options: str
    files: str
    kept: tuple[tuple[str, str], ...]
    variables: str
    heard: tuple[tuple[str, str], ...]


ENGLISH = Words(
    name="NAME",
    title="write Markdown blog posts beside the page that the site will publish",
    synopsis="SYNOPSIS",
    description="DESCRIPTION",
    about=(
        "Galley is a desktop editor for blog posts kept as Markdown files with front matter. Without a "
        "command it opens its window on a site or a post, or on what was open last. The commands need no "
        "display. Galley writes the files that you save and no others, and in them only what you changed."
    ),
    commands="COMMANDS",
    options="OPTIONS",
    files="FILES",
    kept=(
        ("~/.config/galley/galley.ini", "the settings"),
        ("~/.local/state/galley", "unsaved text, earlier versions of posts"),
        ("~/.cache/galley", "the index of each site, remote images; may be deleted at any time"),
    ),
    variables="ENVIRONMENT",
    heard=(
        ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "other places for the files above"),
        ("GALLEY_GRAPHICS", "“software” or “hardware”: how the preview is drawn, instead of what is found"),
    ),
)
CHINESE = Words(
    name="名称",
    title="写 Markdown 博客文章，旁边就是网站将发布的样子",
    synopsis="用法",
    description="说明",
    about=(
        "Galley（校样）是桌面上的博客文章编辑器，文章是带有文件头的 Markdown 文件。"
        "不带命令时，打开网站或文章的窗口；什么都不给，就打开上次的网站。各个命令不需要显示器。"
        "Galley 只写你保存的文件，并且只改你改过的地方。"
    ),
    commands="命令",
    options="选项",
    files="文件",
    kept=(
        ("~/.config/galley/galley.ini", "设置"),
        ("~/.local/state/galley", "没有保存的文字、文章的旧版本"),
        ("~/.cache/galley", "各网站的索引、远程图片；随时可以删除"),
    ),
    variables="环境变量",
    heard=(
        ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "上述文件的其他位置"),
        ("GALLEY_GRAPHICS", "“software” 或 “hardware”：预览用哪种方式绘制"),
    ),
)


def manual(version: str, words: Words = ENGLISH) -> str:
    """The page in troff's man macros."""
    window, *rest = commands()
    parts = [f'.TH GALLEY 1 "" "Galley {version}" "Galley"']
    parts += [f".SH {words.name}", f"galley \\- {_plain(words.title)}", f".SH {words.synopsis}"]
    for command in (window, *rest):
        parts += [".PP", f".B {_plain(command.usage)}"]
    parts += [f".SH {words.description}", _plain(words.about), f".SH {words.options}", *_choices(window)]
    parts.append(f".SH {words.commands}")
    for command in rest:
        parts += [f".SS galley {command.name}", _plain(command.help), *_choices(command)]
    for heading, pairs in ((words.files, words.kept), (words.variables, words.heard)):
        parts.append(f".SH {heading}")
        for term, meaning in pairs:
            parts += [".TP", f".I {_plain(term)}", _plain(meaning)]
    return "\n".join(parts) + "\n"


def _choices(command: Command) -> list[str]:
    lines = []
    for choice in command.choices:
        if choice.names and (choice.help or choice.value):
            lines += [".TP", f".B {_plain(_term(choice))}", _plain(choice.help or choice.value)]
    return lines


def _term(choice: Choice) -> str:
    names = ", ".join(choice.names)
    return f"{names} {choice.value}" if choice.value else names


def _plain(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return "\\&" + text if text.startswith((".", "'")) else text

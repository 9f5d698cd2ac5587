"""Tags of the themes Butterfly and NexT, drawn as those themes draw them, and a box for unknown tags."""

import re
from collections.abc import Callable
from functools import partial
from zlib import crc32

from galley.core.render.hexo import themecards as cards
from galley.core.render.hexo.template import Call, protect_braces
from galley.core.render.marked.urls import link_address
from galley.core.render.text import escape_all, escape_hexo

Write = Callable[[Call], str]
Markdown = Callable[[str], str]

_TAB = re.compile(r"<!--\s*tab\s*([^\n]*?)\s*-->([\s\S]*?)<!--\s*endtab\s*-->")
_EVENT = re.compile(r"<!--\s*timeline\s*([^\n]*?)\s*-->([\s\S]*?)<!--\s*endtimeline\s*-->")
_COLOURS = frozenset(("blue", "pink", "red", "purple", "orange", "green"))
_TYPES = frozenset(("default", "primary", "success", "info", "warning", "danger"))
_NOTE_STYLES = frozenset(("flat", "modern", "simple", "disabled", "no-icon"))
_CLASS = re.compile(r"[\w-]+")
_STYLE_VALUE = re.compile(r"[#\w(), .%-]+")


def theme_tags(markdown: Markdown) -> tuple[dict[str, Write], frozenset[str]]:
    """What each theme tag writes, and which have a body."""
    note, tabs = partial(_note, markdown=markdown), partial(_tabs, markdown=markdown)
    centred, unknown = partial(_centred, markdown=markdown), partial(_unknown, markdown=markdown)
    pictures = partial(cards.pictures, markdown=markdown)
    paired: dict[str, Write] = {
        "note": note,
        "subnote": note,
        "tabs": tabs,
        "subtabs": tabs,
        "subsubtabs": tabs,
        "hideBlock": partial(_hidden, markdown=markdown),
        "hideToggle": partial(_toggle, markdown=markdown),
        "timeline": partial(_timeline, markdown=markdown),
        "mermaid": _mermaid,
        "gallery": partial(cards.gallery, markdown=markdown),
        "grouppicture": pictures,
        "gp": pictures,
        "centerquote": centred,
        "cq": centred,
        "flink": partial(cards.friends, unknown=unknown),
        "linkgrid": cards.link_grid,
        "lg": cards.link_grid,
        "chartjs": _source,
        "score": _source,
        "wavedrom": _source,
    }
    single: dict[str, Write] = {
        "btn": _button,
        "button": _button,
        "label": _label,
        "hideInline": _hidden_inline,
        "checkbox": partial(_box, kind="checkbox"),
        "radio": partial(_box, kind="radio"),
        "span": partial(_span, element="span"),
        "p": partial(_span, element="p"),
        "inlineImg": cards.inline_image,
        "inlineimg": cards.inline_image,
        "galleryGroup": cards.gallery_group,
        "video": partial(cards.media, kind="video"),
        "audio": partial(cards.media, kind="audio"),
        "pdf": cards.pdf,
        "bilibili": cards.bilibili,
        "caniuse": cards.can_i_use,
        "can": cards.can_i_use,
        **{name: partial(_marked, name=name) for name in ("u", "emp", "wavy", "del", "kbd", "psw")},
        "": unknown,
    }
    return {**paired, **single}, frozenset(paired)


def _unknown(call: Call, markdown: Markdown) -> str:
    label = protect_braces(escape_all(" ".join((call.name, *call.arguments))))
    if not call.body:
        return f'<span class="tag-box">{label}</span>'
    return f'<div class="tag-box"><div class="tag-label">{label}</div>{markdown(call.body)}</div>'


def _words(call: Call) -> list[str]:
    """The parts of an argument that is separated by commas."""
    return [word.strip() for word in " ".join(call.arguments).split(",")]


def _at(words: list[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _note(call: Call, markdown: Markdown) -> str:
    """Butterfly's note (type or colour, icon, style) or NexT's (type, then words that fold it)."""
    words = list(call.arguments)
    classes: list[str] = []
    icon = ""
    while words and (words[0] in _TYPES | _COLOURS | _NOTE_STYLES or words[0].startswith("fa")):
        word = words.pop(0)
        if word.startswith("fa"):
            icon = word
            # An icon is written as one word in quotes, or as its style and its name.
            if _is_icon_style(word) and words and words[0].startswith("fa-"):
                icon = f"{word} {words.pop(0)}"
            classes.append("icon-padding")
        else:
            classes.append(word)
    own = [word for word in words if _CLASS.fullmatch(word) and word.isascii()]
    shown = " ".join(["note", *classes])
    mark = f'<i class="note-icon {escape_hexo(icon)}"></i>' if icon else ""
    if not words or (len(words) == len(own) == 1 and not classes):
        # A class of the author's own theme.
        return f'<div class="{" ".join([shown, *own])}">{mark}{markdown(call.body)}</div>'
    summary = f"<summary>{markdown(' '.join(words))}</summary>"
    return f'<details class="{shown}">{summary}{mark}{markdown(call.body)}</details>'


def _is_icon_style(word: str) -> bool:
    return word in ("fa", "fas", "far", "fab", "fa-solid", "fa-regular", "fa-brands")


def _icon(name: str) -> str:
    """An icon of Font Awesome; NexT lets its prefix be left out."""
    name = name.strip()
    if not name:
        return ""
    return f'<i class="{escape_hexo(name if name.startswith("fa") else f"fa fa-{name}")}"></i>'


def _tabs(call: Call, markdown: Markdown) -> str:
    """Tabs that a click changes without a script: each caption holds a radio button; the style does it."""
    words = _words(call)
    name, active = _at(words, 0) or "tab", _at(words, 1)
    chosen = int(active) if re.fullmatch(r"-?[0-9]{1,4}", active) else 0
    panes: list[str] = []
    heads: list[str] = []
    # Two sets of tabs on a page are two groups, even if the author gave them one name.
    group = f"tabs-{crc32(call.body.encode(errors='replace')):x}"
    for number, match in enumerate(_TAB.finditer(call.body), 1):
        caption, _, icon = match[1].partition("@")
        title = escape_all(caption.strip()) or ("" if icon.strip() else f"{escape_all(name)} {number}")
        on = number == chosen or (chosen == 0 and number == 1)
        active_class, checked = (" active", " checked") if on else ("", "")
        button = f'<input type="radio" name="{group}"{checked}>'
        heads.append(f'<label class="tab{active_class}">{button}{_icon(icon)}{title}</label>')
        panes.append(f'<div class="tab-item-content{active_class}">{markdown(match[2])}</div>')
    if not panes:
        return _unknown(call, markdown)
    bar = f'<div class="nav-tabs">{"".join(heads)}</div>'
    return f'<div class="tabs">{bar}<div class="tab-contents">{"".join(panes)}</div></div>'


def _style(words: list[str], first: int) -> str:
    given = ((name, _at(words, first + n)) for n, name in enumerate(("background-color", "color")))
    shown = ";".join(f"{name}:{value}" for name, value in given if _STYLE_VALUE.fullmatch(value))
    return f' style="{shown}"' if shown else ""


def _toggle(call: Call, markdown: Markdown) -> str:
    words = _words(call)
    title = escape_all(_at(words, 0))
    return (
        f'<details class="toggle"><summary class="toggle-button"{_style(words, 1)}>{title}</summary>'
        f'<div class="toggle-content">{markdown(call.body)}</div></details>'
    )


def _hidden(call: Call, markdown: Markdown) -> str:
    words = _words(call)
    title = escape_all(_at(words, 0) or "Click")
    return (
        f'<details class="hide-block"><summary class="hide-button"{_style(words, 1)}>{title}</summary>'
        f'<div class="hide-content">{markdown(call.body)}</div></details>'
    )


def _hidden_inline(call: Call) -> str:
    """A button that gives way to what it hides; a check box in it makes it work without a script."""
    words = _words(call)
    title = escape_all(_at(words, 1) or "Click")
    button = f'<label class="hide-button"{_style(words, 2)}><input type="checkbox">{title}</label>'
    hidden = f'<span class="hide-content">{escape_all(_at(words, 0))}</span>'
    return f'<span class="hide-inline">{button}{hidden}</span>'


def _timeline(call: Call, markdown: Markdown) -> str:
    words = _words(call)
    title, colour = _at(words, 0), _at(words, 1)
    head = ""
    if title:
        head = (
            '<div class="timeline-item headline"><div class="timeline-item-title">'
            f'<div class="item-circle">{markdown(title)}</div></div></div>'
        )
    items = "".join(
        '<div class="timeline-item"><div class="timeline-item-title">'
        f'<div class="item-circle">{markdown(match[1])}</div></div>'
        f'<div class="timeline-item-content">{markdown(match[2])}</div></div>'
        for match in _EVENT.finditer(call.body)
    )
    return f'<div class="timeline{" " + escape_hexo(colour) if colour else ""}">{head}{items}</div>'


def _mermaid(call: Call) -> str:
    """NexT takes the words of the tag for the diagram's first line, Butterfly for its configuration."""
    first = " ".join(call.arguments)
    source = f"{first}\n{call.body}" if first and not first.startswith("{") else call.body
    return f'<pre class="mermaid">{protect_braces(escape_all(source))}</pre>'


def _source(call: Call) -> str:
    """Something only a script of the theme could draw: its source, under its name."""
    label = protect_braces(escape_all(" ".join((call.name, *call.arguments))))
    source = protect_braces(escape_all(call.body))
    return f'<div class="tag-box"><div class="tag-label">{label}</div><pre>{source}</pre></div>'


def _centred(call: Call, markdown: Markdown) -> str:
    return f'<blockquote class="blockquote-center">{markdown(call.body)}</blockquote>'


def _button(call: Call) -> str:
    words = _words(call)
    address, text, icon, option = (_at(words, n) for n in range(4))
    classes = [word for word in option.split() if _CLASS.fullmatch(word)]
    label = f"<span>{escape_all(text)}</span>" if text else ""
    return (
        f'<a class="{" ".join(["btn-beautify", *classes])}" href="{link_address(address)}"'
        f' title="{escape_hexo(text)}">{_icon(icon)}{label}</a>'
    )


def _label(call: Call) -> str:
    """NexT's `colour@text` or Butterfly's `text colour`."""
    words = list(call.arguments)
    if words and "@" in words[0] and words[0].split("@")[0] in {*_TYPES, *_COLOURS, ""}:
        colour, _, text = " ".join(words).partition("@")
    else:
        colour = words.pop() if len(words) > 1 and words[-1] in _TYPES | _COLOURS else "default"
        text = " ".join(words)
    return f'<mark class="hl-label {escape_hexo(colour or "default")}">{escape_all(text)}</mark>'


def _box(call: Call, kind: str) -> str:
    words = _words(call)
    classes, text = ("", words[0]) if len(words) == 1 else (words[0], ", ".join(words[1:]))
    names = classes.split()
    checked = " checked" if "checked" in names else ""
    shown = " ".join([kind, *(c for c in names if c != "checked" and re.fullmatch(r"[\w-]+", c))])
    return f'<div class="{shown}"><input type="{kind}" tabindex="-1"{checked}><p>{escape_all(text)}</p></div>'


def _span(call: Call, element: str) -> str:
    words = _words(call)
    if len(words) == 1:
        return f"<{element}>{escape_all(words[0])}</{element}>"
    classes = " ".join(c for c in words[0].split() if _CLASS.fullmatch(c))
    return f'<{element} class="p {classes}">{escape_all(", ".join(words[1:]))}</{element}>'


def _marked(call: Call, name: str) -> str:
    """Words under a line, dots or a wave, struck out, as a key, or covered until they are pointed at."""
    text = escape_all(" ".join(call.arguments))
    return (
        f"<{name}>{text}</{name}>" if name in ("u", "del", "kbd") else f'<span class="{name}">{text}</span>'
    )

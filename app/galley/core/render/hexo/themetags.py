"""Tags of the themes Butterfly and NexT, drawn as those themes draw them, and a box for unknown tags."""

import re
from collections.abc import Callable
from functools import partial

from galley.core.render.hexo.template import Call, protect_braces
from galley.core.render.marked.urls import link_address
from galley.core.render.text import escape_all, escape_hexo

Write = Callable[[Call], str]
Markdown = Callable[[str], str]

_TAB = re.compile(r"<!--\s*tab\s*([^\n]*?)\s*-->([\s\S]*?)<!--\s*endtab\s*-->")
_EVENT = re.compile(r"<!--\s*timeline\s*([^\n]*?)\s*-->([\s\S]*?)<!--\s*endtimeline\s*-->")
_COLOURS = frozenset(
    [
        "default",
        "primary",
        "success",
        "info",
        "warning",
        "danger",
        "blue",
        "pink",
        "red",
        "purple",
        "orange",
        "green",
    ]
)


def theme_tags(markdown: Markdown) -> tuple[dict[str, Write], frozenset[str]]:
    """What each theme tag writes, and which have a body."""
    paired: dict[str, Write] = {
        "note": partial(_note, markdown=markdown),
        "subnote": partial(_note, markdown=markdown),
        "tabs": partial(_tabs, markdown=markdown),
        "hideBlock": partial(_hidden, markdown=markdown),
        "hideToggle": partial(_toggle, markdown=markdown),
        "timeline": partial(_timeline, markdown=markdown),
        "mermaid": _mermaid,
        "gallery": partial(_gallery, markdown=markdown),
        "galleryGroup": _gallery_group,
        "centerquote": partial(_centred, markdown=markdown),
        "cq": partial(_centred, markdown=markdown),
    }
    single: dict[str, Write] = {
        "btn": _button,
        "button": _button,
        "label": _label,
        "hideInline": _hidden_inline,
        "checkbox": partial(_box, kind="checkbox"),
        "radio": partial(_box, kind="radio"),
        "span": _span,
        "inlineImg": _inline_image,
        "": partial(_unknown, markdown=markdown),
    }
    # A group of galleries has a body; its single form, galleryGroup, has none.
    single["galleryGroup"] = paired.pop("galleryGroup")
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
    classes = [word for word in call.arguments if re.fullmatch(r"[\w-]+", word)]
    return f'<div class="{" ".join(["note", *classes])}">{markdown(call.body)}</div>'


def _tabs(call: Call, markdown: Markdown) -> str:
    words = _words(call)
    name, active = _at(words, 0) or "tab", _at(words, 1)
    chosen = int(active) if active.lstrip("-").isdigit() else 1
    heads: list[str] = []
    panes: list[str] = []
    for number, match in enumerate(_TAB.finditer(call.body), 1):
        caption, _, icon = match[1].partition("@")
        title = escape_all(caption.strip()) or ("" if icon else f"{escape_all(name)} {number}")
        key = f"{escape_hexo(name.lower().replace(' ', '-'))}-{number}"
        on = " active" if number == max(1, chosen) and chosen >= 0 else ""
        mark = f'<i class="{escape_hexo(icon.strip())}"></i>' if icon.strip() else ""
        heads.append(f'<button type="button" class="tab{on}" data-href="{key}">{mark}{title}</button>')
        panes.append(f'<div class="tab-item-content{on}" id="{key}">{markdown(match[2])}</div>')
    if not panes:
        return _unknown(call, markdown)
    bar = f'<div class="nav-tabs">{"".join(heads)}</div>'
    return f'<div class="tabs">{bar}<div class="tab-contents">{"".join(panes)}</div></div>'


def _style(words: list[str], first: int) -> str:
    colours = [f"{name}:{_at(words, first + n)}" for n, name in enumerate(("background-color", "color"))]
    shown = ";".join(c for c in colours if re.fullmatch(r"[a-z-]+:[#\w(), .%-]+", c))
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
    words = _words(call)
    title = escape_all(_at(words, 1) or "Click")
    return (
        f'<span class="hide-inline"><span class="hide-button"{_style(words, 2)}>{title}</span>'
        f'<span class="hide-content">{escape_all(_at(words, 0))}</span></span>'
    )


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
    return f'<pre class="mermaid">{protect_braces(escape_all(call.body))}</pre>'


def _gallery(call: Call, markdown: Markdown) -> str:
    return f'<div class="gallery-container"><div class="gallery-items">{markdown(call.body)}</div></div>'


def _gallery_group(call: Call) -> str:
    name, description, link, image = (*call.arguments, "", "", "", "")[:4]
    return (
        f'<figure class="gallery-group"><img class="gallery-group-img" src="{link_address(image)}" alt="">'
        f'<figcaption><div class="gallery-group-name">{escape_all(name)}</div>'
        f'<p>{escape_all(description)}</p><a href="{link_address(link)}"></a></figcaption></figure>'
    )


def _centred(call: Call, markdown: Markdown) -> str:
    return f'<blockquote class="blockquote-center">{markdown(call.body)}</blockquote>'


def _button(call: Call) -> str:
    words = _words(call)
    address, text, icon = _at(words, 0), _at(words, 1), _at(words, 2)
    classes = " ".join(["btn-beautify", *(c for c in _at(words, 3).split() if re.fullmatch(r"[\w-]+", c))])
    mark = f'<i class="{escape_hexo(icon)}"></i>' if icon else ""
    label = f"<span>{escape_all(text)}</span>" if text else ""
    return (
        f'<a class="{classes}" href="{link_address(address)}" title="{escape_hexo(text)}">{mark}{label}</a>'
    )


def _label(call: Call) -> str:
    words = list(call.arguments)
    if words and "@" in words[0] and words[0].split("@")[0] in {*_COLOURS, ""}:
        colour, _, text = " ".join(words).partition("@")
    else:
        colour = words.pop() if len(words) > 1 and words[-1] in _COLOURS else "default"
        text = " ".join(words)
    return f'<mark class="hl-label {escape_hexo(colour or "default")}">{escape_all(text)}</mark>'


def _box(call: Call, kind: str) -> str:
    words = _words(call)
    classes, text = ("", words[0]) if len(words) == 1 else (words[0], ", ".join(words[1:]))
    names = classes.split()
    checked = " checked" if "checked" in names else ""
    shown = " ".join([kind, *(c for c in names if c != "checked" and re.fullmatch(r"[\w-]+", c))])
    return f'<div class="{shown}"><input type="{kind}" disabled{checked}><p>{escape_all(text)}</p></div>'


def _span(call: Call) -> str:
    words = _words(call)
    if len(words) == 1:
        return f"<span>{escape_all(words[0])}</span>"
    classes = " ".join(c for c in words[0].split() if re.fullmatch(r"[\w-]+", c))
    return f'<span class="p {classes}">{escape_all(", ".join(words[1:]))}</span>'


def _inline_image(call: Call) -> str:
    address, height = (*call.arguments, "", "")[:2]
    style = f' style="height:{height}"' if re.fullmatch(r"[\w.%]+", height) else ""
    return f'<img class="inline-img" src="{link_address(address)}" alt=""{style}>'

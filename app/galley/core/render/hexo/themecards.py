"""Pictures, films and cards of links that the tags of themes draw."""

import re
from collections.abc import Callable, Mapping
from typing import cast

import yaml

from galley.core.render.hexo.template import Call, protect_braces
from galley.core.render.marked.urls import link_address
from galley.core.render.text import escape_all, escape_hexo

Markdown = Callable[[str], str]
# An alias in YAML may name a long list again and again.
_LONGEST_LIST, _MOST_GROUPS, _MOST_LINKS = 100_000, 100, 500
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(\s*([^\s)]+)[^)\n]*\)")
_HEIGHT = re.compile(r"[\w.%]+")
_ID = re.compile(r"[\w-]+", re.ASCII)


def gallery(call: Call, markdown: Markdown) -> str:
    """Butterfly's gallery: pictures in rows of one height."""
    if call.arguments and " ".join(call.arguments).partition(",")[0].strip() == "url":
        return _card("gallery", " ".join(call.arguments).split(",")[1:2])
    images = "".join(
        f'<img src="{link_address(match[2])}" alt="{escape_hexo(match[1])}">'
        for match in _PICTURE.finditer(call.body)
    )
    shown = images or markdown(call.body)
    return f'<div class="gallery-container"><div class="gallery-items">{shown}</div></div>'


def gallery_group(call: Call) -> str:
    """A cover that leads to a gallery: name, description, address, picture."""
    name, description, link, image = (*call.arguments, "", "", "", "")[:4]
    return (
        f'<figure class="gallery-group"><img class="gallery-group-img" src="{link_address(image)}" alt="">'
        f'<figcaption><div class="gallery-group-name">{escape_all(name)}</div>'
        f'<p>{escape_all(description)}</p><a href="{link_address(link)}"></a></figcaption></figure>'
    )


def pictures(call: Call, markdown: Markdown) -> str:
    """NexT's group of pictures."""
    return f'<div class="group-picture">{markdown(call.body)}</div>'


def inline_image(call: Call) -> str:
    """A picture as high as the text around it, or as said."""
    address, height = (*call.arguments, "", "")[:2]
    style = f' style="height:{height}"' if _HEIGHT.fullmatch(height) else ""
    return f'<img class="inline-img" src="{link_address(address)}" alt=""{style}>'


def media(call: Call, kind: str) -> str:
    """A film or a recording, with a still picture if one is named."""
    address, poster = (*call.arguments, "", "")[:2]
    still = f' poster="{link_address(poster)}"' if poster and kind == "video" else ""
    return f'<{kind} src="{link_address(address)}"{still} controls preload="metadata"></{kind}>'


def pdf(call: Call) -> str:
    """A link to the document: what NexT shows is a viewer of the browser's."""
    return _card("pdf", call.arguments[:1])


def bilibili(call: Call) -> str:
    """A film on bilibili, by its number."""
    number = (*call.arguments, "")[0]
    key = "bvid" if number.lower().startswith("bv") else "aid"
    number = number if key == "bvid" else number.lower().removeprefix("av")
    if not _ID.fullmatch(number):
        return _card("bilibili", call.arguments[:1])
    return f'<iframe src="https://player.bilibili.com/player.html?{key}={number}" allowfullscreen></iframe>'


def can_i_use(call: Call) -> str:
    """NexT's table of what browsers support, from a site of its own."""
    feature = "".join(call.arguments).partition("@")[0]
    return f'<iframe src="https://caniuse.com/{link_address(feature)}"></iframe>'


def _card(kind: str, address: tuple[str, ...] | list[str]) -> str:
    shown = address[0].strip() if address else ""
    name = escape_all(shown.rpartition("/")[2] or shown)
    return f'<div class="embed-card {kind}"><a href="{link_address(shown)}">{name}</a></div>'


def link_grid(call: Call) -> str:
    """NexT's grid of links: name, address, description and picture of each line."""
    image, delimiter, comment = (*call.arguments, *("/images/avatar.gif", "|", "%")[len(call.arguments) :])[
        :3
    ]
    found: list[str] = []
    for line in call.body.split("\n"):
        item = [part.strip() for part in line.split(delimiter or "|")]
        if not item[0] or item[0].startswith(comment or "%"):
            continue
        name, link, words, picture = (*item, "", "", "")[:4]
        found.append(
            f'<div class="link-grid-container"><img class="link-grid-image" alt=""'
            f' src="{link_address(picture or image)}"><p>{escape_all(name)}</p>'
            f"<p>{escape_all(words or link)}</p>"
            f'<a href="{link_address(link)}"></a></div>'
        )
    return protect_braces(f'<div class="link-grid">{"".join(found)}</div>')


def friends(call: Call, unknown: Callable[[Call], str]) -> str:
    """Butterfly's links to friends, written as YAML; what is no such list is shown as it stands."""
    try:
        data: object = yaml.load(call.body, yaml.CSafeLoader) if len(call.body) < _LONGEST_LIST else None
    except (yaml.YAMLError, ValueError, RecursionError):
        data = None
    if not isinstance(data, list):
        return unknown(call)
    out: list[str] = []
    for group in map(_mapping, cast("list[object]", data)[:_MOST_GROUPS]):
        for key, css in (("class_name", "flink-name"), ("class_desc", "flink-desc")):
            if text := _text(group.get(key)):
                out.append(f'<div class="{css}">{escape_all(text)}</div>')
        links = group.get("link_list")
        few = cast("list[object]", links)[:_MOST_LINKS] if isinstance(links, list) else []
        cards = [_friend(_mapping(link)) for link in few]
        out.append(f'<div class="flink-list">{"".join(cards)}</div>')
    return protect_braces(f'<div class="flink">{"".join(out)}</div>')


def _text(value: object) -> str:
    # Nothing but plain values: a list that holds itself many times over would never end.
    return str(value) if isinstance(value, str | int | float) else ""


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _friend(link: Mapping[str, object]) -> str:
    name, address, avatar, words = (_text(link.get(key)) for key in ("name", "link", "avatar", "descr"))
    return (
        f'<div class="flink-list-item"><a href="{link_address(address)}" title="{escape_hexo(name)}">'
        f'<div class="flink-item-icon"><img src="{link_address(avatar)}" alt="{escape_hexo(name)}"></div>'
        f'<div class="flink-item-name">{escape_all(name)}</div>'
        f'<div class="flink-item-desc">{escape_all(words)}</div></a></div>'
    )

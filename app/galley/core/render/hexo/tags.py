"""The tags that Hexo brings along."""

import re
from collections.abc import Callable
from functools import partial

from galley.core.messages import say
from galley.core.render.context import RenderContext
from galley.core.render.dialect import Dialect
from galley.core.render.hexo.expressions import MissingError, TemplateError
from galley.core.render.hexo.figure import figure, options
from galley.core.render.hexo.template import Call, Tags, protect_braces
from galley.core.render.hexo.themetags import theme_tags
from galley.core.render.marked.urls import link_address, rooted
from galley.core.render.text import escape_all, escape_hexo

_ADDRESS = re.compile(
    r"(?:[A-Za-z]{3,9}:(?://)?(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+|(?:www.|[-;:&=+$,\w]+@)[A-Za-z0-9.-]+)",
    re.ASCII,
)
_SOURCE = re.compile(r"(\S.*)\s+(https?://\S+)(?:\s+(.+))?", re.IGNORECASE)
_AUTHOR_TITLE = re.compile(r"([^,]+),\s*([^,]+)")
_CAPTION = re.compile(r"(\S[\S\s]*)\s+(https?://\S+)(?:\s+(.+))?", re.IGNORECASE)
_SCHEME_OR_INDEX = re.compile(r"^https?://|/(index.html?)?$")
_OPTION = re.compile(
    r"(lang|line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):(.*)", re.DOTALL
)
_LANG, _FROM, _TO = (
    re.compile(rf"\s*{key}", re.IGNORECASE) for key in (r"lang:(\w+)", r"from:(\d+)", r"to:(\d+)")
)
_CODE_FILE = re.compile(r"(.*)?(?:\s+|^)(/*\S+)")

Markdown = Callable[[str], str]


def hexo_tags(dialect: Dialect, context: RenderContext, markdown: Markdown) -> Tags:
    """All tags of a Hexo site; `markdown` renders a body."""
    quote = partial(_blockquote, markdown=markdown)
    code = partial(_codeblock, dialect=dialect)
    include = partial(_include_code, dialect=dialect, context=context)
    image = partial(_img, dialect=dialect)
    asset = partial(_asset_img, dialect=dialect, context=context)
    write: dict[str, Callable[[Call], str]] = {
        "quote": quote,
        "blockquote": quote,
        "code": code,
        "codeblock": code,
        "pullquote": partial(_pullquote, markdown=markdown),
        "iframe": _iframe,
        "youtube": partial(_video, address="https://www.youtube.com/embed/"),
        "vimeo": partial(_video, address="https://player.vimeo.com/video/"),
        "gist": _gist,
        "jsfiddle": _jsfiddle,
        "img": image,
        "image": image,
        "include_code": include,
        "include-code": include,
        "a": _link,
        "link": _link,
        "anchor": _link,
        "post_link": partial(_post_link, context=context),
        "post_path": partial(_post_path, context=context),
        "asset_img": asset,
        "asset_image": asset,
        "asset_link": partial(_asset_link, context=context),
        "asset_path": partial(_asset_path, context=context),
        "url_for": partial(_url_for, dialect=dialect),
        "full_url_for": partial(_full_url_for, dialect=dialect),
    }
    themed, paired = theme_tags(markdown)
    names = frozenset(("quote", "blockquote", "code", "codeblock", "pullquote"))
    return Tags({**themed, **write}, names | paired)


def _tag(name: str, attributes: dict[str, str | bool | None], text: str | None = None) -> str:
    """An HTML element as hexo-util writes it."""
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        if value is True or value == key:
            parts.append(key)
        else:
            shown = link_address(str(value)) if key in ("href", "src") else escape_hexo(str(value))
            parts.append(f'{key}="{shown}"')
    opening = f"<{' '.join(parts)}>"
    return opening if text is None else f"{opening}{text}</{name}>"


def _blockquote(call: Call, markdown: Markdown) -> str:
    footer = _footer(" ".join(call.arguments))
    end = f"<footer>{footer}</footer>" if footer else ""
    return f"<blockquote>{markdown(call.body)}{end}</blockquote>"


def _footer(text: str) -> str:
    if not text:
        return ""
    author, source, title = text, "", ""
    if match := _SOURCE.search(text):
        author, source, title = match[1], match[2], match[3] or ""
    elif match := _AUTHOR_TITLE.search(text):
        author, title = match[1], match[2]
    footer = f"<strong>{author}</strong>"
    if source:
        shown = title or _SCHEME_OR_INDEX.sub("", source)
        footer += f'<cite><a href="{source}">{shown}</a></cite>'
    elif title:
        footer += f"<cite>{title}</cite>"
    return footer


def _pullquote(call: Call, markdown: Markdown) -> str:
    classes = " ".join(("pullquote", *call.arguments))
    return f'<blockquote class="{classes}">{markdown(call.body)}</blockquote>'


def _codeblock(call: Call, dialect: Dialect) -> str:
    given: dict[str, str] = {}
    words: list[str] = []
    for word in call.arguments:
        if match := _OPTION.fullmatch(word):
            given[match[1]] = match[2]
        else:
            words.append(word)
    if not dialect.highlight.enabled or given.get("highlight", "true") != "true":
        return f"<pre><code>{protect_braces(escape_hexo(call.body))}</code></pre>"
    caption = " ".join(words)
    if match := _CAPTION.search(caption):
        caption = _tag("span", {}, escape_hexo(match[1])) + _tag(
            "a", {"href": match[2]}, escape_hexo(match[3] or "link")
        )
    elif caption:
        caption = _tag("span", {}, escape_hexo(caption))
    return protect_braces(
        figure(call.body, options(given, given.get("lang", ""), caption), dialect.highlight)
    )


def _include_code(call: Call, dialect: Dialect, context: RenderContext) -> str:
    text = " ".join(call.arguments)
    found: dict[str, str] = {}
    for key, pattern in (("lang", _LANG), ("from", _FROM), ("to", _TO)):
        if match := pattern.search(text):
            found[key] = match[1]
            text = text[: match.start()] + text[match.end() :]
    match = _CODE_FILE.search(text)
    code = context.read_code(match[2]) if match else None
    if match is None or code is None:
        raise MissingError(say("There is no code file “{0}”.", text.strip()))
    lines = code.split("\n")
    stop = int(found["to"]) if "to" in found else len(lines)
    code = "\n".join(lines[int(found.get("from", "1")) - 1 : stop]).strip()
    name = match[2].rsplit("/", 1)[-1]
    lang = found.get("lang") or (name.rpartition(".")[2] if "." in name else "")
    title = (match[1] or "").strip() or name
    caption = _tag("span", {}, escape_hexo(title)) + f'<a href="{link_address(match[2])}">view raw</a>'
    if not dialect.highlight.enabled:
        return f"<pre><code>{protect_braces(escape_all(code))}</code></pre>"
    return protect_braces(figure(code, options({}, lang, caption), dialect.highlight))


def _iframe(call: Call) -> str:
    source, width, height = (*call.arguments, "", "", "")[:3]
    return _tag(
        "iframe",
        {
            "src": source,
            "width": width if width and width != "default" else "100%",
            "height": height if height and height != "default" else "300",
            "frameborder": "0",
            "loading": "lazy",
            "allowfullscreen": True,
        },
        "",
    )


def _video(call: Call, address: str) -> str:
    if not call.arguments:
        raise TemplateError(say("The tag “{0}” needs the video's id.", call.name))
    frame = _tag(
        "iframe",
        {"src": address + call.arguments[0], "frameborder": "0", "loading": "lazy", "allowfullscreen": True},
        "",
    )
    return f'<div class="video-container">{frame}</div>'


def _gist(call: Call) -> str:
    gist, file = (*call.arguments, "", "")[:2]
    query = f"?file={file}" if file else ""
    return _card("gist", f"https://gist.github.com/{gist}{query}")


def _jsfiddle(call: Call) -> str:
    return _card("jsfiddle", f"https://jsfiddle.net/{(*call.arguments, '')[0]}/")


def _card(kind: str, address: str) -> str:
    """What stands in the preview for something that only a script could show."""
    return f'<div class="embed-card {kind}">{_tag("a", {"href": address}, escape_hexo(address))}</div>'


def _img(call: Call, dialect: Dialect) -> str:
    words = list(call.arguments)
    classes: list[str] = []
    source = None
    while words:
        word = words.pop(0)
        if _ADDRESS.search(word) or word.startswith("/"):
            source = rooted(word, dialect.root)
            break
        classes.append(word)
    return _image(source, words, classes)


def _image(source: str | None, words: list[str], classes: list[str]) -> str:
    width = words.pop(0) if words and words[0].isdigit() else None
    height = words.pop(0) if width and words and words[0].isdigit() else None
    title = alt = None
    meta = " ".join(words)
    if words:
        first = r'"?([^"]+)?"?' if meta.startswith('"') else r"'?([^']+)?'?"
        second = r'"?([^"]+)?"?' if meta.endswith('"') else r"'?([^']+)?'?"
        if match := re.search(rf"{first}\s*{second}", meta):
            title, alt = match[1], match[2]
    return _tag(
        "img",
        {
            "src": source,
            "class": " ".join(classes),
            "width": width,
            "height": height,
            "title": title,
            "alt": alt,
        },
    )


def _asset_img(call: Call, dialect: Dialect, context: RenderContext) -> str:
    for number, word in enumerate(call.arguments):
        if address := context.asset(word):
            return _image(
                rooted(address, dialect.root),
                list(call.arguments[number + 1 :]),
                list(call.arguments[:number]),
            )
    raise MissingError(say("No file of “{0}” is in the post's asset folder.", " ".join(call.arguments)))


def _escaped_title(words: list[str], default: str) -> str:
    escape = True
    if words and words[-1] in ("true", "false"):
        escape = words.pop() == "true"
    title = " ".join(words) if words else default
    return escape_hexo(title) if escape else title


def _asset_link(call: Call, context: RenderContext) -> str:
    slug, *words = call.arguments or ("",)
    address = context.asset(slug)
    if address is None:
        raise MissingError(say("“{0}” is not in the post's asset folder.", slug))
    title = _escaped_title(list(words), slug)
    shown = escape_hexo(" ".join(w for w in words if w not in ("true", "false")) or slug)
    return f'<a href="{link_address(address)}" title="{shown}">{title}</a>'


def _asset_path(call: Call, context: RenderContext) -> str:
    slug = (*call.arguments, "")[0]
    address = context.asset(slug)
    if address is None:
        raise MissingError(say("“{0}” is not in the post's asset folder.", slug))
    return link_address(address)


def _link(call: Call) -> str:
    text: list[str] = []
    address, rest = "", list(call.arguments)
    while rest:
        word = rest.pop(0)
        if _ADDRESS.search(word):
            address = word
            break
        text.append(word)
    external = False
    if rest and rest[0] in ("true", "false"):
        external = rest.pop(0) == "true"
    attributes: dict[str, str | bool | None] = {
        "href": address, "title": " ".join(rest), "target": "_blank" if external else "",
    }  # fmt: skip
    return _tag("a", attributes, escape_hexo(" ".join(text)))


def _post_link(call: Call, context: RenderContext) -> str:
    slug, *words = call.arguments or ("",)
    name, _, fragment = slug.partition("#")
    address, title = context.post_path(name), context.post_title(name)
    if address is None:
        raise TemplateError(say("There is no post “{0}” for post_link.", name))
    tip = escape_hexo(title or name)
    shown = _escaped_title(list(words), title or name)
    return f'<a href="{link_address(address)}{"#" + fragment if fragment else ""}" title="{tip}">{shown}</a>'


def _post_path(call: Call, context: RenderContext) -> str:
    name = (*call.arguments, "")[0]
    address = context.post_path(name)
    if address is None:
        raise MissingError(say("There is no post “{0}” for post_path.", name))
    return link_address(address)


def _url_for(call: Call, dialect: Dialect) -> str:
    text, path = (*call.arguments, "", "")[:2]
    return _tag("a", {"href": rooted(path, dialect.root)}, escape_hexo(text))


def _full_url_for(call: Call, dialect: Dialect) -> str:
    text, path = (*call.arguments, "", "")[:2]
    return _tag("a", {"href": dialect.url.rstrip("/") + rooted(path, dialect.root)}, escape_hexo(text))

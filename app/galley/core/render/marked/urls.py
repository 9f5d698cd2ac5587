"""Addresses as Hexo writes them into links and images."""

import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urlsplit

from galley.core.render.dialect import Dialect

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_LEGACY_SCHEME = re.compile(r"[a-z0-9.+-]+:", re.IGNORECASE)
_SPECIAL = {"http": "80", "https": "443", "ftp": "21", "ws": "80", "wss": "443"}
_ENCODE_URI = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789;,/?:@&=+$-_.!~*'()#"
_PATH = re.compile(r"[^!$%&'()*+,\-./0-9:;=@A-Z\[\\\]^_a-z|~]")
_FRAGMENT = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\\\]^_a-z{|}~]")
_SPLIT = re.compile(r"([^/\\?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_BAD_HOST = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_HOST_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?\Z")
_SLASHES = re.compile(r"/{2,}")
_ABSOLUTE = re.compile(r"#|//|https?:")


def _encode_uri(text: str) -> str:
    """JavaScript's encodeURI. Raises ValueError for half of a surrogate pair."""
    return quote(text, safe=_ENCODE_URI)


def _unescape(text: str) -> str:
    """Decode %XX as node's querystring does; what is no UTF-8 is decoded byte for byte."""
    if "%" not in text:
        return text
    try:
        bad = "%" in _PERCENT.sub("", text)
        if not bad:
            return unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        pass
    coded = bytes(ord(char) & 255 for char in text)
    return unquote_to_bytes(coded).decode("utf-8", "replace")


def _dots(path: str) -> str:
    """Resolve . and .. in a path that begins with a slash."""
    if "/." not in path and "%2" not in path:
        return path
    out: list[str] = []
    parts = path.split("/")[1:]
    for number, part in enumerate(parts):
        plain = part.lower().replace("%2e", ".")
        last = number == len(parts) - 1
        if plain == "..":
            if out:
                out.pop()
            if last:
                out.append("")
        elif plain == ".":
            if last:
                out.append("")
        else:
            out.append(part)
    return "/" + "/".join(out)


def _host(name: str) -> str:
    name = _unescape(name).lower().replace("。", ".").replace("．", ".")
    if _BAD_HOST.search(name) and not name.startswith("["):
        raise ValueError(name)
    if name.startswith("xn--") or ".xn--" in name:
        try:
            return name.encode("ascii").decode("idna")
        except UnicodeError:
            return name
    return name


def _parse(address: str) -> str | None:
    """The address as a browser would write it, host in Unicode; None if its scheme has no host.

    Raises ValueError if it is no valid address.
    """
    address = (
        address.strip("".join(map(chr, range(33)))).replace("\t", "").replace("\n", "").replace("\r", "")
    )
    match = _SCHEME.match(address)
    if match is None:
        raise ValueError(address)
    scheme = match[1].lower()
    if scheme not in _SPECIAL:
        return None
    rest = address[match.end() :].lstrip("/\\")
    parts = _SPLIT.match(rest)
    assert parts is not None
    authority, path, search, fragment = (part or "" for part in parts.groups())
    user, at, location = authority.rpartition("@")
    port_match = _HOST_PORT.match(location)
    if port_match is None or not port_match[1]:
        raise ValueError(address)
    host, port = _host(port_match[1]), port_match[2] or ""
    if port and int(port) > 65535:
        raise ValueError(address)
    port = "" if not port or int(port) == int(_SPECIAL[scheme]) else f":{int(port)}"
    path = _dots(path.replace("\\", "/")) or "/"
    path = _PATH.sub(lambda m: quote(m[0], safe=""), path)
    search = "" if search == "?" else search
    search = _encode_uri(_unescape(search)) if search else ""
    fragment = _FRAGMENT.sub(lambda m: quote(m[0], safe=""), fragment)
    return f"{scheme}://{user}{at}{host}{port}{path}{search}{fragment}"


@lru_cache(maxsize=4096)
def encode(address: str) -> str:
    """An address as hexo-util's encodeURL leaves it. Raises ValueError where that throws."""
    if _LEGACY_SCHEME.match(address.strip()):
        parsed = _parse(address)
        return address if parsed is None else parsed
    return _encode_uri(_unescape(address))


@lru_cache(maxsize=4096)
def link_address(address: str) -> str:
    """What goes into a link's href."""
    try:
        return encode(address)
    except ValueError:
        return address


@lru_cache(maxsize=4096)
def rooted(address: str, root: str) -> str:
    """An address below the site's root, as hexo-util's url_for makes it."""
    if _ABSOLUTE.match(address) or _SCHEME.match(address):
        return address
    return link_address(_SLASHES.sub("/", root + address))


def is_absolute(address: str) -> bool:
    """Whether Hexo leaves an image's address alone: a fragment, or a full address."""
    return _ABSOLUTE.match(address) is not None


def external_attributes(href: str, dialect: Dialect) -> str:
    """The target and rel attributes that the site's configuration gives a link to elsewhere."""
    if not re.match(r"//|https?:", href):
        return ""
    try:
        host = urlsplit(href).hostname
        own = urlsplit(dialect.url).hostname or dialect.url
    except ValueError:
        return ""
    if not own or host is None or host == own or host in dialect.link_exclude:
        return ""
    if dialect.link_target_blank:
        rel = "noopener external nofollow noreferrer" if dialect.link_nofollow else "noopener"
        return f' target="_blank" rel="{rel}"'
    return ' rel="noopener external nofollow noreferrer"'

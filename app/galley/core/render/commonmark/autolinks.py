"""GitHub's links without brackets: bare web and e-mail addresses."""

import re

_URL = re.compile(r"(?:https?://|ftp://|www\.)([^\s<]*)")
_DOMAIN = re.compile(r"[A-Za-z0-9_\u0080-\U0010ffff-]+(?:\.[A-Za-z0-9_\u0080-\U0010ffff-]+)*")
_BEFORE_EMAIL = re.compile(r"[A-Za-z0-9._+-]+\Z")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+(@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;\Z")


def url_at(text: str, pos: int) -> int:
    """The end of the address at `pos`, or 0."""
    if pos and text[pos - 1] not in " \t\n*_~(" and not text[pos - 1].isspace():
        return 0
    match = _URL.match(text, pos)
    if match is None:
        return 0
    start = pos if text.startswith("www.", pos) else match.start(1)
    domain = _DOMAIN.match(text, start)
    if domain is None:
        return 0
    parts = domain[0].split(".")
    if len(parts) < 2 and text.startswith("www.", pos):
        return 0
    if any("_" in part for part in parts[-2:]):
        return 0
    return pos + len(_trimmed(text[pos : match.end()]))


def _trimmed(url: str) -> str:
    """The address without punctuation that ends a sentence."""
    while url:
        last = url[-1]
        if last in "?!.,:*_~'\"" or (last == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        elif last == ";" and (match := _ENTITY_END.search(url)):
            url = url[: match.start()]
        elif last == ";":
            url = url[:-1]
        else:
            break
    return url


def email_at(text: str, pos: int, before: str) -> tuple[int, int] | None:
    """For an @ or _ at `pos` behind the text `before`: how many characters before it belong to an e-mail
    address, and where that ends."""
    local = _BEFORE_EMAIL.search(before[-200:])
    length = len(local[0]) if local else 0
    match = _EMAIL.match(text, pos - length)
    if match is None or match.start(1) < pos:
        return None
    domain = match[1].rstrip(".")
    if "." not in domain or domain[-1] in "-_":
        return None
    return length, match.start(1) + len(domain)

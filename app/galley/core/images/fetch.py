"""Fetch one image over http or https, within bounds of time and size."""

import http.client
import time
import urllib.error
import urllib.request
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

import galley
from galley.core.images.errors import FetchError
from galley.core.images.kinds import kind_of_bytes
from galley.core.messages import say

# Seconds without an answer, and for the whole of one image.
CONNECT_TIMEOUT = 10.0
WHOLE_TIMEOUT = 60.0
LARGEST = 25 * 1024 * 1024
_PIECE = 64 * 1024


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            fp.close()
            raise FetchError(say("It redirects to {0}:", urlsplit(newurl).scheme))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def as_written_by_browsers(address: str) -> str:
    """The address with Chinese and blanks percent-encoded and its host in ASCII, as a browser sends it.

    Raises ValueError for an address that is no http or https address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(say("not a web address: {0}", address))
    host = parts.hostname
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    place = f"{host}:{parts.port}" if parts.port else host
    safe = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, place, quote(parts.path, safe=safe), quote(parts.query, safe=safe), ""))


def fetch(address: str) -> bytes:
    """The bytes of the image at ``address``. No cookies, no referrer, no credentials are sent.

    Raises FetchError when it cannot be reached, is too large or too slow, or is no image.
    """
    try:
        url = as_written_by_browsers(address)
    except (ValueError, UnicodeError) as error:
        raise FetchError(say("The address is not valid")) from error
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked just above
        url, headers={"User-Agent": f"Galley/{galley.__version__}", "Accept": "image/*,*/*;q=0.5"}
    )
    opener = urllib.request.build_opener(_WebOnly)
    until = time.monotonic() + WHOLE_TIMEOUT
    try:
        with opener.open(request, timeout=CONNECT_TIMEOUT) as answer:
            data = _read(answer, until)
            promised = answer.headers.get("Content-Length", "")
    except urllib.error.HTTPError as error:
        error.close()
        raise FetchError(say("The server answered {0}", error.code)) from error
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(say("The server can't be reached"), host_down=True) from error
    if promised.isascii() and promised.isdigit() and len(data) < int(promised):
        raise FetchError(say("The image broke off"))
    if kind_of_bytes(data[:512]) is None:
        raise FetchError(say("What the server sent is no image"))
    return data


def _read(answer: IO[bytes], until: float) -> bytes:
    data = bytearray()
    while piece := answer.read(_PIECE):
        data += piece
        if len(data) > LARGEST:
            raise FetchError(say("The image is too large"))
        if time.monotonic() > until:
            raise FetchError(say("The server is too slow"), host_down=True)
    return bytes(data)

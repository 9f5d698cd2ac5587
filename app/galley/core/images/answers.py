"""Whether there is anything at web addresses: asked before links are turned to another host."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence

import galley
from galley.core.images.fetch import CONNECT_TIMEOUT, as_written_by_browsers
from galley.core.images.parallel import Cancelled, Progress, ask_all
from galley.core.messages import say
from galley.core.site.hosts import host_of

# Servers that know no HEAD, or refuse it, are asked for the thing itself.
_ASK_AGAIN = (400, 403, 405, 501)


def missing_of(address: str) -> str:
    """Return why nothing is at an http or https address; empty if its server has something there."""
    try:
        url = as_written_by_browsers(f"https:{address}" if address.startswith("//") else address)
    except (ValueError, UnicodeError):
        return say("The address is not valid")
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked just above
            url, method=method, headers={"User-Agent": f"Galley/{galley.__version__}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=CONNECT_TIMEOUT):  # noqa: S310
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            if method == "GET" or error.code not in _ASK_AGAIN:
                return say("The server answered {0}", error.code)
        except (OSError, http.client.HTTPException, ValueError):
            return say("The server can't be reached")
    return ""


def missing_among(
    addresses: Sequence[str],
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    ask: Callable[[str], str] = missing_of,
) -> dict[str, str]:
    """Return the addresses behind which nothing is, each with the reason.

    Of a server that cannot be reached no more is asked; all its addresses are missing.
    """
    silent: dict[str, str] = {}
    unreachable = say("The server can't be reached")

    def once(address: str) -> str:
        host = host_of(address)
        if host in silent:
            return silent[host]
        reason = ask(address)
        if reason == unreachable:
            silent[host] = reason
        return reason

    said = ask_all(list(dict.fromkeys(addresses)), once, progress, cancelled)
    return {address: reason for address, reason in said.items() if reason}

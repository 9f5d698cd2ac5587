"""Why a remote image could not be had."""

from galley.core.messages import say
from galley.core.storage import Action, cause_in_words, in_words


class FetchError(Exception):
    """An image could not be had; the message says why. ``host_down`` tells that its server did not answer."""

    def __init__(self, message: str, *, host_down: bool = False) -> None:
        super().__init__(message)
        self.host_down = host_down


def reason_of(error: Exception) -> str:
    """Return why an image could not be fetched or kept, in the author's words."""
    if isinstance(error, OSError):
        return say("It can't be kept: {0}", cause_in_words(error, action=Action.SAVE))
    return in_words(error)

"""Why a remote image could not be had."""


class FetchError(Exception):
    """An image could not be had; the message says why. ``host_down`` tells that its server did not answer."""

    def __init__(self, message: str, *, host_down: bool = False) -> None:
        super().__init__(message)
        self.host_down = host_down

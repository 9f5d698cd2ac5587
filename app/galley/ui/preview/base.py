"""What the preview must know about where a post lives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PreviewBase:
    """The site a post belongs to, and how an address written in the post is found on disk.

    ``resolve`` takes an address as the post has it ("a.jpg", "/images/a.jpg", "../x%20y.png") and
    returns the file it means, or None. Whatever it returns is shown only when it lies inside
    ``site_root`` after all links are resolved.
    """

    site_root: Path
    post_path: Path | None = None
    remote_images_allowed: bool = False
    resolve: Callable[[str], Path | None] = lambda _address: None

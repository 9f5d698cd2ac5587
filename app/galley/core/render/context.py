"""What a post's links, images and tags need to know about the site around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Effect(StrEnum):
    """What comes of a template tag that is not right: the site is not generated at all; that depends on
    whether a theme or plugin knows the tag; something is missing on the page."""

    STOPS = "stops"
    UNKNOWN = "unknown"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the field's own term
    """Something that goes wrong when the post is published: `line` is 0-based in the body, `source` the tag
    as written."""

    line: int
    message: str
    effect: Effect = Effect.STOPS
    source: str = ""


def _nothing(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What rendering may ask about the site; the default knows nothing.

    `post_title`, `post_path`: a post's title and address by slug (for post_link, post_path).
    `asset`: the published address of a file in the post's asset folder.
    `read_code`: the text of a file below the site's code folder (for include_code).
    `variables`: what the post's header offers to {{ }}.
    """

    post_title: Callable[[str], str | None] = _nothing
    post_path: Callable[[str], str | None] = _nothing
    asset: Callable[[str], str | None] = _nothing
    read_code: Callable[[str], str | None] = _nothing
    variables: Mapping[str, object] = field(default_factory=dict[str, object])

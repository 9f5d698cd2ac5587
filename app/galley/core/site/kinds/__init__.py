"""One module for each generator: is this folder a site of its kind, and what does it say of itself?"""

from collections.abc import Callable
from pathlib import Path

from galley.core.site.kinds import astro, hexo, hugo, jekyll, mkdocs, pelican, plain
from galley.core.site.model import Site

Opener = Callable[[Path], Site | None]

# Hexo before Jekyll: both have a _config.yml, and only Hexo keeps _posts under its source folder.
OPENERS: tuple[Opener, ...] = (
    hexo.open_root,
    hugo.open_root,
    jekyll.open_root,
    pelican.open_root,
    astro.open_root,
    mkdocs.open_root,
)

open_plain = plain.open_root

__all__ = ["OPENERS", "Opener", "open_plain"]

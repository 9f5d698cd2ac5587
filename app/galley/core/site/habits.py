"""How a site's posts usually write their headers, for a new key to look like the others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from galley.core.frontmatter import Field, ListStyle, read
from galley.core.site.model import Site
from galley.core.storage import StorageError, read_file
from galley.core.textfile import NotTextError, decode

# A site's habits show in its last posts; older ones may follow what was given up since.
POSTS_READ = 60


@dataclass(frozen=True, slots=True)
class Habits:
    """``keys`` are those that headers have, the commonest first; ``order`` is the scaffold's;
    ``list_style`` is how most lists are laid out, None where there are none."""

    keys: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    list_style: ListStyle | None = None


def habits_of(site: Site, newest: Iterable[Path]) -> Habits:
    """Read the scaffold and some posts, the newest first, and count."""
    keys: Counter[str] = Counter()
    styles: Counter[ListStyle] = Counter()
    for path, _ in zip(newest, range(POSTS_READ), strict=False):
        for field in _fields(site, path):
            keys[field.key] += 1
            if field.list_style is not None:
                styles[field.list_style] += 1
    order: tuple[str, ...] = ()
    if site.scaffolds_dir is not None:
        order = tuple(field.key for field in _fields(site, site.scaffolds_dir / "post.md"))
    style = styles.most_common(1)[0][0] if styles else None
    return Habits(tuple(key for key, _ in keys.most_common()), order, style)


def _fields(site: Site, path: Path) -> tuple[Field, ...]:
    try:
        return read(decode(read_file(path)).text, site.header_rules).fields
    except (StorageError, NotTextError):
        return ()

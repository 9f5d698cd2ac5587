"""How a site's posts usually write their headers, for a new key to look like the others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from galley.core.frontmatter import Field, ListStyle, read
from galley.core.site.model import Site
from galley.core.site.scaffold import Blank, fill, scaffold_text
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
    style = styles.most_common(1)[0][0] if styles else None
    return Habits(tuple(key for key, _ in keys.most_common()), _scaffold_order(site), style)


def _scaffold_order(site: Site) -> tuple[str, ...]:
    if site.scaffolds_dir is None or not site.scaffolds_dir.is_dir():
        return ()
    # Its placeholders are no YAML: ``title: {{ title }}`` cannot be read before it is filled in.
    text = fill(site, scaffold_text(site, "post"), Blank("title", "slug", "post", site.now()))
    return tuple(field.key for field in read(text, site.header_rules).fields)


def _fields(site: Site, path: Path) -> tuple[Field, ...]:
    try:
        return read(decode(read_file(path)).text, site.header_rules).fields
    except (StorageError, NotTextError):
        return ()

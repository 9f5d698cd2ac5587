"""What the index knows of the site in a window."""

from galley.core.library import Library, Row
from galley.ui.window import MainWindow


def indexed(window: MainWindow) -> dict[str, Row]:
    """Every post of the index by its path below the site."""
    sites = window.workspace.sites
    assert sites.site is not None
    library = Library(sites.site, sites.cache_dir)
    rows = {row.path: row for row in library.rows()}
    library.close()
    return rows


def listed(window: MainWindow) -> list[str]:
    """The paths of the posts in the list, from the first line to the last, headings left out."""
    model = window.posts.model
    rows = [model.row(line) for line in range(model.rowCount()) if model.arrangement.lines[line] >= 0]
    return [row.path for row in rows if row is not None]

"""What the index knows of the site in a window."""

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QMenu

from galley.core.library import Library, Row
from galley.ui.window import MainWindow
from support.waiting import wait_until


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


def wait_for_list(window: MainWindow, paths: Iterable[str], *, ordered: bool = False) -> None:
    """Wait until the list shows these posts: in any order, or in just this one."""
    wanted = list(paths)

    def there() -> bool:
        shown = listed(window)
        return shown == wanted if ordered else sorted(shown) == sorted(wanted)

    wait_until(there, f"a list of {wanted}")


def open_menu() -> QMenu:
    """The context menu that is open now."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(menu: QMenu, text: str) -> None:
    """Choose the entry that begins so."""
    action = next(action for action in menu.actions() if action.text().startswith(text))
    menu.close()
    action.trigger()

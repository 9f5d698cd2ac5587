"""How the preview looks: its style, the site's own style sheet, and whether formulas are drawn."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from galley.core.site import Site
from galley.services.options import PREVIEW_FORMULAS, PREVIEW_STYLE, SITE_CSS
from galley.ui.preview.look import STYLES
from galley.ui.preview.sitestyle import SiteStyle

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


WISHES = ("site", "always", "never")
"""When formulas are drawn; core.site.formulas knows them."""


SHOWN_BY = (PREVIEW_STYLE.key, PREVIEW_FORMULAS.key, SITE_CSS.key)
"""The options that decide how the preview looks."""


class LookCommands(QObject):
    """Every choice takes effect at once, wherever it is made; the page is never loaded anew for one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.workspace.settings
        self._sheet = SiteStyle(self)
        self._sheet.changed.connect(window.preview_pane.view.set_site_css)
        self._sheet.failed.connect(window.status.say)
        window.workspace.sites.opened.connect(lambda _site: self.show_choices())
        self._settings.changed.connect(lambda key: self.show_choices() if key in SHOWN_BY else None)

    def show_choices(self) -> None:
        """Bring the preview and the menu's marks to what is chosen."""
        wish = self._settings.get(PREVIEW_FORMULAS)
        self._window.preview_pane.show_formulas(wish if wish in WISHES else PREVIEW_FORMULAS.default)
        self._sheet.watch(self._site_css())
        chosen = self._settings.get(PREVIEW_STYLE)
        if chosen not in STYLES or (chosen == "site" and self._sheet.path is None):
            chosen = PREVIEW_STYLE.default
        self._window.preview_pane.view.set_style(chosen)
        table = self._window.actions_table
        for name in STYLES:
            table.set_checked(f"style_{name}", name == chosen)
        for name in WISHES:
            table.set_checked(f"formulas_{name}", name == wish)

    def on_style_github(self, on: bool) -> None:
        self._choose_style("github", on)

    def on_style_reading(self, on: bool) -> None:
        self._choose_style("reading", on)

    def on_style_butterfly(self, on: bool) -> None:
        self._choose_style("butterfly", on)

    def on_style_site(self, on: bool) -> None:
        if on and self._window.workspace.site is not None and self._site_css() is None:
            self.on_choose_site_css()
        elif on and self._settings.get(PREVIEW_STYLE) != "site":
            self._choose_style("site", on)
        else:
            self.show_choices()

    def on_choose_site_css(self) -> None:
        site = self._window.workspace.site
        if site is not None:
            title = self.tr("The Site's Style Sheet")
            start = self._site_css() or site.root
            name, _ = QFileDialog.getOpenFileName(
                self._window, title, str(start), self.tr("Style sheets (*.css)")
            )
            if name:
                self.take_site_css(site, Path(name))
        self.show_choices()

    def take_site_css(self, site: Site, path: Path) -> None:
        """Show posts of this site by the style sheet at ``path`` from now on."""
        path = path.resolve()
        inside = path.is_relative_to(site.root)
        self._settings.site_set(
            site.root, SITE_CSS, path.relative_to(site.root).as_posix() if inside else str(path)
        )
        self._settings.set(PREVIEW_STYLE, "site")
        self.show_choices()

    def _site_css(self) -> Path | None:
        site = self._window.workspace.site
        name = self._settings.site_get(site.root, SITE_CSS) if site is not None else ""
        return site.root / name if site is not None and name else None

    def on_formulas_site(self, on: bool) -> None:
        self._choose_formulas("site", on)

    def on_formulas_always(self, on: bool) -> None:
        self._choose_formulas("always", on)

    def on_formulas_never(self, on: bool) -> None:
        self._choose_formulas("never", on)

    def _choose_style(self, name: str, on: bool) -> None:
        if on:
            self._settings.set(PREVIEW_STYLE, name)
        self.show_choices()

    def _choose_formulas(self, wish: str, on: bool) -> None:
        if on:
            self._settings.set(PREVIEW_FORMULAS, wish)
        self.show_choices()

"""Links and images as hexo-renderer-marked writes them."""

from collections.abc import Callable

from galley.core.render.dialect import Dialect
from galley.core.render.marked.urls import external_attributes, is_absolute, link_address, rooted
from galley.core.render.text import escape_hexo


class LinkWriter:
    """Writes links and images for one dialect; `asset` is the address of a file in the asset folder."""

    def __init__(self, dialect: Dialect, asset: Callable[[str], str | None] | None) -> None:
        self._dialect = dialect
        self._asset = asset
        self._external = dialect.link_target_blank or dialect.link_nofollow

    def link(self, href: str, title: str, inner: str) -> str:
        """A link around finished HTML."""
        address = link_address(href)
        extra = f' title="{escape_hexo(title)}"' if title else ""
        if self._external:
            extra += external_attributes(href, self._dialect)
        return f'<a href="{address}"{extra}>{inner}</a>'

    def image(self, href: str, title: str, alt: str) -> str:
        """An image; its address is made what the site would publish."""
        dialect = self._dialect
        if dialect.prepend_root and not is_absolute(href):
            if dialect.post_asset and self._asset and not href.startswith(("/", "\\")):
                href = self._asset(href) or href
            href = rooted(href, dialect.root)
        html = f'<img src="{link_address(href)}"'
        if alt:
            html += f' alt="{escape_hexo(alt)}"'
        if title:
            html += f' title="{escape_hexo(title)}"'
        html += ' loading="lazy">' if dialect.lazyload else ">"
        if dialect.figcaption and alt:
            html = f'<figure>{html}<figcaption aria-hidden="true">{alt}</figcaption></figure>'
        return html

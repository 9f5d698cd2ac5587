"""How links follow posts that get another name or place: in these posts and in those that link there."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from galley.core.edits import Edit
from galley.core.post import parse
from galley.core.site.actions.belongings import Moved
from galley.core.site.assets import asset_folder, is_bundle, places_of, resolve_asset
from galley.core.site.config import text_of
from galley.core.site.hosts import address_spans, code_spans
from galley.core.site.links import FENCE, Address, follow_folder, written_like
from galley.core.site.model import Site, SiteKind
from galley.core.storage.changes import now_at
from galley.core.writing.postlinks import below_posts, hexo_path, hexo_slug

# The tags by which a site's generator finds a post: Hexo's, Hugo's, Jekyll's.
_ARGUMENT = r"""(?:"(?P<double>[^"\n]+)"|'(?P<single>[^'\n]+)'|(?P<bare>[^\s"'%}>#]+))"""
_TAGS = {
    SiteKind.HEXO: re.compile(rf"\{{%-?\s*post_(?:link|path)\s+{_ARGUMENT}"),
    SiteKind.HUGO: re.compile(rf"\{{\{{[<%]\s*(?:rel)?ref\s+{_ARGUMENT}"),
    SiteKind.JEKYLL: re.compile(rf"\{{%-?\s*(?:post_url|link)\s+{_ARGUMENT}"),
}
_PELICAN = re.compile(r"[{|]filename[}|]")


class Follower:
    """Knows what the links to some posts become when these move; asked before they do."""

    def __init__(self, site: Site, moves: Sequence[Moved]) -> None:
        """``moves`` are those of the posts and of what belongs to them; `add` each post."""
        self._site = site
        self._moves: dict[Path, Path] = {}
        for old, new in moves:
            # Where an address leads is told with links resolved.
            self._moves |= {old: new, old.resolve(): new}
        self._names: dict[str, str] = {}
        self._urls: dict[str, tuple[str, Path]] = {}
        self._needles: dict[str, None] = {}
        host = urlsplit(text_of(site.config, "url", "")).netloc
        self._host = re.compile(rf"(?:https?:)?//{re.escape(host)}(?=/)") if host else None

    def add(self, old: Path, text: str) -> None:
        """A post that moves, and its text."""
        new = now_at(old, self._moves)
        for before, after in zip(_names(self._site, old), _names(self._site, new), strict=True):
            if before != after:
                self._names.setdefault(before, after)
                self._need(before)
        self._need(old.name if old.stem != "index" else f"{old.parent.name}/")
        folder = asset_folder(self._site, old)
        if folder is not None:
            self._need(f"{folder.name}/")
        before, after = (below_posts(self._site, path).as_posix() for path in (old, new))
        self._urls[before] = after, old
        before, after = (self._url(path, text) for path in (old, new))
        if before and after and before != after:
            self._urls[_bare(before)] = _bare(after), old
            self._need(f"/{_bare(before)}")

    def needles(self) -> list[str]:
        """Return texts of which a post that links to one of them has at least one."""
        return list(self._needles)

    def edits(self, text: str, old: Path) -> list[Edit]:
        """Return the edits that keep the links of the post that is at ``old`` leading where they lead now."""
        new = now_at(old, self._moves)
        found = [*self._tags(text, old)]
        if new.stem != old.stem:
            found += follow_folder(self._site, old, text, new.stem)
        taken = [(edit.start, edit.end) for edit in found]
        for start, end in address_spans(text, self._site.header_rules):
            if any(first < end and start < last for first, last in taken):
                continue
            edit = self._followed(Address(start, end, text[start:end]), text, old, new)
            if edit is not None:
                found.append(edit)
        return found

    def _need(self, name: str) -> None:
        self._needles |= dict.fromkeys((name, quote(name)))

    def _url(self, path: Path, text: str) -> str | None:
        """Return the path below the site's root that a post is published under, if that is known."""
        site = self._site
        if site.kind is SiteKind.HEXO:
            zone = None if site.timezone is None else str(site.timezone)
            return hexo_path(site, path, parse(text, site.header_rules, path=path.name, timezone=zone))
        if site.kind is SiteKind.ASTRO:
            return f"{below_posts(site, path).with_suffix('').as_posix()}/"
        return None

    # -- tags ----------------------------------------------------------------------------------

    def _tags(self, text: str, source: Path) -> Iterator[Edit]:
        pattern = _TAGS.get(self._site.kind)
        if pattern is None or not self._names:
            return
        code = [match.span() for match in FENCE.finditer(text)]
        code += code_spans(text, 0) if "`" in text else ()
        for match in pattern.finditer(text):
            group = match.lastgroup or ""
            name, hash_sign, _ = match[group].partition("#")
            become = self._names.get(name) or self._named_from(source, name)
            if become is None or any(start <= match.start() < end for start, end in code):
                continue
            if group == "bare" and re.search(r"\s", become) and not hash_sign:
                become = f'"{become}"'
            yield Edit(match.start(group), match.start(group) + len(name), become)

    def _named_from(self, source: Path, name: str) -> str | None:
        """What becomes of a name that Hugo reads from the folder of the post it stands in."""
        if self._site.kind is not SiteKind.HUGO or name.startswith("/"):
            return None
        folder = below_posts(self._site, source).parent.as_posix()
        return self._names.get(os.path.normpath(f"/{folder}/{name}"))

    # -- addresses -----------------------------------------------------------------------------

    def _followed(self, address: Address, text: str, old: Path, new: Path) -> Edit | None:
        path = re.split(r"[?#]", address.written, maxsplit=1)[0]
        if not path:
            return None
        angled = text[address.start - 1 : address.start] == "<"
        published = self._published(path)
        if published is not None:
            start, end, become = published
            written = path[start:end]
            return Edit(
                address.start + start,
                address.start + end,
                written_like(written, unquote(written), become, angled=angled),
            )
        return None if path.startswith("/") else self._led(path, address, old, new, angled=angled)

    def _published(self, path: str) -> tuple[int, int, str] | None:
        """Return which part of an address is that of a post that moves, and the new one."""
        start = self._below_root(path)
        if start is None or not self._urls:
            return None
        parts = path[start:].split("/")
        for count in range(len(parts), 0, -1):
            written = "/".join(parts[:count])
            become = self._urls.get(unquote(written))
            if become is None:
                continue
            rest = "/".join(parts[count:])
            if rest not in ("", "index.html"):
                folder = asset_folder(self._site, become[1])
                if folder is None or not (folder / unquote(rest)).is_file():
                    return None
            return start, start + len(written), become[0]
        return None

    def _below_root(self, path: str) -> int | None:
        """Return where in an address the path below the site's root begins; None if it leads elsewhere."""
        here = self._host.match(path) if self._host is not None else None
        at = here.end() if here else 0
        root = self._site.url_root
        return at + len(root) if path.startswith(root, at) else None

    def _led(self, path: str, address: Address, old: Path, new: Path, *, angled: bool) -> Edit | None:
        """What becomes of an address that leads to a file from where the post lies."""
        named = _PELICAN.match(path) if self._site.kind is SiteKind.PELICAN else None
        if named is not None:
            return self._pelican(path, named.end(), address, old, angled=angled)
        found = resolve_asset(self._site, old, address.written)
        if found is None:
            return None
        target = now_at(found, self._moves)
        if target == found and old == new:
            return None
        if target == found:
            if resolve_asset(self._site, new, address.written) == found:
                return None
        elif any(
            Path(os.path.normpath(place)) == target for place in places_of(self._site, new, unquote(path))
        ):
            return None
        relative = _relative(target, new)
        if path.startswith("./") and not relative.startswith("../"):
            relative = f"./{relative}"
        shown = written_like(path, unquote(path), relative, angled=angled)
        return Edit(address.start, address.start + len(path), shown)

    def _pelican(self, path: str, start: int, address: Address, old: Path, *, angled: bool) -> Edit | None:
        """Pelican's ``{filename}``: from the folder of the content with a slash, else from the post's own."""
        name = unquote(path[start:])
        for top in self._site.posts_dirs:
            found = Path(os.path.normpath(top / name[1:] if name.startswith("/") else old.parent / name))
            target = now_at(found, self._moves)
            if target != found and target.is_relative_to(top):
                inside = name.startswith("/")
                become = f"/{target.relative_to(top).as_posix()}" if inside else _relative(target, old)
                shown = written_like(path[start:], name, become, angled=angled)
                return Edit(address.start + start, address.start + len(path), shown)
        return None


def _relative(target: Path, source: Path) -> str:
    return Path(os.path.relpath(target, source.parent)).as_posix()


def _bare(url: str) -> str:
    return url.removesuffix("index.html").strip("/")


def _names(site: Site, post: Path) -> list[str]:
    """Return what the site's tags call a post, in an order that is the same for every post."""
    if site.kind is SiteKind.HEXO:
        return [hexo_slug(site, post)]
    below = below_posts(site, post)
    if site.kind is SiteKind.JEKYLL:
        return [below.with_suffix("").as_posix(), post.relative_to(site.root).as_posix()]
    if site.kind is not SiteKind.HUGO:
        return []
    whole = below.as_posix()
    short = (below.parent if is_bundle(site, post) else below.with_suffix("")).as_posix()
    return [f"/{whole}", f"/{short}", whole, short, below.name, Path(short).name]

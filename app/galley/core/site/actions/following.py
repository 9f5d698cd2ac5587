"""How links follow posts that get another name or place: in these posts and in those that link there."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from galley.core.edits import Edit
from galley.core.frontmatter import locate
from galley.core.messages import say
from galley.core.post import parse
from galley.core.site.actions.belongings import Moved
from galley.core.site.assets import asset_folder, places_of, resolve_asset
from galley.core.site.hosts import address_spans, code_spans, is_image
from galley.core.site.links import FENCE, Address, follow_folder, written_like
from galley.core.site.model import Site, SiteKind
from galley.core.site.published import (
    PostNames,
    addresses_of,
    has_addresses,
    host_of_site,
    names_of,
)
from galley.core.site.published.relative import (
    are_as_written,
    bare,
    from_page,
    led_to,
    may_lead_to_a_page,
)
from galley.core.site.published.shared import others_at
from galley.core.site.walk import walk_posts
from galley.core.storage.changes import now_at

# The tags by which a site's generator finds a post: Hexo's, Hugo's, Jekyll's.
_ARGUMENT = r"""(?P<name>"[^"\n]+"|'[^'\n]+'|[^\s"'%}>]+)"""
_TAGS = {
    SiteKind.HEXO: re.compile(rf"\{{%-?\s*(?P<tag>post_link|post_path)\s+{_ARGUMENT}"),
    SiteKind.HUGO: re.compile(rf"\{{\{{[<%]\s*(?P<tag>(?:rel)?ref)\s+(?:path\s*=\s*)?{_ARGUMENT}"),
    SiteKind.JEKYLL: re.compile(r"\{%-?\s*(?P<tag>post_url|link)\s+(?P<name>[^%}\n]*[^%}\s-])\s*-?%\}"),
}
_PLAIN_ARGUMENT = re.compile(r"[\w\-./#+@]+")
# Jekyll's ways to put the site's root before an address.
_ROOTED = re.compile(
    r"""
      \{\{-?\s*(?P<quote>["'])(?P<filtered>/[^"'\n{}]*)(?P=quote)\s*\|\s*(?:relative_url|absolute_url)\b
    | (?:\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\})+(?P<bare>/[^\s()<>"'{}\]|]*)
    """,
    re.VERBOSE,
)
_PELICAN = re.compile(r"[{|](?:filename|static|attach)[}|]")


@dataclass(slots=True)
class Followed:
    """What becomes of the links of one post: the edits, and where and why others stay that may lead there."""

    edits: list[Edit] = field(default_factory=list[Edit])
    _left: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]], init=False)

    def leave(self, text: str, at: int, why: str) -> None:
        """Let the link stay that stands in ``text`` at ``at``."""
        self._left.append((text.count("\n", 0, at) + 1, why))

    @property
    def left(self) -> list[str]:
        """The links that stay, each with its line in the file and the reason."""
        return [say("Line {0}: {1}", line, why) for line, why in sorted(self._left, key=lambda left: left[0])]


class _Left(Exception):  # noqa: N818 - says why a link stays
    pass


class Follower:
    """Knows what the links to some posts become when these move; asked before they do."""

    def __init__(self, site: Site, moves: Sequence[Moved]) -> None:
        """``moves`` are those of the posts and of what belongs to them; `add` each post."""
        self._site = site
        self._moves: dict[Path, Path] = {}
        for old, new in moves:
            # Where an address leads is told with links resolved.
            self._moves |= {old: new, old.resolve(): new}
        self._names: tuple[PostNames, PostNames] | None = None
        # Paths and addresses of posts that move, and what they become; whose each of the addresses is.
        self._urls: dict[str, tuple[str, Path]] = {}
        self._owners: dict[str, Path] = {}
        self._shared: dict[str, Path] | None = None
        self._pages: dict[Path, tuple[str | None, str | None]] = {}
        self._as_written: bool | None = None
        self._tick: Callable[[], object] = lambda: None
        self._needles: dict[str, None] = {}
        host = host_of_site(site)
        self._host = re.compile(rf"(?:https?:)?//{re.escape(host)}(?=/)") if host else None

    def add(self, old: Path, text: str, becomes: str | None = None) -> None:
        """A post that moves, and its text; ``becomes`` is that after the move if it is not the same."""
        new = now_at(old, self._moves)
        below, below_new = (self._site.below_posts(path).as_posix() for path in (old, new))
        self._need(old.stem if old.stem != "index" else old.parent.name)
        named = names_of(self._site, ())
        if named is not None:
            for name in named.spelled(old, old, "", ""):
                self._need(name)
        folder = asset_folder(self._site, old)
        if folder is not None:
            self._need(folder.name)
        self._urls[below] = below_new, old
        shown = text if becomes is None else becomes
        before, after = (self._addresses(path, each) for path, each in ((old, text), (new, shown)))
        self._pages[old] = next(iter(before), None), next(iter(after), None)
        for one, other in zip(map(bare, before), map(bare, after), strict=False):
            if one and other and one != other:
                self._urls[one] = other, old
                self._owners[one] = old
                self._need(f"/{one}")
                self._need(one.rpartition("/")[2])

    def _addresses(self, path: Path, text: str) -> list[str]:
        zone = None if self._site.timezone is None else str(self._site.timezone)
        return addresses_of(
            self._site, path, parse(text, self._site.header_rules, path=path.name, timezone=zone)
        )

    def needles(self) -> list[str]:
        """Return texts of which a post that links to one of them has at least one."""
        return list(self._needles)

    def followed(self, text: str, old: Path, tick: Callable[[], object] = lambda: None) -> Followed:
        """Return what keeps the links of the post that is at ``old`` leading where they lead now.

        ``tick`` is called now and then where this takes long, and what it raises ends it.
        """
        new = now_at(old, self._moves)
        self._tick = tick
        found = Followed([*self._tags(text, old, new)])
        self._rooted(text, found)
        if new.stem != old.stem:
            found.edits += follow_folder(self._site, old, text, new.stem)
        taken = [(edit.start, edit.end) for edit in found.edits]
        for start, end in address_spans(text, self._site.header_rules):
            if any(first < end and start < last for first, last in taken):
                continue
            try:
                edit = self._followed(Address(start, end, text[start:end]), text, old, new)
            except _Left as left:
                found.leave(text, start, str(left))
                continue
            if edit is not None:
                found.edits.append(edit)
        return found

    def _need(self, name: str) -> None:
        for each in (name, quote(name), name.replace(" ", "-")):
            # Where this stands at a word's beginning, as posts are asked for it, a shorter one may too.
            if not any(re.search(rf"(?<!\w){re.escape(known)}", each) for known in self._needles):
                self._needles[each] = None

    # -- tags ----------------------------------------------------------------------------------

    def _tags(self, text: str, old: Path, new: Path) -> Iterator[Edit]:
        pattern = _TAGS.get(self._site.kind)
        found = list(pattern.finditer(text)) if pattern is not None else []
        if not found:
            return
        code = _code(text)
        for match in found:
            written, tag = match["name"], match["tag"]
            if any(start <= match.start() < end for start, end in code):
                continue
            around = written[0] if written[0] in "\"'" and self._site.kind is not SiteKind.JEKYLL else ""
            name, hash_sign, part = written.strip(around or None).partition("#")
            become = self._renamed(name, tag, old, new)
            if become is None:
                continue
            start = match.start("name") + len(around)
            edit = Edit(start, start + len(name), become)
            if (
                self._site.kind is not SiteKind.JEKYLL
                and not around
                and not _PLAIN_ARGUMENT.fullmatch(become)
            ):
                edit = Edit(start, match.end("name"), f'"{become}{hash_sign}{part}"')
            if around not in become or not around:
                yield edit

    def _renamed(self, name: str, tag: str, old: Path, new: Path) -> str | None:
        """What a name becomes that means a post from ``old``; None if it stays, or if no name is certain."""
        if self._names is None:
            posts = [file.path for file in walk_posts(self._site)]
            moved = [now_at(path, self._moves) for path in posts]
            before, after = names_of(self._site, posts), names_of(self._site, moved)
            if before is None or after is None:
                return None
            self._names = before, after
        before, after = self._names
        meant = before.meant(name, old, tag)
        if meant is None:
            return None
        target = now_at(meant, self._moves)
        if (target == meant and old == new) or after.meant(name, new, tag) == target:
            return None
        return next(
            (each for each in after.spelled(target, new, tag, name) if after.meant(each, new, tag) == target),
            None,
        )

    # -- addresses -----------------------------------------------------------------------------

    def _rooted(self, text: str, found: Followed) -> None:
        """Let the addresses follow before which Jekyll puts the site's root."""
        if self._site.kind is not SiteKind.JEKYLL or "{{" not in text:
            return
        code = _code(text)
        for match in _ROOTED.finditer(text):
            group = "filtered" if match["filtered"] else "bare"
            path = re.split(r"[?#]", match[group], maxsplit=1)[0]
            if any(start <= match.start() < end for start, end in code):
                continue
            try:
                published = self._published(path, 1)
            except _Left as left:
                found.leave(text, match.start(group), str(left))
                continue
            if published is None:
                continue
            start, end, become = published
            shown = written_like(path[start:end], unquote(path[start:end]), become, angled=False)
            found.edits.append(Edit(match.start(group) + start, match.start(group) + end, shown))

    def _followed(self, address: Address, text: str, old: Path, new: Path) -> Edit | None:
        path = re.split(r"[?#]", address.written, maxsplit=1)[0]
        if not path:
            return None
        angled = text[address.start - 1 : address.start] == "<"
        published = self._published(path, self._below_root(path))
        if published is not None:
            start, end, become = published
            written = path[start:end]
            return Edit(
                address.start + start,
                address.start + end,
                written_like(written, unquote(written), become, angled=angled),
            )
        if path.startswith("/"):
            return None
        is_page = may_lead_to_a_page(self._site, path) and not is_image(text, address.start, address.end)
        if is_page and resolve_asset(self._site, old, address.written) is None:
            return self._from_page(path, address, text, old, angled=angled)
        return self._led(path, address, old, new, angled=angled)

    def _published(self, path: str, start: int | None) -> tuple[int, int, str] | None:
        """Return which part of an address is that of a post that moves, and the new one.

        ``start`` is where the path below the site's root begins. Raises _Left where another post has it, too.
        """
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
            self._refuse_shared(unquote(written), path)
            return start, start + len(written), become[0]
        return None

    def _refuse_shared(self, address: str, written: str) -> None:
        """Raise _Left where a post that moves is not the only one at an address."""
        if address not in self._owners:
            return
        if self._shared is None:
            self._shared = others_at(self._site, self._owners, self._tick)
        other = self._shared.get(address)
        if other is not None:
            name = self._site.below_posts(other).as_posix()
            raise _Left(say("“{0}” stays as it is: it is the address of “{1}”, too", written, name))

    def _from_page(self, path: str, address: Address, text: str, old: Path, *, angled: bool) -> Edit | None:
        """What becomes of a relative address that names no file: a browser reads it from the post's page."""
        region = locate(text, self._site.header_rules)
        if not has_addresses(self._site) or (region is not None and address.start < region.end):
            return None
        last = unquote(bare(path).rpartition("/")[2])
        leads_here = any(each.rpartition("/")[2] == last for each in self._owners)
        if old in self._pages:
            before, after = self._pages[old]
            # A single word is rather what is still to be filled in, where it would lead below the post.
            is_word = "/" not in path and "." not in path and (before is None or before.endswith("/"))
        elif leads_here:
            before = after = next(iter(self._addresses(old, text)), None)
            is_word = False
        else:
            return None
        if not leads_here and (is_word or (before is not None and before == after)):
            return None
        if self._as_written is None:
            self._as_written = are_as_written(self._site)
        if before is None or after is None or not self._as_written:
            if any(old.is_relative_to(folder) for folder in self._site.drafts_dirs):
                return None  # it is no page yet
            raise _Left(say("“{0}” stays as it is: where it leads from this post is not certain", path))
        target = led_to(self._site, before, path)
        if target is None:
            return None
        become = self._urls[target][0] if target in self._owners else target
        if led_to(self._site, after, path) == become:
            return None
        self._refuse_shared(target, path)
        relative = from_page(self._site, after, become, unquote(path))
        shown = written_like(path, unquote(path), relative, angled=angled)
        return Edit(address.start, address.start + len(path), shown)

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
            return self._pelican(path, named.end(), address, old, new, angled=angled)
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

    def _pelican(
        self, path: str, start: int, address: Address, old: Path, new: Path, *, angled: bool
    ) -> Edit | None:
        """Pelican's ``{filename}``, ``{static}`` and ``{attach}``: from the folder of the content with a
        slash, else from the post's own. Source of the rule: its documentation, "Linking to internal content".
        """
        name = unquote(path[start:])
        top = self._site.static_dirs[0]
        inside = name.startswith("/")
        found = Path(os.path.normpath(top / name[1:] if inside else old.parent / name))
        target = now_at(found, self._moves)
        if (target == found and (inside or old.parent == new.parent)) or not target.is_relative_to(top):
            return None
        if target == found and not found.is_file():
            return None
        become = f"/{target.relative_to(top).as_posix()}" if inside else _relative(target, new)
        if become == name:
            return None
        shown = written_like(path[start:], name, become, angled=angled)
        return Edit(address.start + start, address.start + len(path), shown)


def _code(text: str) -> list[tuple[int, int]]:
    code = [match.span() for match in FENCE.finditer(text)]
    return [*code, *code_spans(text, 0)] if "`" in text else code


def _relative(target: Path, source: Path) -> str:
    return Path(os.path.relpath(target, source.parent)).as_posix()

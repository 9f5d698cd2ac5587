"""Finds what completes a word, in the open site: posts, header words, files, tags, emoji, languages."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from galley.core.frontmatter import Header
from galley.core.images.spelling import address_of
from galley.core.library import Library, Row
from galley.core.post import parse
from galley.core.site import Site, SiteError, SiteKind
from galley.core.site.assets import asset_folder
from galley.core.site.published import hexo_slug
from galley.core.site.rendering import dialect_of
from galley.core.storage import StorageError, read_file
from galley.core.textfile import NotTextError, decode
from galley.core.writing.complete import MOST, Candidate, Kind, Trigger, matching
from galley.core.writing.emoji import emoji_named
from galley.core.writing.headervalues import in_header
from galley.core.writing.postlinks import address_of_post, link_to_post
from galley.core.writing.tagwords import HEXO_TAGS, THEME_TAGS
from galley.services.site import SiteService

Take = Callable[[list[Candidate]], None]
_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico"))
_TO_POSTS = frozenset((Kind.LINK, Kind.ADDRESS))
_FILES_AT_MOST = 2_000
_TAGS = frozenset(("tags", "tag"))
_CATEGORIES = frozenset(("categories", "category"))
# Every post has its own: what others say there helps nobody.
_OWN_WORDS = frozenset(
    ("title", "date", "updated", "permalink", "abbrlink", "slug", "description", "excerpt")
)


class Completions(QObject):
    """Answers at once, or as soon as the index has: then an older question's answer does not come."""

    def __init__(self, sites: SiteService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites = sites

    def find(self, trigger: Trigger, path: Path, take: Take) -> None:
        """Find what fits what is typed in the post ``path``, the best first."""
        site = self._sites.site
        if site is None:
            return
        word = trigger.word
        match trigger.kind:
            case Kind.KEY:
                keys = dict.fromkeys((*self._sites.habits.order, *self._sites.habits.keys))
                take([Candidate(key, f"{key}: ") for key in matching(word, keys)])
            case Kind.VALUE:
                self._values(trigger, take)
            case Kind.LINK | Kind.POST_TAG:
                self._posts(site, trigger, path, [], take)
            case Kind.ADDRESS:
                self._posts(site, trigger, path, _files(site, path, word, images=False), take)
            case Kind.IMAGE:
                take(_files(site, path, word, images=True))
            case Kind.ASSET_TAG:
                take(_own_files(site, path, word))
            case Kind.TAG:
                take(_tags(site, word))
            case Kind.EMOJI:
                take([Candidate(f"{char}  {name}", char) for name, char in emoji_named(word)])
            case Kind.LANGUAGE:
                take([Candidate(name, name) for name in matching(word, _languages())])

    def written(self, trigger: Trigger, candidate: Candidate, path: Path, header: Header) -> Candidate:
        """A candidate as it is written into the post ``path``; a link is made of its post's text."""
        if trigger.kind is Kind.VALUE and header.region is not None:
            return Candidate(candidate.text, in_header(candidate.insert, trigger, header.region.format))
        site = self._sites.site
        if site is None or trigger.kind not in _TO_POSTS or not candidate.detail:
            return candidate
        target = site.root / candidate.insert
        try:
            text = decode(read_file(target)).text
        except (StorageError, NotTextError):
            return Candidate(candidate.text, trigger.word)
        post = parse(text, site.header_rules, path=candidate.insert)
        make = link_to_post if trigger.kind is Kind.LINK else address_of_post
        return Candidate(candidate.text, make(site, path, target, post))

    def _posts(self, site: Site, trigger: Trigger, path: Path, files: list[Candidate], take: Take) -> None:
        own = path.relative_to(site.root).as_posix() if path.is_relative_to(site.root) else ""

        def candidate(row: Row) -> Candidate:
            if trigger.kind is Kind.POST_TAG:
                slug = hexo_slug(site, site.root / row.path)
                return Candidate(row.title, f'"{slug}"' if " " in slug else slug, row.path)
            return Candidate(row.title, row.path, row.path)

        def look(library: Library) -> list[Row]:
            return library.quick(trigger.word, MOST)

        self._sites.ask(
            "completion",
            look,
            lambda rows: take(files + [candidate(row) for row in rows if row.path != own]),
        )

    def _values(self, trigger: Trigger, take: Take) -> None:
        key, word = trigger.key, trigger.word

        def offer(names: Iterable[str]) -> None:
            take([Candidate(name, name) for name in matching(word, names)])

        if key in _TAGS:
            offer(self._sites.tags())
        elif key in _CATEGORIES:
            offer(dict.fromkeys(name for path in self._sites.counts.categories for name in path))
        elif key not in _OWN_WORDS:

            def look(library: Library) -> list[str]:
                values = Counter(library.values(key, library.find().ids))
                return [value for value, _ in values.most_common() if value and "\n" not in value]

            self._sites.ask("completion", look, offer)


def _files(site: Site, path: Path, word: str, *, images: bool) -> list[Candidate]:
    """The post's own files as they are linked, then those in the site's folder that a typed path leads to."""
    found: dict[str, Path] = {}
    dialect = dialect_of(site)
    for file in _files_of(site, path):
        if images and file.suffix.lower() not in _IMAGES:
            continue
        try:
            address = address_of(site, path, file, dialect)
        except SiteError:
            continue
        if address is not None:
            found.setdefault(address, file)
    return [Candidate(address, address) for address in matching(word, found)]


def _files_of(site: Site, path: Path) -> list[Path]:
    own = asset_folder(site, path)
    folders = [own] if own is not None and own.is_dir() else []
    folders += [top / name for top in site.static_dirs for name in ("images", "img", "assets")]
    found: list[Path] = []
    for folder in folders:
        if folder.is_dir():
            for file in sorted(folder.rglob("*")):
                if file.is_file() and file != path:
                    found.append(file)
                if len(found) >= _FILES_AT_MOST:
                    return found
    return found


def _own_files(site: Site, path: Path, word: str) -> list[Candidate]:
    own = asset_folder(site, path)
    if own is None or not own.is_dir():
        return []
    names = [file.relative_to(own).as_posix() for file in sorted(own.rglob("*")) if file.is_file()]
    return [Candidate(name, f'"{name}"' if " " in name else name) for name in matching(word, names)]


def _tags(site: Site, word: str) -> list[Candidate]:
    if site.kind is not SiteKind.HEXO:
        return []
    known = {**HEXO_TAGS, **THEME_TAGS}
    names = matching(word, known)
    if word in known:
        names.insert(0, word)
    found: list[Candidate] = []
    for name in names:
        before, _, behind = known[name].partition("|")
        found.append(
            Candidate(name, before + behind, known[name].split("\n")[0].replace("|", ""), len(behind))
        )
    return found


def _languages() -> list[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415  wanted only here

    return sorted({alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases})

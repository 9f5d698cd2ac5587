"""Bring remote images home: fetched once each, kept beside the post, and the addresses follow."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley.core.edits import Edit
from galley.core.images.cache import ImageCache
from galley.core.images.errors import FetchError, reason_of
from galley.core.images.homes import home_of, shared_home
from galley.core.images.keep import Wishes
from galley.core.images.names import free_name, named, names_in, same_file, stem_from_address, suffix_for
from galley.core.images.parallel import Cancelled, Progress, ask_all
from galley.core.images.shown import Form, Shown, images_of
from galley.core.images.spelling import Place, address_of, image_text
from galley.core.messages import say
from galley.core.render import Dialect
from galley.core.site.hosts import host_of
from galley.core.site.model import Site, SiteError
from galley.core.storage import in_words


@dataclass(slots=True)
class Fetched:
    """What became of the addresses: the file in the waiting folder, or why there is none."""

    files: dict[str, Path] = field(default_factory=dict[str, Path])
    failed: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Arrival:
    """An image that is to be written: from the waiting folder to its place."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Homecoming:
    """What bringing a post's images home means: its edits, and the files they need.

    ``refused`` are addresses that stay as they are, each with the reason.
    """

    edits: tuple[Edit, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def remote_addresses(images: Iterable[Shown]) -> list[str]:
    """Return the web addresses to fetch, each once, as they are sent."""
    return list(dict.fromkeys(_sent(image.address) for image in images if image.remote))


def fetch_all(
    addresses: Sequence[str],
    folder: Path,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    cache: ImageCache | None = None,
    fetcher: Callable[[str], bytes] | None = None,
) -> Fetched:
    """Fetch images into the waiting ``folder``, several at once; what the offline cache has is not fetched.

    A server that does not answer is not asked for its other images. ``fetcher`` stands in for
    ``fetch.fetch``.
    """
    fetched = Fetched()
    fetch = fetcher or _fetch
    silent: dict[str, str] = {}

    def bring(address: str) -> tuple[Path | None, str]:
        host = host_of(address)
        here = cache.path(address) if cache is not None else None
        if here is None and host in silent:
            return None, silent[host]
        try:
            data = here.read_bytes() if here is not None else fetch(address)
            suffix_for(data)
            path = folder / hashlib.blake2b(data, digest_size=20).hexdigest()
            path.write_bytes(data)
        except Exception as error:  # one odd server must not end the thread that serves the others
            reason = reason_of(error)
            if isinstance(error, FetchError) and error.host_down:
                silent[host] = reason
            return None, reason
        return path, ""

    for address, (path, reason) in ask_all(addresses, bring, progress, cancelled).items():
        if path is not None:
            fetched.files[address] = path
        else:
            fetched.failed[address] = reason
    return fetched


class Planner:
    """Plans the homecoming of the images of many posts: no two of them get one name."""

    def __init__(
        self,
        site: Site,
        dialect: Dialect,
        wishes: Wishes,
        fetched: Fetched,
        shared: Collection[str] = (),
    ) -> None:
        """``shared`` are addresses that several posts show: they are kept once, where each can show them."""
        self._site = site
        self._dialect = dialect
        self._wishes = wishes
        self._fetched = fetched
        self._shared = shared
        self._placed: dict[tuple[Path, Path], Path] = {}
        self._names: dict[Path, set[str]] = {}
        self._old: set[Path] = set()

    def plan(self, post: Path, text: str) -> Homecoming:
        """Return what changes in a post; it writes nothing."""
        edits: list[Edit] = []
        arrivals: dict[Path, Arrival] = {}
        refused: dict[str, str] = {}
        for image in images_of(text, self._site.header_rules):
            if not image.remote:
                continue
            address = _sent(image.address)
            source = self._fetched.files.get(address)
            if source is None:
                if address in self._fetched.failed:
                    refused[image.address] = self._fetched.failed[address]
                continue
            try:
                target = self._place(post, address, source, image.form)
                edits.append(self._edit(post, image, target))
            except (SiteError, OSError) as error:
                refused[image.address] = in_words(error)
                continue
            if target not in self._old:
                arrivals[target] = Arrival(source, target)
        return Homecoming(tuple(edits), tuple(arrivals.values()), tuple(refused.items()))

    def _place(self, post: Path, address: str, source: Path, form: Form) -> Path:
        """The file that the image becomes; the same one for the same picture in the same folder."""
        now = self._site.now()
        pattern = self._wishes.folder
        if form in (Form.HEADER, Form.OTHER) and not pattern:
            # A theme or a tag reads an address from the site's root, whatever page it stands on.
            folder = shared_home(self._site, post)
        elif address in self._shared and (not pattern or "{post}" in pattern):
            folder = shared_home(self._site, post)
        else:
            folder = home_of(self._site, post, pattern, now)
        key = (folder, source)
        if key not in self._placed:
            data = source.read_bytes()
            stem, suffix = named(self._wishes.name, stem_from_address(address), post, now), suffix_for(data)
            there = same_file(folder, stem, suffix, data)
            if there is not None:
                self._old.add(there)
            self._placed[key] = there or self._free(folder, stem, suffix)
        return self._placed[key]

    def _free(self, folder: Path, stem: str, suffix: str) -> Path:
        if folder not in self._names:
            self._names[folder] = names_in(folder)
        names = self._names[folder]
        path = free_name(folder, stem, suffix, names)
        names.add(path.name.casefold())
        return path

    def _edit(self, post: Path, image: Shown, target: Path) -> Edit:
        site, dialect = self._site, self._dialect
        place = {Form.HTML: Place.HTML, Form.HEADER: Place.HEADER}.get(image.form, Place.MARKDOWN)
        address = address_of(site, post, target, dialect, place)
        if address is not None:
            if image.form is Form.MARKDOWN:
                address = address.removeprefix("<").removesuffix(">")
            return Edit(image.start, image.end, address)
        if image.form is Form.MARKDOWN:
            tag = image_text(site, post, target, dialect, image.alt or "", image.title)
            return Edit(image.whole_start, image.whole_end, tag)
        raise SiteError(say("No address leads there from this place"))


def _sent(address: str) -> str:
    """The address as it is fetched: a host alone is asked by https, an HTML ampersand is one character."""
    address = address.strip().replace("&amp;", "&")
    return f"https:{address}" if address.startswith("//") else address


def _fetch(address: str) -> bytes:
    # The machinery of the web is loaded with the first image that is fetched, if ever one is.
    from galley.core.images.fetch import fetch  # noqa: PLC0415

    return fetch(address)

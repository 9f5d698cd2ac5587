"""Bringing remote images home, step by step beside the window: look, fetch and plan, keep."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from galley.core import bulk
from galley.core.bulk import TROUBLE, Plan, PlannedFile, plan_file
from galley.core.bulk.search import header_stays_readable
from galley.core.edits import Edit
from galley.core.images import ImageCache
from galley.core.images.bring import Arrival, Homecoming, Planner, fetch_all, remote_addresses
from galley.core.images.keep import Wishes
from galley.core.images.names import store_as
from galley.core.images.shown import images_of
from galley.core.site import Site, SiteError
from galley.core.site.hosts import host_of
from galley.core.site.rendering import dialect_of
from galley.core.storage import Action, Conflict, StorageError, in_words
from galley.core.textfile import decode
from galley.services.bulk import BulkRun, Paths, Read, Stopped, Told


@dataclass(frozen=True, slots=True)
class Survey:
    """The posts that show remote images, the addresses of those, and their hosts.

    ``shared`` are the addresses that more than one post shows.
    """

    posts: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stays:
    """An image that stays remote: the post, the address as written, the reason."""

    post: Path
    address: str
    reason: str


@dataclass(slots=True)
class Brought:
    """What was fetched and what it changes; ``arrivals`` are the files that each post needs."""

    plan: Plan = field(default_factory=Plan)
    arrivals: dict[Path, tuple[Arrival, ...]] = field(default_factory=dict[Path, tuple[Arrival, ...]])
    stays: list[Stays] = field(default_factory=list[Stays])


@dataclass(slots=True)
class Kept:
    """The files that were written, and the posts whose images could not be, with the reason."""

    files: list[Path] = field(default_factory=list[Path])
    refused: dict[Path, str] = field(default_factory=dict[Path, str])


def survey_run(site: Site, paths: Paths, read: Read, parent: QObject) -> BulkRun:
    """A run that looks for remote images; it finishes with a Survey."""

    def work(told: Told, stopped: Stopped) -> object:
        try:
            wanted = paths(stopped) if callable(paths) else paths
        except bulk.Stopped:
            wanted = ()
        posts: list[Path] = []
        addresses: Counter[str] = Counter()
        for number, path in enumerate(wanted):
            if stopped():
                break
            try:
                text = decode(read(path)).text
            except TROUBLE:
                continue
            found = remote_addresses(images_of(text, site.header_rules)) if "//" in text else []
            if found:
                posts.append(path)
                addresses.update(found)
            told(number + 1, len(wanted))
        hosts = dict.fromkeys(host_of(address) for address in addresses)
        shared = frozenset(address for address, count in addresses.items() if count > 1)
        return Survey(tuple(posts), tuple(addresses), tuple(hosts), shared)

    return BulkRun(work, parent)


def fetch_run(
    site: Site,
    survey: Survey,
    wishes: Wishes,
    folder: Path,
    parent: QObject,
    *,
    read: Read,
    cache: ImageCache | None = None,
) -> BulkRun:
    """A run that fetches into the waiting ``folder`` and plans; it finishes with a Brought.

    It writes nothing into the site.
    """

    def work(told: Told, stopped: Stopped) -> object:
        fetched = fetch_all(survey.addresses, folder, told, stopped, cache=cache)
        planner = Planner(site, dialect_of(site), wishes, fetched, survey.shared)
        brought = Brought()
        files: list[PlannedFile] = []
        refused: list[tuple[Path, str]] = []
        check = header_stays_readable(site.header_rules)
        for path in survey.posts:
            homes: list[Homecoming] = []

            def change(text: str, path: Path = path, homes: list[Homecoming] = homes) -> Sequence[Edit]:
                homes.append(planner.plan(path, text))
                return homes[-1].edits

            try:
                planned = plan_file(path, change, read=read, check=check)
            except TROUBLE as why:
                refused.append((path, str(why)))
                continue
            for made in homes:
                brought.stays += [Stays(path, address, reason) for address, reason in made.refused]
                brought.arrivals[path] = made.arrivals
            if planned is not None:
                files.append(planned)
        brought.plan = Plan(tuple(files), tuple(refused))
        return brought

    return BulkRun(work, parent)


def keep_run(brought: Brought, posts: Iterable[Path], parent: QObject) -> BulkRun:
    """A run that writes the files these posts need; it finishes with a Kept."""
    wanted = list(posts)

    def work(told: Told, stopped: Stopped) -> object:
        kept = Kept()
        done: dict[Path, str] = {}
        for number, post in enumerate(wanted):
            for arrival in brought.arrivals.get(post, ()):
                if arrival.target not in done:
                    done[arrival.target] = "" if stopped() else _store(arrival)
                    if not done[arrival.target]:
                        kept.files.append(arrival.target)
                if done[arrival.target]:
                    kept.refused[post] = done[arrival.target]
            told(number + 1, len(wanted))
        return kept

    return BulkRun(work, parent)


def _store(arrival: Arrival) -> str:
    """Write one file; why it could not be, or nothing."""
    try:
        store_as(arrival.target, arrival.source.read_bytes())
    except (StorageError, Conflict, SiteError, OSError) as error:
        return in_words(error, action=Action.SAVE)
    return ""

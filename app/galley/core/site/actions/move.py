"""Move posts to another folder of the site; their asset folders go along, and their relative links follow."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from galley.core.edits import Edit, apply_edits
from galley.core.messages import say
from galley.core.site.actions.belongings import Moved, along, load, own_entries
from galley.core.site.assets import asset_folder, is_bundle, resolve_asset
from galley.core.site.links import addresses
from galley.core.site.model import Site, SiteError
from galley.core.storage import hash_bytes
from galley.core.storage.changes import Change, Move, Write
from galley.core.storage.transaction import Progress, commit


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A post whose links change with its place; ``path`` is the new one, the rest its bytes."""

    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What goes from where to where, and the texts that change with it; nothing is done yet.

    ``posts`` is the number of posts that go; other moves are those of what belongs to them.
    """

    moves: tuple[Moved, ...]
    texts: tuple[Rewritten, ...] = ()
    posts: int = 0


def plan_move(
    site: Site,
    posts: Sequence[Path],
    folder: Path,
    progress: Progress = lambda _done, _total: None,
) -> MovePlan:
    """Plan to move posts into ``folder``, which lies in a posts or drafts folder of the site.

    Posts that are there already stay out of it. Raises SiteError where the folder is none of the site's,
    where a draft would become a post unnoticed or the other way round, and where two posts would get one
    name; StorageError for a post that cannot be read; and what ``progress`` raises, which is told how many
    of how many posts are looked at.
    """
    top = _top(site, folder)
    if top is None:
        raise SiteError(say("“{0}” is no folder of the site's posts", folder.name))
    moves: list[Moved] = []
    texts: list[Rewritten] = []
    wanted, going = list(dict.fromkeys(posts)), 0
    for number, post in enumerate(wanted):
        progress(number, len(wanted))
        if (_top(site, post) in site.drafts_dirs) != (top in site.drafts_dirs):
            raise SiteError(
                say("“{0}” would become a draft: choose “Back to Drafts” for that", post.name)
                if top in site.drafts_dirs
                else say("“{0}” is a draft: publish it first", post.name)
            )
        if is_bundle(site, post):
            if folder != post.parent.parent:
                if folder.is_relative_to(post.parent):
                    raise SiteError(say("“{0}” cannot be moved into itself", post.parent.name))
                moves.append((post.parent, folder / post.parent.name))
                going += 1
            continue
        if folder == post.parent:
            continue
        new = folder / post.name
        own = [
            (post, new),
            *along(own_entries(site, post), asset_folder(site, post), asset_folder(site, new)),
        ]
        if any(folder.is_relative_to(old) for old, _ in own):
            raise SiteError(say("“{0}” cannot be moved into its own asset folder", post.stem))
        moves += own
        going += 1
        loaded = load(post)
        edits = _following(site, post, new, loaded.text, [old for old, _ in own])
        if edits:
            before = loaded.encode(loaded.text)
            texts.append(Rewritten(new, before, loaded.encode(apply_edits(loaded.text, edits))))
    _refuse_same_names(moves)
    return MovePlan(tuple(moves), tuple(texts), going)


def move(
    plan: MovePlan,
    progress: Progress = lambda _done, _total: None,
    *,
    state: Path | None = None,
) -> None:
    """Do it: all of it, or nothing. Raises storage's errors, also for a name that is taken, and what
    ``progress`` raises."""
    changes: list[Change] = [Move(old, new) for old, new in plan.moves]
    changes += [Write(text.path, text.after, expected=hash_bytes(text.before)) for text in plan.texts]
    if changes:
        commit(changes, title=say("Move posts"), state=state, progress=progress)


def _top(site: Site, path: Path) -> Path | None:
    tops = [top for top in (*site.drafts_dirs, *site.posts_dirs) if path.is_relative_to(top)]
    return max(tops, key=lambda top: len(top.parts), default=None)


def _refuse_same_names(moves: Sequence[Moved]) -> None:
    seen: set[str] = set()
    for _, new in moves:
        # A disk that does not tell A from a would take them for one.
        key = str(new).casefold()
        if key in seen:
            raise SiteError(say("Two of these posts are called “{0}”: rename one of them first", new.name))
        seen.add(key)


def _following(site: Site, post: Path, new: Path, text: str, own: Sequence[Path]) -> list[Edit]:
    """The edits that keep relative addresses leading to the files they lead to now."""
    edits: list[Edit] = []
    for address in addresses(text):
        written = address.written
        path = written.partition("#")[0].partition("?")[0]
        if not path or path.startswith("/"):
            continue
        found = resolve_asset(site, post, written)
        if found is None or any(found.is_relative_to(entry.resolve()) for entry in own):
            continue
        if resolve_asset(site, new, written) == found:
            continue
        relative = Path(os.path.relpath(found, new.parent)).as_posix()
        named = quote(relative) if unquote(path) != path or " " in relative else relative
        edits.append(Edit(address.start, address.start + len(path), named))
    return edits

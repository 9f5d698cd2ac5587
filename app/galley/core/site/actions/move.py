"""Move posts to another folder of the site; their asset folders go along, and their relative links follow."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from galley.core.edits import Edit, apply_edits
from galley.core.site.actions.belongings import Moved, along, load, own_entries
from galley.core.site.assets import asset_folder, is_bundle, resolve_asset
from galley.core.site.links import addresses
from galley.core.site.model import Site, SiteError
from galley.core.storage import hash_bytes
from galley.core.storage.changes import Change, Move, Write
from galley.core.storage.transaction import commit


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A post whose links change with its place; ``path`` is the new one, the rest its bytes."""

    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What goes from where to where, and the texts that change with it; nothing is done yet."""

    moves: tuple[Moved, ...]
    texts: tuple[Rewritten, ...] = ()

    def reversed(self) -> "MovePlan":
        """What takes the move back."""
        back = {new: old for old, new in self.moves}
        return MovePlan(
            tuple((new, old) for old, new in reversed(self.moves)),
            tuple(Rewritten(_through(back, text.path), text.after, text.before) for text in self.texts),
        )


def plan_move(site: Site, posts: Sequence[Path], folder: Path) -> MovePlan:
    """Plan to move posts into ``folder``, which lies in a posts or drafts folder of the site.

    Posts that are there already stay out of it. Raises SiteError where the folder is none of the site's,
    where a draft would become a post unnoticed or the other way round, and where two posts would get one
    name; StorageError for a post that cannot be read.
    """
    top = _top(site, folder)
    if top is None:
        raise SiteError(f"“{folder.name}” is no folder of the site's posts")
    moves: list[Moved] = []
    texts: list[Rewritten] = []
    for post in dict.fromkeys(posts):
        if (_top(site, post) in site.drafts_dirs) != (top in site.drafts_dirs):
            raise SiteError(
                f"“{post.name}” would become a draft: choose “Back to Drafts” for that"
                if top in site.drafts_dirs
                else f"“{post.name}” is a draft: publish it first"
            )
        if is_bundle(site, post):
            if folder != post.parent.parent:
                if folder.is_relative_to(post.parent):
                    raise SiteError(f"“{post.parent.name}” cannot be moved into itself")
                moves.append((post.parent, folder / post.parent.name))
            continue
        if folder == post.parent:
            continue
        new = folder / post.name
        own = [
            (post, new),
            *along(own_entries(site, post), asset_folder(site, post), asset_folder(site, new)),
        ]
        if any(folder.is_relative_to(old) for old, _ in own):
            raise SiteError(f"“{post.stem}” cannot be moved into its own asset folder")
        moves += own
        loaded = load(post)
        edits = _following(site, post, new, loaded.text, [old for old, _ in own])
        if edits:
            before = loaded.encode(loaded.text)
            texts.append(Rewritten(new, before, loaded.encode(apply_edits(loaded.text, edits))))
    _refuse_same_names(moves)
    return MovePlan(tuple(moves), tuple(texts))


def move(plan: MovePlan) -> list[Moved]:
    """Do it: all of it, or nothing. Raises storage's errors, also for a name that is taken."""
    changes: list[Change] = [Move(old, new) for old, new in plan.moves]
    changes += [Write(text.path, text.after, expected=hash_bytes(text.before)) for text in plan.texts]
    if changes:
        commit(changes, title="Move posts")
    return list(plan.moves)


def _top(site: Site, path: Path) -> Path | None:
    tops = [top for top in (*site.drafts_dirs, *site.posts_dirs) if path.is_relative_to(top)]
    return max(tops, key=lambda top: len(top.parts), default=None)


def _refuse_same_names(moves: Sequence[Moved]) -> None:
    seen: set[str] = set()
    for _, new in moves:
        # A disk that does not tell A from a would take them for one.
        key = str(new).casefold()
        if key in seen:
            raise SiteError(f"Two of these posts are called “{new.name}”: rename one of them first")
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


def _through(back: dict[Path, Path], path: Path) -> Path:
    return back.get(path, path)

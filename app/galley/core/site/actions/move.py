"""Move posts to another folder of the site; their asset folders go along, and their relative links follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley.core.edits import apply_edits, in_order
from galley.core.messages import say
from galley.core.site.actions.belongings import Moved, along, load, own_entries
from galley.core.site.actions.following import Follower
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteError
from galley.core.storage import hash_bytes
from galley.core.storage.changes import Change, Move, Write, now_at
from galley.core.storage.transaction import Progress, commit


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A post whose links change; ``path`` is where it is after the move, the rest its bytes."""

    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What goes from where to where, and the texts that change with it; nothing is done yet.

    ``posts`` is the number of posts that go; other moves are those of what belongs to them. ``links`` tells
    what becomes of the links in other posts; what these become counts among ``texts`` once it is wanted, and
    ``others`` is their number. ``left`` says which links of the posts that go stay as they are, and why.
    """

    moves: tuple[Moved, ...]
    texts: tuple[Rewritten, ...] = ()
    posts: int = 0
    others: int = 0
    links: Follower | None = field(default=None, compare=False)
    left: tuple[tuple[Path, str], ...] = ()


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
    wanted, going = list(dict.fromkeys(posts)), list[Path]()
    for number, post in enumerate(wanted):
        progress(number, 2 * len(wanted))
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
                going.append(post)
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
        going.append(post)
    _refuse_same_names(moves)
    return planned(site, moves, going, lambda done: progress(len(wanted) + done, 2 * len(wanted)))


def planned(
    site: Site,
    moves: Sequence[Moved],
    posts: Sequence[Path],
    progress: Callable[[int], object] = lambda _done: None,
    *,
    becomes: Callable[[str], str] = lambda text: text,
) -> MovePlan:
    """Return the plan for these moves, by which ``posts`` go; what their own links become is a part of it.

    ``becomes`` is what a post's text becomes besides. Raises StorageError and SiteError for a post that
    cannot be read, and what ``progress`` raises.
    """
    links = Follower(site, moves)
    loaded = {post: load(post) for post in posts}
    for post, each in loaded.items():
        links.add(post, each.text, becomes(each.text))
    texts: list[Rewritten] = []
    left: list[tuple[Path, str]] = []
    places = dict(moves)
    for number, (post, each) in enumerate(loaded.items()):
        progress(number)
        shown = becomes(each.text)
        followed = links.followed(shown, post, lambda number=number: progress(number))
        left += ((post, reason) for reason in followed.left)
        after = apply_edits(shown, in_order(followed.edits))
        if after != each.text:
            place = now_at(post, places)
            texts.append(Rewritten(place, each.encode(each.text), each.encode(after)))
    return MovePlan(tuple(moves), tuple(texts), len(posts), links=links, left=tuple(left))


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

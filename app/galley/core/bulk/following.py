"""The links of other posts that follow posts which move: planned to be looked at, done with the move."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from galley.core.bulk.plan import TROUBLE, Plan, PlannedFile, Progress, Read, plan_file
from galley.core.edits import Edit
from galley.core.site.actions import MovePlan, Rewritten
from galley.core.site.actions.following import Follower
from galley.core.storage import read_file
from galley.core.storage.changes import now_at


def plan_links(
    move: MovePlan,
    posts: Iterable[Path],
    progress: Progress = lambda _done, _total: None,
    *,
    read: Read = read_file,
) -> Plan:
    """Return what becomes of the links to the posts that move in those of ``posts`` that stay.

    Links that are left though they may lead there are told among ``refused``, each with the reason, those of
    the posts that move included. A post that cannot be read is passed over: it must not keep others from
    being moved. What ``progress`` raises ends it.
    """
    links = move.links
    places = dict(move.moves)
    staying = [path for path in posts if now_at(path, places) == path]
    planned: list[PlannedFile] = []
    left = list(move.left)
    for number, path in enumerate(staying):
        if links is None:
            break

        def edits(text: str, path: Path = path, number: int = number, links: Follower = links) -> list[Edit]:
            found = links.followed(text, path, lambda: progress(number, len(staying)))
            left.extend((path, reason) for reason in found.left)
            return found.edits

        try:
            file = plan_file(path, edits, read=read)
        except TROUBLE:
            file = None
        if file is not None:
            planned.append(file)
        progress(number + 1, len(staying))
    return Plan(tuple(planned), tuple(left))


def with_links(move: MovePlan, files: Sequence[PlannedFile], read: Read = read_file) -> MovePlan:
    """Return a plan that makes these changes along with the move, so that one undo takes both back.

    Raises one of TROUBLE for a file that is not as it was planned for.
    """
    made = [(file.path, file.made(read)) for file in files]
    texts = tuple(Rewritten(path, each.before, each.after) for path, each in made)
    return replace(move, texts=(*move.texts, *texts), others=move.others + len(texts))

"""Show the commits of a post where its site is under git; nothing of the repository is ever changed."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dulwich.errors import (
    ChecksumMismatch,
    FileFormatException,
    MissingCommitError,
    NotGitRepository,
    NotTreeError,
    ObjectMissing,
    WrongObjectException,
)
from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob
from dulwich.objects import Commit as GitCommit
from dulwich.repo import Repo

_MOST_COMMITS = 200
_MOST_SECONDS = 5.0
# No repository, one without commits, or one with missing or damaged objects.
_UNREADABLE = (
    *(NotGitRepository, MissingCommitError, ObjectMissing, WrongObjectException),
    *(FileFormatException, ChecksumMismatch),
    *(OSError, KeyError, ValueError, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed a post: ``id`` in hex, ``time`` in seconds since the epoch."""

    id: str
    time: float
    author: str
    summary: str


def commits(path: Path, *, most: int = _MOST_COMMITS, seconds: float = _MOST_SECONDS) -> list[Commit]:
    """Return the commits that changed ``path``, newest first; none where there is no repository.

    It looks at most so long and for so many; what it has found until then is returned. A file is not
    followed through renames.
    """
    found: list[Commit] = []
    until = time.monotonic() + seconds
    try:
        with Repo.discover(path.parent) as repo:
            name = _name_in(repo, path)
            for commit in _changing(repo, name, until):
                author = commit.author.decode("utf-8", "replace").split(" <")[0]
                message = commit.message.decode("utf-8", "replace").strip()
                summary = message.split("\n", 1)[0]
                found.append(Commit(commit.id.decode(), float(commit.commit_time), author, summary))
                if len(found) >= most:
                    break
    except _UNREADABLE:
        return found
    return found


def content_at(path: Path, commit: Commit) -> bytes | None:
    """Return the bytes that ``path`` had in ``commit``; None if it did not exist or cannot be read."""
    try:
        with Repo.discover(path.parent) as repo:
            made = repo[commit.id.encode()]
            if not isinstance(made, GitCommit):
                return None
            number = _number(repo, made, _name_in(repo, path))
            blob = None if number is None else repo[number]
            return blob.data if isinstance(blob, Blob) else None
    except _UNREADABLE:
        return None


def _name_in(repo: Repo, path: Path) -> bytes:
    root = Path(repo.path).resolve()
    return path.resolve().relative_to(root).as_posix().encode("utf-8", "surrogateescape")


def _changing(repo: Repo, name: bytes, until: float) -> Iterator[GitCommit]:
    """Yield the commits whose file differs from that of every parent, as ``git log`` shows them."""
    for entry in repo.get_walker():
        if time.monotonic() > until:
            return
        commit = entry.commit
        parents = [parent for number in commit.parents if isinstance(parent := repo[number], GitCommit)]
        if any(parent.tree == commit.tree for parent in parents):
            continue
        here = _number(repo, commit, name)
        before = [_number(repo, parent, name) for parent in parents]
        if here not in before if before else here is not None:
            yield commit


def _number(repo: Repo, commit: GitCommit, name: bytes) -> bytes | None:
    try:
        return tree_lookup_path(repo.object_store.__getitem__, commit.tree, name)[1]
    except (KeyError, NotTreeError):
        return None

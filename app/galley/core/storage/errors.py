"""What can go wrong when a file is read or written, said in the author's words."""

import errno
import os
from enum import StrEnum
from pathlib import Path

from galley.core.messages import later, say


class Action(StrEnum):
    """What was being done when it failed."""

    READ = "read"
    SAVE = "save"
    MOVE = "move"
    DELETE = "delete"


class Problem(StrEnum):
    """The cause of a failure, as far as the author can do something about it."""

    NO_SPACE = "no space"
    NO_PERMISSION = "no permission"
    READ_ONLY_FILE = "read-only file"
    READ_ONLY_FOLDER = "read-only folder"
    FOREIGN_OWNER = "foreign owner"
    READ_ONLY_DISK = "read-only disk"
    DISK_FAULT = "disk fault"
    NAME_TOO_LONG = "name too long"
    BAD_NAME = "bad name"
    GONE = "gone"
    NOT_A_FILE = "not a file"
    IN_USE = "in use"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too large"
    TOO_MANY_FILES = "too many files"
    EXISTS = "exists"
    OTHER_DISK = "other disk"
    INCOMPLETE = "incomplete"
    OTHER = "other"


_BY_ERRNO: dict[int, Problem] = {
    getattr(errno, name): problem
    for names, problem in (
        ("ENOSPC EDQUOT", Problem.NO_SPACE),
        ("EACCES EPERM", Problem.NO_PERMISSION),
        ("EROFS", Problem.READ_ONLY_DISK),
        ("EIO EBADMSG EUCLEAN EREMOTEIO", Problem.DISK_FAULT),
        ("ENAMETOOLONG", Problem.NAME_TOO_LONG),
        ("EINVAL EILSEQ", Problem.BAD_NAME),
        ("ENOENT ENOTDIR", Problem.GONE),
        ("EISDIR ELOOP", Problem.NOT_A_FILE),
        ("EBUSY ETXTBSY EAGAIN EDEADLK ENOLCK", Problem.IN_USE),
        ("ESTALE ETIMEDOUT ENETDOWN ENETUNREACH EHOSTDOWN EHOSTUNREACH ENOTCONN", Problem.UNREACHABLE),
        ("ECONNABORTED ECONNRESET ENODEV ENXIO ENOMEDIUM", Problem.UNREACHABLE),
        ("EFBIG", Problem.TOO_LARGE),
        ("EMFILE ENFILE", Problem.TOO_MANY_FILES),
        ("EEXIST ENOTEMPTY", Problem.EXISTS),
        ("EXDEV", Problem.OTHER_DISK),
    )
    for name in names.split()
    if hasattr(errno, name)  # not every system knows every number
}

_WHAT_AND_ADVICE: dict[Problem, tuple[str, str]] = {
    Problem.NO_SPACE: (later("the disk is full"), later("Free some space on it, then try again")),
    Problem.NO_PERMISSION: (
        later("you are not allowed to change it"),
        later("Give yourself the right to write there, or save under another name"),
    ),
    Problem.READ_ONLY_FILE: (
        later("the file is read-only"),
        later("Make it writable, or save under another name"),
    ),
    Problem.READ_ONLY_FOLDER: (
        later("its folder is read-only"),
        later("Make the folder writable, or save in another folder"),
    ),
    Problem.FOREIGN_OWNER: (
        later("the file belongs to another user, and saving would take it from them"),
        later("Ask its owner, or save under another name"),
    ),
    Problem.READ_ONLY_DISK: (later("the disk can only be read"), later("Save in another place")),
    Problem.DISK_FAULT: (
        later("the disk reported a fault"),
        later("Save in another place, and check the disk before trusting it again"),
    ),
    Problem.NAME_TOO_LONG: (later("its name is too long for this disk"), later("Choose a shorter name")),
    Problem.BAD_NAME: (later("this disk cannot hold a file of this name"), later("Choose a simpler name")),
    Problem.GONE: (
        later("the file or its folder is no longer there"),
        later("Bring the folder back (or connect its drive) and try again, or save in another place"),
    ),
    Problem.NOT_A_FILE: (later("this is not an ordinary file"), later("Save under another name")),
    Problem.IN_USE: (later("another program is using it"), later("Close that program, then try again")),
    Problem.UNREACHABLE: (
        later("the drive cannot be reached"),
        later("Connect it again and try again, or save in another place"),
    ),
    Problem.TOO_LARGE: (later("it is too large for this disk"), later("Save in another place")),
    Problem.TOO_MANY_FILES: (
        later("too many files are open"),
        later("Close some windows or programs, then try again"),
    ),
    Problem.EXISTS: (later("something else has this name already"), later("Choose another name")),
    Problem.OTHER_DISK: (
        later("the two places are on different disks"),
        later("Move it with the file manager instead"),
    ),
    Problem.INCOMPLETE: (
        later("the disk did not keep all of it"),
        later("Save in another place, and check the disk"),
    ),
    Problem.OTHER: (later("the system refused"), later("Try again, or save in another place")),
}

# Where reading failed, nothing was to be saved anywhere.
_WHEN_READING: dict[Problem, tuple[str, str]] = {
    Problem.NO_PERMISSION: (
        later("you are not allowed to read it"),
        later("Give yourself the right to, then try again"),
    ),
    Problem.DISK_FAULT: (later("the disk reported a fault"), later("Check the disk")),
    Problem.GONE: (
        later("the file or its folder is no longer there"),
        later("Bring it back (or connect its drive), then try again"),
    ),
    Problem.NOT_A_FILE: (later("this is not an ordinary file"), later("Choose another one")),
    Problem.UNREACHABLE: (
        later("the drive does not answer"),
        later("Connect it again or wait until it does, then try again"),
    ),
    Problem.OTHER: (later("the system refused"), later("Try again")),
}

_VERBS = {
    Action.READ: later("could not be read"),
    Action.SAVE: later("could not be saved"),
    Action.MOVE: later("could not be moved"),
    Action.DELETE: later("could not be deleted"),
}


class StorageError(Exception):
    """A file could not be read, saved, moved or deleted; what was on the disk before is still there.

    ``str(error)`` is a whole message for the author: what failed, why, and what to do.
    ``what`` and ``advice`` are its parts, ``problem`` the kind of cause.
    """

    def __init__(
        self,
        path: Path,
        problem: Problem,
        *,
        action: Action = Action.SAVE,
        cause: OSError | None = None,
        note: str = "",
    ) -> None:
        self.path = path
        self.problem = problem
        self.action = action
        self.cause = cause
        self.note = note
        words = _WHAT_AND_ADVICE if action is not Action.READ else _WHAT_AND_ADVICE | _WHEN_READING
        self.what, self.advice = map(say, words[problem])
        if problem is Problem.OTHER and cause is not None and cause.strerror:
            self.what = say("the system says “{0}”", cause.strerror)
        message = say("“{0}” {1}: {2}. {3}.", path.name or path, say(_VERBS[action]), self.what, self.advice)
        super().__init__(f"{message} {note}" if note else message)

    @classmethod
    def of(
        cls, cause: OSError, path: Path, *, action: Action = Action.SAVE, note: str = ""
    ) -> "StorageError":
        """Return the error for ``cause``, raised by the system while doing ``action`` to ``path``."""
        problem = _BY_ERRNO.get(cause.errno or 0, Problem.OTHER)
        return cls(path, problem, action=action, cause=cause, note=note)


def in_words(error: Exception, *, action: Action = Action.READ) -> str:
    """Return what the author is told of an error, one of the system's own in words of ours as well."""
    if isinstance(error, OSError) and error.filename is not None:
        return str(StorageError.of(error, Path(os.fsdecode(error.filename)), action=action))
    return str(error)


class Conflict(Exception):  # noqa: N818 - a state to be settled with the author, not a fault
    """The file on the disk is not the one that was loaded; nothing was written.

    ``disk_hash`` and ``disk_data`` are what the disk has now; both are None when the file is gone.
    """

    def __init__(self, path: Path, disk_data: bytes | None, disk_hash: str | None) -> None:
        self.path = path
        self.disk_data = disk_data
        self.disk_hash = disk_hash
        deleted = say("“{0}” was deleted on the disk by another program since it was opened.", path.name)
        changed = say("“{0}” was changed on the disk by another program since it was opened.", path.name)
        super().__init__(deleted if disk_data is None else changed)

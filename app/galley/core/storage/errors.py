"""What can go wrong when a file is read or written, said in the author's words: the only place that does."""

import errno
import os
import re
import shutil
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from galley.core.messages import Said, later, say

_E = TypeVar("_E", bound=BaseException)
# How Python writes an error of the system where only its words are left.
_NUMBER = re.compile(r"\[Errno (\d+)\] ([^:]*)")


class Action(StrEnum):
    """What was being done when it failed."""

    READ = "read"
    SAVE = "save"
    MOVE = "move"
    DELETE = "delete"
    WATCH = "watch"


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
    NOT_A_FOLDER = "not a folder"
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
        ("ENOENT", Problem.GONE),
        ("ENOTDIR", Problem.NOT_A_FOLDER),
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

# Python makes one number of several of Windows': a drive that is gone would be a file that is, or a bad name.
_BY_WINERROR: dict[int, Problem] = {
    21: Problem.UNREACHABLE,  # ERROR_NOT_READY
    32: Problem.IN_USE,  # ERROR_SHARING_VIOLATION
    33: Problem.IN_USE,  # ERROR_LOCK_VIOLATION
    53: Problem.UNREACHABLE,  # ERROR_BAD_NETPATH
    59: Problem.UNREACHABLE,  # ERROR_UNEXP_NET_ERR
    64: Problem.UNREACHABLE,  # ERROR_NETNAME_DELETED
    121: Problem.UNREACHABLE,  # ERROR_SEM_TIMEOUT
    1231: Problem.UNREACHABLE,  # ERROR_NETWORK_UNREACHABLE
}

# By the lowest byte of the code, which has the kind of cause.
_BY_SQLITE: dict[int, Problem] = {
    sqlite3.SQLITE_FULL: Problem.NO_SPACE,
    sqlite3.SQLITE_IOERR: Problem.DISK_FAULT,
    sqlite3.SQLITE_CORRUPT: Problem.INCOMPLETE,
    sqlite3.SQLITE_NOTADB: Problem.INCOMPLETE,
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY_FILE,
    sqlite3.SQLITE_PERM: Problem.NO_PERMISSION,
    sqlite3.SQLITE_CANTOPEN: Problem.GONE,
    sqlite3.SQLITE_BUSY: Problem.IN_USE,
    sqlite3.SQLITE_LOCKED: Problem.IN_USE,
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
    Problem.NOT_A_FOLDER: (
        later("a file is where its folder should be"),
        later("Move that file away, or save in another place"),
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
    Problem.NOT_A_FOLDER: (
        later("a file is where its folder should be"),
        later("Move that file away, then try again"),
    ),
    Problem.NOT_A_FILE: (later("this is not an ordinary file"), later("Choose another one")),
    Problem.UNREACHABLE: (
        later("the drive does not answer"),
        later("Connect it again or wait until it does, then try again"),
    ),
    Problem.INCOMPLETE: (later("the disk did not keep all of it"), later("Check the disk")),
    Problem.OTHER: (later("the system refused"), later("Try again")),
}

# Linux has a limit of watches for each user, and says that no space is left on the device when it is reached.
_WHEN_WATCHING: dict[Problem, tuple[str, str]] = {
    Problem.NO_SPACE: (
        later("the system watches no more folders for you"),
        later("Close programs that watch many folders, or have fs.inotify.max_user_watches raised"),
    ),
    Problem.TOO_MANY_FILES: (
        later("the system lets no more of your programs watch folders"),
        later("Close programs that watch folders, or have fs.inotify.max_user_instances raised"),
    ),
}

_WORDS: dict[Action, dict[Problem, tuple[str, str]]] = {
    Action.READ: _WHAT_AND_ADVICE | _WHEN_READING,
    Action.SAVE: _WHAT_AND_ADVICE,
    Action.MOVE: _WHAT_AND_ADVICE,
    Action.DELETE: _WHAT_AND_ADVICE,
    Action.WATCH: _WHAT_AND_ADVICE | _WHEN_READING | _WHEN_WATCHING,
}

_VERBS = {
    Action.READ: later("could not be read"),
    Action.SAVE: later("could not be saved"),
    Action.MOVE: later("could not be moved"),
    Action.DELETE: later("could not be deleted"),
    Action.WATCH: later("could not be watched"),
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
        cause: OSError | sqlite3.Error | None = None,
        note: str = "",
    ) -> None:
        self.path = path
        self.problem = problem
        self.action = action
        self.cause = cause
        self.note = note
        self.what, self.advice = map(say, _WORDS[action][problem])
        if problem is Problem.OTHER and (detail := _detail(cause)):
            self.what = say("the system says “{0}”", detail)
        message = say("“{0}” {1}: {2}. {3}.", path.name or path, say(_VERBS[action]), self.what, self.advice)
        super().__init__(f"{message} {note}" if note else message)

    @property
    def gone(self) -> bool:
        """Whether the file is not there, and not only out of reach."""
        return self.problem in (Problem.GONE, Problem.NOT_A_FOLDER)

    @classmethod
    def of(
        cls, cause: OSError | sqlite3.Error, path: Path, *, action: Action = Action.SAVE, note: str = ""
    ) -> "StorageError":
        """Return the error for ``cause``, raised by the system while doing ``action`` to ``path``."""
        return cls(path, _problem(cause), action=action, cause=cause, note=note)


def in_words(error: BaseException, *, action: Action = Action.READ, path: Path | None = None) -> str:
    """Return the whole message for the author of any error: what failed, why, and what to do.

    What Galley's own errors say stays. One of the system is said of the file that it names, else of ``path``.
    """
    error = _first(error)
    if isinstance(error, OSError | sqlite3.Error):
        named = getattr(error, "filename", None)
        path = path if named is None else Path(os.fsdecode(named))
        if path is not None:
            return _message(StorageError.of(error, path, action=action))
        nameless = StorageError.of(error, Path(), action=action)
        return say("The system reports: {0}. {1}.", nameless.what, nameless.advice)
    if isinstance(error, StorageError | Conflict):
        return _message(error)
    message = _message(error)
    if isinstance(error, UnicodeError):
        message = say("some of its characters cannot be read.")
    elif not _is_own(error):
        return say("Galley made a mistake ({0}).", f"{type(error).__name__}: {error}")
    return message if path is None else say("“{0}”: {1}", path.name, message)


def cause_in_words(error: OSError | sqlite3.Error, *, action: Action = Action.READ) -> str:
    """Return only why it failed, for a sentence that says already what did: no capital and no full stop."""
    return StorageError.of(error, Path(), action=action).what


def _problem(cause: OSError | sqlite3.Error) -> Problem:
    if isinstance(cause, sqlite3.Error):
        return _BY_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, Problem.OTHER)
    cause = _first(cause)
    by_windows = _BY_WINERROR.get(getattr(cause, "winerror", None) or 0)
    return by_windows or _BY_ERRNO.get(cause.errno or 0, Problem.OTHER)


def _first(error: _E) -> _E | OSError:
    """The first of the errors that `shutil` has gathered while copying; any other error itself."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        source, _, words = cast("tuple[str, str, str]", error.args[0][0])
        number = _NUMBER.match(words)
        return OSError(int(number[1]), number[2], source) if number else OSError(None, words, source)
    return error


def _detail(cause: OSError | sqlite3.Error | None) -> str:
    if isinstance(cause, OSError):
        return _first(cause).strerror or ""
    return str(cause) if cause is not None else ""


def _is_own(error: BaseException) -> bool:
    return type(error).__module__.startswith("galley.") or isinstance(_message(error), Said)


def _message(error: BaseException) -> str:
    """What the error says, still able to be said in another language if it was."""
    said: object = error.args[0] if error.args else ""
    return said if isinstance(said, Said) else str(error)


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

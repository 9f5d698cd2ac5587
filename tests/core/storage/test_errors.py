"""Whatever the system says when a file cannot be read or written reaches the author in words."""

import errno
import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from galley.core.messages import Said, set_translator
from galley.core.site import SiteError
from galley.core.storage import (
    Action,
    Conflict,
    Problem,
    StorageError,
    cause_in_words,
    in_words,
)
from galley.core.textfile import NotTextError

POST = "/博客/source/_posts/某 篇.md"
RAW = re.compile(r"Errno|\b[A-Z]\w*Error\b|\[|\]")


def raised(number: int, path: str | None = POST) -> OSError:
    return (
        OSError(number, os.strerror(number)) if path is None else OSError(number, os.strerror(number), path)
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("EACCES", "you are not allowed to read it"),
        ("EPERM", "you are not allowed to read it"),
        ("ENOSPC", "the disk is full"),
        ("EDQUOT", "the disk is full"),
        ("EROFS", "the disk can only be read"),
        ("ENAMETOOLONG", "its name is too long for this disk"),
        ("ENOTDIR", "a file is where its folder should be"),
        ("ENOENT", "the file or its folder is no longer there"),
        ("EISDIR", "this is not an ordinary file"),
        ("EIO", "the disk reported a fault"),
        ("ESTALE", "the drive does not answer"),
        ("EHOSTDOWN", "the drive does not answer"),
        ("ENOTCONN", "the drive does not answer"),
        ("EMFILE", "too many files are open"),
        ("EBUSY", "another program is using it"),
        ("EPROTO", f"the system says “{os.strerror(errno.EPROTO)}”"),
    ],
)
def test_an_error_of_the_system_is_said_with_its_file_its_cause_and_what_to_do(
    number: str, words: str
) -> None:
    error = raised(getattr(errno, number))
    message = in_words(error)
    assert message.startswith(f"“某 篇.md” could not be read: {words}. ")
    assert message.endswith(".")
    assert not RAW.search(message)
    assert cause_in_words(error) == words


@pytest.mark.parametrize(
    ("number", "words"), [("ENOSPC", "max_user_watches"), ("EMFILE", "max_user_instances")]
)
def test_too_many_watches_are_no_full_disk(number: str, words: str) -> None:
    """Linux says that no space is left on the device when it watches no more folders."""
    error = raised(getattr(errno, number), None)
    message = in_words(error, action=Action.WATCH, path=Path("/blog/source/_posts"))
    assert message.startswith("“_posts” could not be watched: ")
    assert words in message
    assert "disk" not in message


def test_an_error_that_names_no_file_takes_the_one_it_is_told_of() -> None:
    error = raised(errno.ENOSPC, None)
    message = "“a.md” could not be saved: the disk is full. Free some space on it, then try again."
    assert in_words(error, action=Action.SAVE, path=Path("/x/a.md")) == message
    assert in_words(error) == "The system reports: the disk is full. Free some space on it, then try again."


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (53, Problem.UNREACHABLE),  # the network path was not found: Python makes ENOENT of it
        (64, Problem.UNREACHABLE),  # the network name is no longer there: EINVAL
        (21, Problem.UNREACHABLE),  # the drive is not ready: EACCES
        (32, Problem.IN_USE),  # another program has it: EACCES
        (5, Problem.NO_PERMISSION),
    ],
)
def test_windows_own_number_counts_where_python_has_one_number_for_several(
    code: int, problem: Problem
) -> None:
    error = raised(errno.EACCES)
    error.winerror = code  # type: ignore[attr-defined]
    assert StorageError.of(error, Path("a")).problem is problem


def test_a_folder_that_could_not_be_copied_is_said_by_its_first_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`shutil.copytree` gathers what went wrong into an error that has no number of its own."""
    (tmp_path / "from").mkdir()
    for name in "ab":
        (tmp_path / "from" / name).write_bytes(b"x")

    def full(*_: object, **__: object) -> None:
        raise raised(errno.ENOSPC, None)

    with pytest.raises(shutil.Error) as caught:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=full)
    message = in_words(caught.value, action=Action.SAVE)
    assert re.match(r"“[ab]” could not be saved: the disk is full\. ", message)
    assert StorageError.of(caught.value, tmp_path).problem is Problem.NO_SPACE


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reported a fault"),
        (sqlite3.SQLITE_READONLY, "the file is read-only"),
        (sqlite3.SQLITE_CANTOPEN, "the file or its folder is no longer there"),
        (sqlite3.SQLITE_BUSY, "another program is using it"),
        (sqlite3.SQLITE_CORRUPT, "the disk did not keep all of it"),
    ],
)
def test_an_error_of_the_database_is_said_like_one_of_the_disk(code: int, words: str) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    assert in_words(error, action=Action.SAVE).startswith(f"The system reports: {words}. ")


def test_a_real_error_of_the_database_has_a_number(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(tmp_path / "no" / "folder" / "x.db")
    assert cause_in_words(caught.value) == "the file or its folder is no longer there"


def test_a_byte_that_is_no_text_is_said_in_words() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\xff".decode()
    assert in_words(caught.value, path=Path("/x/a.txt")) == "“a.txt”: some of its characters cannot be read."


def test_what_galley_says_itself_stays_as_it_is() -> None:
    own = StorageError(Path("/x/a.md"), Problem.NO_SPACE)
    assert in_words(own, path=Path("/x/a.md")) == str(own)
    assert in_words(Conflict(Path("/x/a.md"), None, None)).startswith("“a.md” was deleted")
    assert in_words(SiteError("There is nothing at x")) == "There is nothing at x"
    assert in_words(NotTextError("It is no text."), path=Path("/x/a.md")) == "“a.md”: It is no text."


def test_a_mistake_of_galleys_is_owned_up_to() -> None:
    assert in_words(KeyError("x")) == "Galley made a mistake (KeyError: 'x')."


def test_a_message_can_be_said_in_another_language_later() -> None:
    message = in_words(raised(errno.EACCES))
    assert isinstance(message, Said)
    set_translator(lambda text: text.replace("could not be read", "读不了"))
    try:
        from galley.core.messages import anew

        assert "读不了" in anew(message)
    finally:
        set_translator(None)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTDIR])
def test_a_folder_that_became_a_file_has_lost_its_posts(number: int) -> None:
    assert StorageError.of(raised(number), Path(POST)).gone
    assert not StorageError.of(raised(errno.EACCES), Path(POST)).gone

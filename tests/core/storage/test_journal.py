"""The recovery journal gives back the last text that was appended, whatever happened to its file."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.storage.errors import Problem, StorageError
from galley.core.storage.journal import Journal, recover, replay

TEXTS = st.lists(
    st.text(st.sampled_from("ab\n正文\u2028\U0001f600\ud800"), max_size=40), min_size=1, max_size=12
)


def journal_file(state: Path) -> Path:
    (file,) = (state / "journal").glob("*.journal")
    return file


def test_a_text_is_given_back_after_its_window_is_gone(tmp_path: Path) -> None:
    journal = Journal.start(Path("/site/我的 文章.md"), "base", state=tmp_path)
    journal.append("一\n", 1, now=1.0)
    journal.append("一\n二\n", 2, now=2.0)
    journal.close()
    (found,) = recover(state=tmp_path)
    assert (found.snapshot.text, found.snapshot.revision, found.snapshot.time) == ("一\n二\n", 2, 2.0)
    assert (found.snapshot.path, found.snapshot.base) == (Path("/site/我的 文章.md"), "base")
    assert not found.damaged


def test_an_untitled_text_is_given_back_with_its_name(tmp_path: Path) -> None:
    journal = Journal.start(None, None, untitled="Untitled 2", state=tmp_path)
    journal.append("draft", 1)
    journal.close()
    (found,) = recover(state=tmp_path)
    assert (found.snapshot.path, found.snapshot.untitled) == (None, "Untitled 2")


def test_the_text_of_a_window_still_open_is_not_offered_to_another(tmp_path: Path) -> None:
    journal = Journal.start(None, None, state=tmp_path)
    journal.append("open", 1)
    assert recover(state=tmp_path) == []
    journal.close()
    first = recover(state=tmp_path)
    assert [found.snapshot.text for found in first] == ["open"]
    assert recover(state=tmp_path) == []


def test_restoring_sticks_through_a_second_crash(tmp_path: Path) -> None:
    journal = Journal.start(None, None, state=tmp_path)
    journal.append("one", 7)
    journal.close()
    (found,) = recover(state=tmp_path)
    found.journal.close()
    (found,) = recover(state=tmp_path)
    found.journal.append("one two", 8)
    found.journal.close()
    (found,) = recover(state=tmp_path)
    assert (found.snapshot.text, found.snapshot.revision) == ("one two", 8)


def test_a_good_save_drops_what_it_holds_and_only_that(tmp_path: Path) -> None:
    journal = Journal.start(Path("/a.md"), "h0", state=tmp_path)
    journal.append("r1", 1)
    journal.append("r2", 2)
    journal.saved(1, Path("/a.md"), "h1")
    assert replay(journal_file(tmp_path).read_bytes())[0] == journal.last
    assert journal.last is not None
    assert (journal.last.text, journal.last.base) == ("r2", "h1")
    journal.saved(2, Path("/a.md"), "h2")
    assert journal.last is None
    journal.append("r3", 3)
    journal.close()
    (found,) = recover(state=tmp_path)
    assert (found.snapshot.text, found.snapshot.base) == ("r3", "h2")


def test_a_journal_that_is_discarded_or_has_nothing_leaves_no_file(tmp_path: Path) -> None:
    kept = Journal.start(None, None, state=tmp_path)
    kept.append("x", 1)
    kept.discard()
    Journal.start(None, None, state=tmp_path).close()
    assert list((tmp_path / "journal").iterdir()) == []


def test_a_renamed_post_is_recovered_under_its_new_name(tmp_path: Path) -> None:
    journal = Journal.start(Path("/old.md"), "h", state=tmp_path)
    journal.append("text", 1)
    journal.moved(Path("/new.md"), "h")
    journal.append("text!", 2)
    journal.close()
    (found,) = recover(state=tmp_path)
    assert (found.snapshot.path, found.snapshot.text) == (Path("/new.md"), "text!")


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.data())
def test_a_journal_cut_anywhere_gives_the_last_text_whose_record_is_whole(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    state = tmp_path_factory.mktemp("state")
    journal = Journal.start(None, None, state=state)
    sizes: list[int] = []
    for number, text in enumerate(texts):
        journal.append(text, number, now=float(number))
        sizes.append(journal_file(state).stat().st_size)
    raw = journal_file(state).read_bytes()
    journal.close()
    cut = data.draw(st.integers(0, len(raw)))
    snapshot, damaged = replay(raw[:cut])
    whole = [number for number, size in enumerate(sizes) if size <= cut]
    assert (snapshot and snapshot.text) == (texts[whole[-1]] if whole else None)
    assert damaged == (cut not in [0, *sizes])


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.data())
def test_a_damaged_journal_never_gives_a_text_that_was_not_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    state = tmp_path_factory.mktemp("state")
    journal = Journal.start(None, None, state=state)
    for number, text in enumerate(texts):
        journal.append(text, number, now=float(number))
    raw = bytearray(journal_file(state).read_bytes())
    journal.close()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = (raw[at] + data.draw(st.integers(1, 255))) % 256
    snapshot, damaged = replay(bytes(raw))
    assert snapshot is None or snapshot.text == texts[snapshot.revision]
    assert damaged or (snapshot is not None and snapshot.text == texts[-1])


def test_the_file_stays_small_however_long_one_types(tmp_path: Path) -> None:
    journal = Journal.start(None, None, state=tmp_path)
    text = "正文" * 20_000
    for number in range(200):
        text += "字" * 2_000
        journal.append(text, number, now=float(number))
        assert journal_file(tmp_path).stat().st_size <= 4 * len(text) + 256 * 1024
    journal.close()
    (found,) = recover(state=tmp_path)
    assert found.snapshot.text == text


def test_bytes_that_were_never_a_journal_are_put_aside_not_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / "x.journal").write_bytes(b"not a journal")
    (folder / "y.journal").write_bytes(b"")
    assert recover(state=tmp_path) == []
    assert sorted(path.name for path in folder.iterdir()) == ["x.damaged"]


def test_after_a_full_disk_the_next_append_keeps_the_whole_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.start(None, None, state=tmp_path)
    journal.append("one", 1)
    real = os.write

    def half(fd: int, data: memoryview) -> int:
        if len(data) > 1:
            return real(fd, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(StorageError) as caught:
            journal.append("one two", 2)
    assert caught.value.problem is Problem.NO_SPACE
    assert replay(journal_file(tmp_path).read_bytes())[0] == journal.last
    journal.append("one two three", 3)
    journal.close()
    (found,) = recover(state=tmp_path)
    assert found.snapshot.text == "one two three"

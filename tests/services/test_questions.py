"""Questions to the index of a site, beside the window."""

import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from galley.core.library import Left, Library
from galley.core.site import open_site
from galley.services import questions
from galley.services.questions import Questions
from support.sites import hexo
from support.waiting import wait_until


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> Questions:
    hexo(tmp_path / "site", {"source/_posts/a.md": "---\ntitle: a\n---\n"})
    site = open_site(tmp_path / "site")
    return Questions(lambda: Library(site, tmp_path / "cache"))


def test_memory_is_given_back_once_no_more_questions_come(
    asked: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    done: list[int] = []
    asked._rest.setInterval(200)
    monkeypatch.setattr(questions, "give_back", lambda: given.append(len(done)))
    for number in range(5):
        asked.ask(str(number), lambda library: done.append(len(library.rows())), lambda _: None)
    wait_until(lambda: given, "the rest after all questions")
    assert given == [5]
    asked.close()


def until_left(library: Library) -> str:
    """What a search that never ends does."""
    end = time.monotonic() + 30
    while not library.is_left():
        assert time.monotonic() < end, "it was never left"
        time.sleep(0.005)
    raise Left


def test_a_long_question_is_left_for_the_next_of_its_kind(asked: Questions) -> None:
    told: list[str] = []
    asked.failed.connect(told.append)
    asked.ask("list", until_left, told.append)
    asked.ask("other", lambda _: "other", told.append)
    asked.ask("list", lambda library: "here" if not library.is_left() else "", told.append)
    wait_until(lambda: len(told) == 2, "both answers")
    assert told == ["other", "here"]
    asked.close()


def test_closing_waits_for_no_question_that_can_be_left(asked: Questions) -> None:
    begun = threading.Event()

    def work(library: Library) -> str:
        begun.set()
        return until_left(library)

    told: list[str] = []
    asked.failed.connect(told.append)
    asked.ask("list", work, told.append)
    assert begun.wait(20)
    asked.close()
    assert told == []

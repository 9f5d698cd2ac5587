"""Questions to the index of a site, beside the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from galley.core.library import Library
from galley.core.site import open_site
from galley.services import questions
from galley.services.questions import Questions
from support.sites import hexo
from support.waiting import wait_until


def test_memory_is_given_back_once_no_more_questions_come(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    done: list[int] = []
    monkeypatch.setattr(questions, "REST_MS", 200)
    monkeypatch.setattr(questions, "give_back", lambda: given.append(len(done)))
    hexo(tmp_path / "site", {"source/_posts/a.md": "---\ntitle: a\n---\n"})
    site = open_site(tmp_path / "site")
    asked = Questions(lambda: Library(site, tmp_path / "cache"))
    for number in range(5):
        asked.ask(str(number), lambda library: done.append(len(library.rows())), lambda _: None)
    wait_until(lambda: given, "the rest after all questions")
    assert given == [5]
    asked.close()

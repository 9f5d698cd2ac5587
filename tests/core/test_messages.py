"""A message keeps what it was made of, through files and processes, and is said in the language of now."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.library import Library
from galley.core.messages import again, anew, kept, listed, say, set_translator
from galley.core.site import open_site

CHINESE = {"outer {0} ({1})": "外 {0}（{1}）", "inner {0}": "内 {0}", "alone": "独"}


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_translator(None)


def speak_chinese() -> None:
    set_translator(lambda text: CHINESE.get(text, text))


def test_a_message_in_a_message_is_said_anew_with_it() -> None:
    message = say("outer {0} ({1})", say("inner {0}", 3), "a {0} b")
    written = kept(message)
    speak_chinese()
    assert anew(message) == again(written) == "外 内 3（a {0} b）"
    set_translator(None)
    assert again(written) == message == "outer inner 3 (a {0} b)"


def test_a_plain_text_that_is_known_is_translated_and_any_other_stays() -> None:
    speak_chinese()
    assert again(kept("alone")) == "独"
    assert again(kept("{0} curly {")) == "{0} curly {"
    assert again("no JSON at all") == "no JSON at all"
    assert again('["{3}", 1]') == '["{3}", 1]'
    assert anew("alone") == "alone"


def test_a_message_survives_the_way_from_another_process() -> None:
    message = pickle.loads(pickle.dumps(say("inner {0}", 3)))
    speak_chinese()
    assert anew(message) == "内 3"


def test_a_count_chooses_between_one_and_many_for_each_of_its_numbers() -> None:
    template = "{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced by {2}"
    assert say(template, 1, 3, "{0:a|b}") == "1 place in 3 posts is replaced by {0:a|b}"
    assert say(template, 21, 1, "x") == "21 places in 1 post are replaced by x"
    assert say("{0} {0:post|posts}", 0) == "0 posts"
    assert again(kept(say("{0} {0:post|posts}", 1))) == "1 post"


def test_a_list_is_written_as_the_language_does() -> None:
    assert (listed([]), listed(["a"]), listed(["a", "{0}", "c"])) == ("", "a", "a, {0}, c")
    set_translator(lambda text: {"{0}, {1}": "{0}、{1}"}.get(text, text))
    assert listed(iter(["甲", "乙", "丙"])) == "甲、乙、丙"


def test_a_number_is_written_in_other_forms_where_the_template_asks_for_them() -> None:
    assert say("U+{0:04X}, {1!r}, {2:.1f}, {3}", 0x2F, 12, 0.25, True) == "U+002F, 12, 0.2, True"


@given(
    st.text(st.characters(), max_size=20),
    st.lists(st.text(st.characters(), max_size=20) | st.integers(), max_size=4),
)
def test_whatever_is_kept_can_be_written_and_said(text: str, values: list[object]) -> None:
    message = say("{}" * len(values), *values) if values else say(text)
    assert again(kept(message).encode().decode()) == message.encode(errors="replace").decode()


def test_the_index_keeps_reasons_in_no_language(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [a\n---\nbody\n", "utf-8")
    (tmp_path / "b.md").symlink_to(tmp_path / "gone.md")
    library = Library(open_site(tmp_path), tmp_path / "cache")
    set_translator(lambda text: text.upper() if "{" not in text else text)
    library.scan(lambda *_: None)
    set_translator(None)
    reasons = [row.trouble for row in library.rows() if row.error]
    library.close()
    assert len(reasons) == 2
    assert all(reason and reason != reason.upper() for reason in reasons)

"""Which words are right: dictionaries of several scripts, the site's own words, what is installed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from galley.core.spelling import (
    DictionaryError,
    HunspellDictionary,
    Judge,
    Speller,
    add_word,
    chosen,
    dictionaries,
    dictionary_folders,
    has_library,
    installed,
    own_words,
)
from galley.core.spelling.dictionaries import script_of
from galley.core.spelling.ownwords import private_file
from galley.resources import resources


class Few:
    """A dictionary of some words, which counts how often it is asked."""

    def __init__(self, language: str, words: str) -> None:
        self.language, self.script = language, script_of(language)
        self.words = set(words.split())
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        self.asked.append(word)
        return word in self.words

    def suggest(self, word: str) -> Sequence[str]:
        return sorted(self.words)


def test_a_word_is_asked_of_its_script_only() -> None:
    english, russian = Few("en_US", "hello don't cafe"), Few("ru_RU", "привет")
    judge = Judge([english, russian])
    words = ["hello", "helo", "привет", "превет", "κόσμε", "café", "naïve"]
    assert judge.judge(words) == {
        "hello": True,
        "helo": False,
        "привет": True,
        "превет": False,
        "κόσμε": True,  # nobody here can tell
        "café": True,
        "naïve": False,
    }
    assert "привет" not in english.asked
    assert not Judge([])


def test_own_and_ignored_words_are_right_at_the_start_of_a_sentence_too() -> None:
    speller = Speller(["galley", "Hexo", "don’t"])
    assert all(speller.is_right(word) for word in ("galley", "Galley", "Hexo", "don't", "galley's"))
    assert speller.is_right("pythn") is None
    speller.take({"pythn": False, "hello": True, "galley": False})
    assert speller.is_right("pythn") is False
    assert speller.is_right("galley")
    speller.accept("pythn")
    assert speller.is_right("pythn")
    assert speller.is_right("Pythn")
    assert speller.is_right("hello")


def test_words_of_the_trade_are_right_as_names_and_written_small() -> None:
    speller = Speller([])
    assert all(
        speller.is_right(word) for word in ("Hexo", "hexo", "Hexo's", "GitHub", "permalink", "Permalinks")
    )
    assert speller.is_right("Hexoo") is None


def test_suggestions_come_from_all_languages_and_keep_the_apostrophe() -> None:
    judge = Judge([Few("en_US", "don't a b c d e f g h"), Few("de_DE", "z")])
    assert judge.suggestions("dont’t")[:2] == ["a", "z"]
    assert len(judge.suggestions("x")) == 7
    assert "don’t" in Judge([Few("en_US", "don't")]).suggestions("dont’t")


@pytest.mark.parametrize(
    ("there", "wished", "spoken", "expected"),
    [
        (["en_US", "en_GB", "de_DE"], [], ["zh-CN"], ["en_US"]),
        (["en_US", "en_GB", "de_DE"], [], ["de-AT", "en-GB"], ["de_DE", "en_GB"]),
        (["en_GB", "fr_BE", "fr_FR"], [], ["fr-CA"], ["fr_FR", "en_GB"]),
        (["en_US", "de_DE"], ["de_DE", "gone"], ["zh-CN"], ["de_DE"]),
        (["en"], [], ["C"], ["en"]),
        ([], [], ["en-US"], []),
    ],
)
def test_which_languages_are_checked(
    there: list[str], wished: list[str], spoken: list[str], expected: list[str]
) -> None:
    assert chosen(dict.fromkeys(there, Path()), wished, spoken) == expected


def test_dictionaries_are_found_where_both_files_are(tmp_path: Path) -> None:
    for name in ("de_DE.aff", "de_DE.dic", "fr.dic", "hyph_de.dic", "hyph_de.aff", "ko.aff", "ko.dic"):
        (tmp_path / name).write_text("")
    other = tmp_path / "other"
    other.mkdir()
    for name in ("de_DE.aff", "de_DE.dic"):
        (other / name).write_text("")
    found = installed([tmp_path, other, tmp_path / "nowhere"])
    assert found == {"de_DE": tmp_path / "de_DE.dic"}


def test_galley_brings_english() -> None:
    bundled = resources() / "dictionaries"
    assert "en_US" in installed([bundled])
    assert dictionary_folders(bundled)[-1] == bundled


@pytest.fixture(params=["library", "extension"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to Hunspell: its C functions, and the Python module where it has no library beside it."""
    if not has_library():
        pytest.skip("Hunspell is not built for this machine")
    if request.param == "extension":
        monkeypatch.setattr(dictionaries, "_library", lambda: None)
    return request.param


def test_the_english_that_galley_brings_is_right(way: str) -> None:
    english = HunspellDictionary(resources() / "dictionaries" / "en_US.dic")
    assert all(english.knows(word) for word in ("hello", "Hello", "don't", "colors"))
    assert not any(english.knows(word) for word in ("helo", "Pythn", "Привет", "teh"))
    assert "Python" in english.suggest("Pythn")


def test_a_dictionary_of_another_encoding_in_a_chinese_folder_is_read(way: str, tmp_path: Path) -> None:
    folder = tmp_path / "字典 #1"
    folder.mkdir()
    (folder / "de_DE.aff").write_bytes(b"SET ISO8859-1\n")
    (folder / "de_DE.dic").write_bytes("2\nHallo\nschön\n".encode("iso8859-1"))
    german = HunspellDictionary(folder / "de_DE.dic")
    assert german.knows("schön")
    assert not german.knows("Привет")
    assert list(german.suggest("Привет")) == []
    assert "schön" in german.suggest("schon")


def test_a_dictionary_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"xx\.dic"):
        HunspellDictionary(tmp_path / "xx.dic")


def test_words_of_a_site_are_kept_beside_the_author_or_with_the_site(tmp_path: Path) -> None:
    site, data = tmp_path / "博客", tmp_path / "data"
    site.mkdir()
    assert own_words(site, data) == []
    file = add_word(site, "Pythn", data)
    assert file == private_file(site, data)
    assert add_word(site, "Pythn", data) == file
    add_word(site, "naïve", data)
    assert file.read_text("utf-8") == "Pythn\nnaïve\n"
    (site / "_words.txt").write_bytes(b"# ours\r\nHexo")
    assert add_word(site, "Galley", data) == site / "_words.txt"
    assert (site / "_words.txt").read_bytes() == b"# ours\r\nHexo\r\nGalley\r\n"
    assert own_words(site, data) == ["Pythn", "naïve", "Hexo", "Galley"]
    assert own_words(tmp_path / "other", data) == []


def test_a_file_that_is_no_text_has_no_words_and_loses_no_byte(tmp_path: Path) -> None:
    (tmp_path / "_words.txt").write_bytes(b"\xff\xfe\x00good")
    own_words(tmp_path, tmp_path)
    add_word(tmp_path, "new", tmp_path)
    assert (tmp_path / "_words.txt").read_bytes() == b"\xff\xfe\x00good\nnew\n"

"""Dictionaries of the Hunspell kind: which are installed, and one that is loaded."""

import codecs
import ctypes
import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import platformdirs

from galley.core.messages import say
from galley.core.storage import cause_in_words

# Languages whose dictionaries are of another script than Latin.
_CYRILLIC = frozenset(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"))
_GREEK = frozenset(("el", "grc"))
_NEITHER = frozenset(
    ("am", "ar", "as", "bn", "bo", "ckb", "dv", "dz", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn",
     "ko", "lo", "ml", "mr", "my", "ne", "or", "pa", "ps", "sa", "sd", "si", "ta", "te", "th", "ug", "ur",
     "yi", "zh")
)  # fmt: skip


class DictionaryError(Exception):
    """A dictionary that cannot be read; the text says why."""


class Dictionary(Protocol):
    """``script`` is "latin", "greek" or "cyrillic": of words in others it says nothing."""

    language: str
    script: str

    def knows(self, word: str) -> bool: ...
    def suggest(self, word: str) -> Sequence[str]: ...


def script_of(language: str) -> str:
    """The script of a language such as ``en_US``; empty for one whose words are not checked."""
    name, _, variant = language.replace("-", "_").partition("_")
    if "Latn" in variant:
        return "latin"
    if name in _NEITHER:
        return ""
    return "cyrillic" if name in _CYRILLIC else "greek" if name in _GREEK else "latin"


def own_folder() -> Path:
    """Where the author may put dictionaries that no system folder has."""
    return platformdirs.user_data_path("galley", appauthor=False) / "dictionaries"


def dictionary_folders(bundled: Path) -> list[Path]:
    """The folders that are looked through, those that win first; ``bundled`` comes with the program."""
    home = Path.home()
    folders = [own_folder()]
    folders += [Path(name) for name in os.environ.get("DICPATH", "").split(os.pathsep) if name]
    if sys.platform == "darwin":
        folders += [home / "Library" / "Spelling", Path("/Library/Spelling")]
    elif sys.platform != "win32":
        data = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
        data += ":" + (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share")
        for place in data.split(":"):
            folders += [Path(place) / "hunspell", Path(place) / "myspell" / "dicts", Path(place) / "myspell"]
    return [*folders, bundled]


def installed(folders: Iterable[Path]) -> dict[str, Path]:
    """The dictionaries there are: each language's ``.dic`` file, the first that is found, by language."""
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            files = sorted(folder.glob("*.dic"))
        except OSError:
            continue
        for file in files:
            if not file.stem.startswith("hyph_") and file.with_suffix(".aff").is_file():
                found.setdefault(file.stem, file)
    return {language: found[language] for language in sorted(found) if script_of(language)}


def chosen(there: Mapping[str, Path], wished: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """Which languages are checked: those wished for that are there, else those spoken, and English.

    ``spoken`` are the system's languages such as ``de-DE``, the favourite first.
    """
    if wished:
        return [language for language in wished if language in there]
    found: list[str] = []
    for language in [*spoken, "en-US", "en"]:
        exact = language.replace("-", "_")
        name = exact.partition("_")[0]
        if any(each.partition("_")[0] == name for each in found):
            continue
        near = [each for each in there if each.partition("_")[0] == name]
        if exact in there:
            found.append(exact)
        elif near:
            # Of the variants of one language, the one of its own country: de_DE, fr_FR.
            own = f"{name}_{name.upper()}"
            found.append(own if own in near else "en_US" if "en_US" in near else near[0])
    return found


def has_library() -> bool:
    """Whether Hunspell is there; for some systems nobody has built it."""
    return importlib.util.find_spec("hunspell") is not None


class HunspellDictionary:
    """A dictionary in memory. Loading one takes about a tenth of a second, in which other threads run.

    It belongs to one thread at a time.
    """

    def __init__(self, file: Path) -> None:
        """``file`` is the ``.dic`` one. Raises DictionaryError."""
        self.language = file.stem
        self.script = script_of(file.stem)
        rules = file.with_suffix(".aff")
        try:
            for each in (rules, file):
                with each.open("rb"):
                    pass
            library = _library()
            self._words: _Words = _Native(library, rules, file) if library is not None else _extension(file)
        except OSError as error:
            raise _unreadable(file, cause_in_words(error)) from error
        except (ValueError, LookupError) as error:
            raise _unreadable(file, say("its letters are written in a way that is not known here")) from error
        except ImportError as error:
            raise _unreadable(file, say("there is no Hunspell here")) from error

    def knows(self, word: str) -> bool:
        """Whether the word is right; one that the dictionary's encoding has no letters for is not."""
        try:
            return bool(self._words.spell(word))
        except UnicodeError:
            return False

    def suggest(self, word: str) -> Sequence[str]:
        """What may be meant, the likeliest first. Takes some tenths of a second."""
        try:
            return self._words.suggest(word)
        except UnicodeError:
            return []


def _unreadable(file: Path, why: str) -> DictionaryError:
    return DictionaryError(say("The dictionary “{0}” cannot be read: {1}", str(file), why))


class _Words(Protocol):
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> Sequence[str]: ...


def _extension(file: Path) -> _Words:
    """Hunspell as its Python module has it, which holds all threads up while it works."""
    from hunspell import Hunspell  # noqa: PLC0415  # pyright: ignore  it may be missing, and has no types

    # What the module takes for the encoding of paths is not always what the system has.
    encoding = "utf-8" if sys.platform == "win32" else sys.getfilesystemencoding()
    return Hunspell(file.stem, str(file.parent), encoding)  # pyright: ignore[reportUnknownVariableType]


@cache
def _library() -> ctypes.CDLL | None:
    """The C library that lies beside the Python module, if it does: on Windows it is a part of that."""
    found = importlib.util.find_spec("hunspell")
    folders = found.submodule_search_locations if found is not None else None
    for folder in folders or ():
        for file in [*Path(folder).glob("libhunspell*.so*"), *Path(folder).glob("libhunspell*.dylib")]:
            library = ctypes.CDLL(str(file))
            library.Hunspell_create.restype = ctypes.c_void_p
            library.Hunspell_create.argtypes = (ctypes.c_char_p, ctypes.c_char_p)
            library.Hunspell_destroy.argtypes = (ctypes.c_void_p,)
            library.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
            library.Hunspell_get_dic_encoding.argtypes = (ctypes.c_void_p,)
            library.Hunspell_spell.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
            words = ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p))
            library.Hunspell_suggest.argtypes = (ctypes.c_void_p, words, ctypes.c_char_p)
            library.Hunspell_free_list.argtypes = (ctypes.c_void_p, words, ctypes.c_int)
            return library
    return None


class _Native:
    """Hunspell by its C functions: other threads run while it loads, looks up and guesses."""

    def __init__(self, library: ctypes.CDLL, rules: Path, words: Path) -> None:
        self._library = library
        self._handle = library.Hunspell_create(os.fsencode(rules), os.fsencode(words))
        named: bytes = library.Hunspell_get_dic_encoding(self._handle)
        # Hunspell's own name for what everybody else calls cp1251.
        self._encoding = codecs.lookup(named.decode("ascii").removeprefix("microsoft-")).name

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            self._library.Hunspell_destroy(self._handle)

    def spell(self, word: str) -> bool:
        return bool(self._library.Hunspell_spell(self._handle, word.encode(self._encoding)))

    def suggest(self, word: str) -> Sequence[str]:
        found = ctypes.POINTER(ctypes.c_char_p)()
        count: int = self._library.Hunspell_suggest(
            self._handle, ctypes.byref(found), word.encode(self._encoding)
        )
        try:
            return [(found[at] or b"").decode(self._encoding, "replace") for at in range(count)]
        finally:
            self._library.Hunspell_free_list(self._handle, ctypes.byref(found), count)

"""The spelling check: which dictionaries are used, the site's own words, what is ignored."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from galley.core.messages import say
from galley.core.site import Site
from galley.core.spelling import (
    Dictionary,
    DictionaryError,
    HunspellDictionary,
    Judge,
    Speller,
    add_word,
    chosen,
    dictionary_folders,
    has_library,
    installed,
    own_folder,
    own_words,
)
from galley.core.storage import Conflict, StorageError
from galley.resources import resources
from galley.services.options import SPELLING, SPELLING_LANGUAGES
from galley.services.settings import Settings


def dictionaries_there() -> dict[str, Path]:
    """The ``.dic`` files that can be used, by language; none without the library."""
    return installed(dictionary_folders(resources() / "dictionaries")) if has_library() else {}


def why_none() -> str:
    """Why no dictionary can be used, for who switches the check on; empty where one can."""
    if not has_library():
        return say("Spelling cannot be checked here: this build of Galley has no Hunspell.")
    if not dictionaries_there():
        return say(
            "No dictionary was found. Put a Hunspell dictionary (NAME.aff and NAME.dic) into {0}",
            own_folder(),
        )
    return ""


class Spelling(QObject):
    """Keeps what is known of words, and has a thread that asks the dictionaries about the others.

    ``changed``: words may be right or wrong now that were not before. ``answered``: what was asked is known.
    """

    changed = Signal()
    answered = Signal()
    failed = Signal(str)
    _judged = Signal(object, object)
    _guessed = Signal(object, object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._site: Site | None = None
        self._speller: Speller | None = None
        self._ignored: set[str] = set()
        self._shelf = _Shelf(self.failed.emit)
        self._worker: ThreadPoolExecutor | None = None
        self._judged.connect(self._on_judged)
        self._guessed.connect(lambda take, found: take(found))
        settings.changed.connect(self._on_option)

    def close(self) -> None:
        """End the thread; nothing is answered any more."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.shutdown(cancel_futures=True)

    @property
    def on(self) -> bool:
        return self._settings.get(SPELLING)

    def show_site(self, site: Site | None) -> None:
        """Another site has other words of its own."""
        self._site = site
        self._start_anew()

    def speller(self) -> Speller | None:
        """Who knows which words are right; None while the check is off."""
        if not self.on:
            return None
        if self._speller is None:
            own = own_words(self._site.root) if self._site is not None else []
            self._speller = Speller([*own, *self._ignored])
        return self._speller

    def ask(self, words: Iterable[str]) -> None:
        """Have the dictionaries say of these words whether they are right; ``answered`` follows."""
        speller, judge = self.speller(), self._judge()
        asked = list(words)
        self._do(lambda: self._judged.emit(speller, judge().judge(asked)))

    def suggest(self, written: str, take: Callable[[list[str]], None]) -> None:
        """Have the dictionaries say what may be meant by a word of the text; ``take`` gets it later."""
        judge = self._judge()
        self._do(lambda: self._guessed.emit(take, judge().suggestions(written)))

    def _judge(self) -> Callable[[], Judge]:
        wished, spoken = self._settings.get(SPELLING_LANGUAGES), QLocale().uiLanguages()
        return lambda: self._shelf.judge(wished, spoken)

    def _do(self, work: Callable[[], None]) -> None:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="spelling")
        self._worker.submit(work)

    def _on_judged(self, speller: Speller | None, answers: dict[str, bool]) -> None:
        # An answer by other rules than today's is none.
        if speller is not None and speller is self._speller:
            speller.take(answers)
            self.answered.emit()

    def ignore(self, word: str) -> None:
        """Take a word for right until the program ends."""
        self._ignored.add(word)
        if self._speller is not None:
            self._speller.accept(word)
        self.changed.emit()

    def learn(self, word: str) -> None:
        """Make a word one of the site's own; where that cannot be written it is right until the end."""
        site = self._site
        if site is not None:
            try:
                add_word(site.root, word)
            except (StorageError, Conflict) as error:
                self.failed.emit(str(error))
        self.ignore(word)

    def _on_option(self, key: str) -> None:
        if key in (SPELLING.key, SPELLING_LANGUAGES.key):
            self._start_anew()

    def _start_anew(self) -> None:
        self._speller = None
        self.changed.emit()


class _Shelf:
    """The dictionaries that are loaded. It belongs to the thread."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._loaded: dict[str, Dictionary | None] = {}

    def judge(self, wished: Sequence[str], spoken: Sequence[str]) -> Judge:
        there = dictionaries_there()
        found = [self._dictionary(language, there[language]) for language in chosen(there, wished, spoken)]
        return Judge([dictionary for dictionary in found if dictionary is not None])

    def _dictionary(self, language: str, file: Path) -> Dictionary | None:
        if language not in self._loaded:
            try:
                self._loaded[language] = HunspellDictionary(file)
            except DictionaryError as error:
                self._loaded[language] = None
                self._tell(str(error))
        return self._loaded[language]

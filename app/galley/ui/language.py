"""The language of the window: chosen or the system's, loaded from ``resources/translations``, changed live.

The .ts file is read as it stands. It is what translators edit, so nothing has to be compiled for a checkout
to speak Chinese; reading it takes some milliseconds, and English needs no file.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)

from galley.core import messages
from galley.resources import resources
from galley.services.options import LANGUAGE
from galley.services.settings import Settings

QT_PARTS = ("qtbase", "qtwebengine")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language, by the class that says them and by the text alone."""

    by_context: dict[tuple[str, str], str] = field(default_factory=dict)
    by_source: dict[str, str] = field(default_factory=dict)

    def translated(self, context: str, source: str) -> str | None:
        """The text in this language; a text that another class says too is said the same way here."""
        found = self.by_context.get((context, source))
        # Qt's own classes are translated by Qt's own files.
        return found if found is not None or context.startswith("Q") else self.by_source.get(source)


def read_catalogue(path: Path) -> Catalogue:
    """Read a .ts file; entries without a finished translation are left out. Raises OSError, ET.ParseError."""
    catalogue = Catalogue()
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  the program's own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.find("translation")
            if source and translation is not None and translation.text and not translation.get("type"):
                catalogue.by_context[name, source] = translation.text
                catalogue.by_source.setdefault(source, translation.text)
    return catalogue


def system_language() -> str:
    """The first language of the system that Galley speaks: en, zh_CN or zh_TW."""
    for tag in QLocale.system().uiLanguages():
        parts = tag.replace("_", "-").split("-")
        if parts[0] == "zh":
            return "zh_TW" if {"Hant", "TW", "HK", "MO"}.intersection(parts) else "zh_CN"
        if parts[0] == "en":
            return "en"
    return "en"


class Translator(QTranslator):
    """Gives Qt the texts of a catalogue."""

    def __init__(self, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        return False

    def translate(  # type: ignore[override]
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: object = None,
        n: int = -1,
    ) -> str | None:
        return self._catalogue.translated(context, sourceText)


class Language(QObject):
    """Keeps the application in the chosen language; ``changed`` comes after every widget has changed."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._installed: list[QTranslator] = []
        self._catalogue = Catalogue()
        self.code = ""
        settings.changed.connect(lambda key: self.apply() if key == LANGUAGE.key else None)
        self.apply()

    def apply(self) -> None:
        """Speak the language of the settings from now on."""
        wish = self._settings.get(LANGUAGE)
        code = system_language() if wish == "system" else wish
        locale = QLocale.system() if wish == "system" else QLocale(code)
        if code == self.code and locale == QLocale():
            return
        QLocale.setDefault(locale)
        if code == self.code:  # the same words, but numbers and dates are written in another way
            QCoreApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))
            self.changed.emit()
            return
        first = not self.code
        before, self._catalogue = self._catalogue, self._load(code)
        self.code = code
        messages.set_translator(
            None if code == "en" else lambda text: QCoreApplication.translate("core", text)
        )
        if not first:
            retranslate(before, self._catalogue)
            self.changed.emit()

    def _load(self, code: str) -> Catalogue:
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        path = resources() / "translations" / f"galley_{code}.ts"
        if not path.is_file():
            return Catalogue()
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for part in QT_PARTS:
            translator = QTranslator(self)
            if translator.load(f"{part}_{code}", qts):
                self._install(translator)
        catalogue = read_catalogue(path)
        self._install(Translator(catalogue, self))  # the last one is asked first
        return catalogue

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)


def retranslate(before: Catalogue, after: Catalogue) -> None:
    """Say every text that stands in a widget in another language.

    A text is found again by the class that says it, which is the widget's own or one around it. Texts made
    with values are not found; who made them makes them anew when the language has changed.
    """
    back = {(context, shown): source for (context, source), shown in before.by_context.items()}
    for widget in QApplication.allWidgets():
        names = list(_classes_around(widget))

        def said(shown: str, names: list[str] = names) -> str:
            for name in names:
                source = back.get((name, shown), shown)
                translation = after.by_context.get((name, source))
                if translation is not None or source != shown:
                    return translation or source
            return shown

        _say_again(widget, said)


# Contexts of the table of commands, and of helpers that borrow their window's tr.
COMMON = ("Actions", "core", "")


def _classes_around(widget: QObject | None) -> Iterator[str]:
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__module__.startswith("galley."):
                yield kind.__name__
        widget = widget.parent()
    yield from COMMON


def _say_again(widget: QWidget, said: Callable[[str], str]) -> None:
    """Each text that a widget of this kind shows by itself; what the author typed is none of them."""
    above = widget.parent()
    if widget.objectName() == "chip" or (above is not None and above.objectName() == "chip"):
        return  # a tag may be called as a button is
    pairs: list[tuple[Callable[[], str], Callable[[str], object]]] = [
        (widget.toolTip, widget.setToolTip),
        (widget.accessibleName, widget.setAccessibleName),
        (widget.windowTitle, widget.setWindowTitle),
    ]
    if isinstance(widget, QLabel | QAbstractButton):
        pairs.append((widget.text, widget.setText))
    if isinstance(widget, QLineEdit):
        pairs.append((widget.placeholderText, widget.setPlaceholderText))
    if isinstance(widget, QGroupBox | QMenu):
        pairs.append((widget.title, widget.setTitle))
    if isinstance(widget, QComboBox):
        for at in range(widget.count()):
            pairs.append((partial(widget.itemText, at), partial(widget.setItemText, at)))
    if isinstance(widget, QTabWidget):
        for at in range(widget.count()):
            pairs.append((partial(widget.tabText, at), partial(widget.setTabText, at)))
    for action in widget.actions():
        pairs.append((action.text, action.setText))
        pairs.append((action.iconText, action.setIconText))
    for read, write in pairs:
        shown = read()
        if shown and (now := said(shown)) != shown:
            write(now)

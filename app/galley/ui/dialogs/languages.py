"""The button on the settings page that says which dictionaries the spelling check uses."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from galley.core.messages import listed, say
from galley.services.spelling import dictionaries_there, why_none
from galley.ui.widgets.small import caption


def languages_button(
    read: Callable[[], list[str]], write: Callable[[list[str]], None]
) -> tuple[QWidget, Callable[[], None]]:
    """A menu of the dictionaries that are there, or a word on why there is none; and what shows the choice.

    With none ticked Galley chooses.
    """
    trouble = why_none()
    if trouble:
        told = caption(trouble)
        told.setWordWrap(True)
        return told, lambda: None
    button = QPushButton()
    button.setProperty("choice", True)  # the style sheet makes it look as the page's other choices do
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    menu = QMenu(button)
    # Not by setMenu: with a menu of its own a button's text begins at its very edge.
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

    def tick(language: str, *, on: bool) -> None:
        others = [each for each in read() if each != language]
        write([*others, language] if on else others)

    actions = {}
    for language in sorted({*dictionaries_there(), *read()}):
        action = menu.addAction(language_name(language))
        action.setCheckable(True)
        action.toggled.connect(lambda on, language=language: tick(language, on=on))
        actions[language] = action

    def show() -> None:
        ticked = read()
        button.setText(listed(map(language_name, ticked)) or say("The system's, and English"))
        for language, action in actions.items():
            action.setChecked(language in ticked)

    return button, show


def language_name(code: str) -> str:
    """A dictionary's language as its speakers call it, and the dictionary: Deutsch (de_DE)."""
    locale = QLocale(code)
    name = locale.nativeLanguageName() if locale.language() != QLocale.Language.C else ""
    return f"{name[:1].upper()}{name[1:]} ({code})" if name else code

"""The middle of the window: tabs, notices, properties, the text and the find bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.ui.bars import Notices
from galley.ui.editor import PostEditor
from galley.ui.find import FindBar
from galley.ui.outline import OutlinePanel
from galley.ui.properties import PropertiesForm
from galley.ui.tabs import PostTabs
from galley.ui.theme import Colors
from galley.ui.widgets.composing import commit_composition
from galley.ui.widgets.small import named


class EditorPane(QWidget):
    refused = Signal(str)
    committing = Signal()
    """What is on its way into the text is wanted there now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self.tabs = PostTabs(desk)
        self.notices = Notices()
        self.form = PropertiesForm()
        self._with_properties = self._is_post = True
        self.editor = PostEditor()
        self.find_bar = FindBar(self.editor)
        self.outline = OutlinePanel()
        self.empty = named(QLabel(), "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.RichText)

        page = QWidget()
        inner = self._inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.form)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.outline)
        beside.addWidget(self.editor)
        beside.setStretchFactor(1, 1)
        inner.addWidget(beside, 1)
        inner.addWidget(self.find_bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.notices)
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(350)  # less, and the find bar has no room for a word
        self.form.line_wanted.connect(self.editor.go_to_line)
        self.form.refused.connect(self.refused)

    def show_post(self, post: PostDocument | None) -> None:
        self._stack.setCurrentIndex(0 if post is None else 1)
        self.form.show_post(post)
        self._is_post = post is None or post.is_post
        self._show_form()
        # The form's height decides the editor's, and that how far the text can be scrolled.
        for layout in (self.form.layout(), self._inner):
            if layout is not None:
                layout.activate()
        self.editor.show_post(post)
        self.find_bar.hide()

    def commit(self) -> None:
        """Bring what is being composed or half typed into the text."""
        commit_composition()
        self.editor.commit_composition()
        self.form.commit()
        self.committing.emit()

    def show_properties(self, on: bool) -> None:
        self._with_properties = on
        self._show_form()

    def _show_form(self) -> None:
        self.form.setVisible(self._with_properties and self._is_post)

    def say_when_empty(self, html: str) -> None:
        self.empty.setText(html)

    def set_colors(self, colors: Colors) -> None:
        self.editor.set_colors(colors)
        self.find_bar.set_colors(colors)

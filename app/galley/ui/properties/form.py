"""The form itself: shows the header of the post in front, and puts an edit of a field into its text."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from galley.core.edits import Edit
from galley.core.frontmatter import (
    Field,
    FieldKind,
    HeaderRules,
    Refused,
    key_path,
    remove_key,
    rename_key,
    set_value,
    value_at,
)
from galley.core.frontmatter.raw import set_written
from galley.core.site.habits import Habits
from galley.services.document import PostDocument
from galley.ui.properties.fields import LineField, PropertyField, RawField, Source
from galley.ui.properties.notice import HeaderNotice
from galley.ui.properties.shape import Shape, SiteWords, make_field, shape_of
from galley.ui.widgets.small import named, tool_button

TALLEST = 270
# Offered after the keys that the site's posts have.
USUAL_KEYS = ("description", "cover", "updated", "keywords", "permalink", "comments", "excerpt")


class PropertiesForm(QWidget):
    """Fields for the header of one document. It holds no values: each edit goes into the text at once,
    and every field shows what the text says."""

    line_wanted = Signal(int)
    """A line of the header, from 0, that the author wants to edit by hand."""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "form")
        self._post: PostDocument | None = None
        self._words: SiteWords | None = None
        self._shape: Shape = ()
        self._fields: dict[str, PropertyField] = {}
        # The key whose edits make one step of undo as long as nothing else changes the text.
        self._run: tuple[str, int] | None = None
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._take_shape)

        self.notice = HeaderNotice()
        self.notice.repair_chosen.connect(self._repair)
        self.notice.line_wanted.connect(self.line_wanted)
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(14, 8, 14, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._box)
        self._box.setObjectName("panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 1)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # -- what it shows -------------------------------------------------------------------------

    def set_words(self, words: SiteWords) -> None:
        self._words = words

    def show_post(self, post: PostDocument | None) -> None:
        """Show another document's header; what is half typed goes into the one before."""
        self.commit()
        if self._post is not None:
            self._post.header_changed.disconnect(self._refresh)
        self._post = post
        self._run = None
        self._shape = ()
        if post is not None:
            post.header_changed.connect(self._refresh)
        self._refresh()

    def commit(self) -> None:
        """Put what is half typed in a field into the text."""
        for field in list(self._fields.values()):
            field.commit()

    def focus_title(self) -> None:
        field = self._fields.get("title")
        if field is not None:
            field.setFocus()

    def _refresh(self) -> None:
        post = self._post
        if post is None or self._words is None:
            self._clear()
            self.notice.show_error(None)
            return
        header = post.header
        self.notice.show_error(header.error, post.text)
        self._scroll.setVisible(header.error is None)
        if header.error is not None:
            self._clear()
            self._shape = ()
            self.setMaximumHeight(16_777_215)
            return
        shape = shape_of(header.fields, post.rules)
        line, place = self._line_typed_in()
        if shape != self._shape and not self._is_typed_in(shape):
            self._build(shape, self._words)
            self._shape = shape
        for key, widget in self._fields.items():
            field = header.field(key)
            if field is None:
                widget.show_value(value_at(header, key_path(header, key)), "")
            else:
                widget.show_value(field.value, field.shown if _is_scalar(field) else field.written)
        typed_in, _ = self._line_typed_in()
        if typed_in is not None and typed_in is not line:
            typed_in.setSelection(*place) if place[1] else typed_in.setCursorPosition(place[0])
        self._fit()

    def _take_shape(self) -> None:
        post = self._post
        if post is not None and self._fields and shape_of(post.header.fields, post.rules) != self._shape:
            self._refresh()

    def _line_typed_in(self) -> tuple[QLineEdit | None, tuple[int, int]]:
        """The line of a field that has the focus, and where its cursor stands: the start and length of
        its selection, or a place and 0."""
        line = self.focusWidget()
        if not isinstance(line, QLineEdit) or not self.isAncestorOf(line):
            return None, (0, 0)
        if line.hasSelectedText():
            return line, (line.selectionStart(), line.selectionLength())
        return line, (line.cursorPosition(), 0)

    def _is_typed_in(self, shape: Shape) -> bool:
        """Whether only the value being typed makes this another shape: the author may go on in its field."""
        if [key for key, _ in shape] != [key for key, _ in self._shape]:
            return False
        others = [key for key, kind in shape if (key, kind) not in self._shape]
        widget = QApplication.focusWidget()
        return widget is not None and len(others) == 1 and self._fields[others[0]].isAncestorOf(widget)

    def _clear(self) -> None:
        for field in self._fields.values():
            field.blockSignals(True)
        self._fields.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _build(self, shape: Shape, words: SiteWords) -> None:
        focused = (
            next((key for key, field in self._fields.items() if field.isAncestorOf(self.focusWidget())), None)
            if self.focusWidget() is not None
            else None
        )
        self._clear()
        for row, (key, kind) in enumerate(shape):
            label = QPushButton(key)
            label.setObjectName("formLabel")
            label.setFlat(True)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            label.setStyleSheet(
                "QPushButton { border: none; padding: 4px 0; text-align: left; background: transparent; }"
            )
            label.setMaximumWidth(120)
            label.setToolTip(self.tr("{0}: click to rename or remove").format(key))
            label.clicked.connect(lambda _=False, key=key, label=label: self._key_menu(key, label))
            field = make_field(key, kind, self._rules(), words)
            field.edited.connect(lambda value, key=key: self._set(key, value))
            if isinstance(field, LineField):
                # The value may have become one of another type: its field comes when this one is left.
                field.line.editingFinished.connect(self._settle.start)
            elif isinstance(field, RawField):
                field.show_in_header.connect(lambda key=key: self._show_line(key))
            self._fields[key] = field
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, row, 1)
        add = tool_button(self.tr("+ Add property"), self.tr("Add a property"), lambda: self._add_menu(add))
        add.setObjectName("formLabel")
        self._grid.addWidget(add, len(shape), 1, Qt.AlignmentFlag.AlignLeft)
        # A layout shows what is added to it only in the next event, and counts it as nothing before.
        for number in range(self._grid.count()):
            item = self._grid.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()
        # The order of the keyboard is the order on the screen.
        widgets = list(self._fields.values())
        for before, after in itertools.pairwise(widgets):
            QWidget.setTabOrder(before, after)
        if focused in self._fields:
            self._fields[focused].setFocus()

    def _fit(self) -> None:
        """As tall as the fields need, up to a limit, beyond which they scroll."""
        layout = self._grid
        layout.activate()
        width = max(self._scroll.viewport().width(), 200)
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._scroll.setFixedHeight(min(height, TALLEST))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self._fields:
            self._fit()

    # -- what the author does ------------------------------------------------------------------

    def _rules(self) -> HeaderRules:
        return self._post.rules if self._post is not None else HeaderRules.PLAIN

    def _set(self, key: str, value: Any) -> None:
        post = self._post
        if post is None:
            return
        if isinstance(value, Source):
            self._edit(lambda: set_written(post.text, key, value.written, post.rules), keep=True)
            return
        path = key_path(post.header, key)
        if value in (None, "", []) and path == key and post.header.field(key) is None:
            return
        habits = self._habits()
        self._edit(
            lambda: set_value(
                post.text, path, value, post.rules, style=habits.list_style, order=habits.order
            ),
            run=key,
        )

    def _habits(self) -> Habits:
        return self._words.habits() if self._words is not None else Habits()

    def _edit(self, make: Callable[[], Sequence[Edit]], *, run: str = "", keep: bool = False) -> None:
        """Make edits of the text, joined to the step before when it was the same field's (``run``).

        When they are refused the field shows again what the text says, or with ``keep`` what was typed.
        """
        post = self._post
        assert post is not None
        try:
            edits = make()
        except Refused as why:
            self.refused.emit(str(why))
            if not keep:
                self._refresh()
            return
        joined = bool(run) and self._run == (run, post.revision)
        post.apply_edits(edits, join=joined)
        self._run = (run, post.revision) if run else None

    def _repair(self, edits: Sequence[Edit]) -> None:
        if self._post is not None:
            self._post.apply_edits(edits)

    def _show_line(self, key: str) -> None:
        field = self._post.header.field(key) if self._post is not None else None
        if field is not None:
            self.line_wanted.emit(field.line - 1)

    def _key_menu(self, key: str, label: QWidget) -> None:
        post = self._post
        if post is None or post.header.field(key) is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Edit in header"), lambda: self._show_line(key))
        menu.addAction(self.tr("Rename {0}…").format(key), lambda: self._rename(key))
        menu.addAction(
            self.tr("Remove {0}").format(key),
            lambda: self._edit(lambda: remove_key(post.text, key, post.rules)),
        )
        menu.exec(label.mapToGlobal(QPoint(0, label.height())))
        menu.deleteLater()

    def _rename(self, key: str) -> None:
        post = self._post
        name, ok = QInputDialog.getText(self, self.tr("Rename property"), self.tr("New name:"), text=key)
        if ok and post is not None and name.strip() and name.strip() != key:
            self._edit(lambda: rename_key(post.text, key, name.strip(), post.rules))

    def _add_menu(self, button: QWidget) -> None:
        post, words = self._post, self._words
        if post is None or words is None:
            return
        there = {field.key for field in post.header.fields}
        menu = QMenu(self)
        offered = dict.fromkeys((*words.habits().keys, *USUAL_KEYS))
        for key in [key for key in offered if key not in there][:16]:
            menu.addAction(key, lambda key=key: self._add(key))
        menu.addSeparator()
        menu.addAction(self.tr("Another name…"), self._add_named)
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))
        menu.deleteLater()

    def _add_named(self) -> None:
        name, ok = QInputDialog.getText(self, self.tr("Add property"), self.tr("Name:"))
        if ok and name.strip():
            self._add(name.strip())

    def _add(self, key: str) -> None:
        post = self._post
        if post is not None:
            self._edit(lambda: self._blank(post, key))
            if key in self._fields:
                self._fields[key].setFocus()

    def _blank(self, post: PostDocument, key: str) -> list[Edit]:
        order = self._habits().order
        try:
            return set_value(post.text, key, None, post.rules, order=order)
        except Refused:  # TOML knows no empty value
            return set_value(post.text, key, "", post.rules, order=order)


def _is_scalar(field: Field) -> bool:
    return field.kind not in (FieldKind.LIST, FieldKind.NESTED)

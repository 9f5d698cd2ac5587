"""Problems in the window: when they are looked for, where they are shown, and how they are mended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from galley.core.checks import Finding
from galley.services.document import PostDocument
from galley.services.options import PREVIEW_FOLLOWS, PROBLEMS_VISIBLE
from galley.services.proofreader import Proofreader
from galley.services.qttext import code_points
from galley.ui.localized import fill
from galley.ui.proof.marks import clear_marks, show_marks, span_of
from galley.ui.proof.panel import ProblemsPanel
from galley.ui.proof.together import Together
from galley.ui.theme import Colors

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class ProofCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor_pane.editor
        self._preview = window.preview_pane
        self._colors: Colors = self._editor.colors
        self.proofreader = Proofreader(self._preview.rendering, self._has_title, self)
        self.panel = ProblemsPanel()
        self.panel.hide()
        layout = window.editor_pane.layout()
        assert layout is not None
        layout.addWidget(self.panel)
        self.count = QToolButton()
        self.count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count.clicked.connect(self._on_count)
        window.status.insertPermanentWidget(0, self.count)
        self._together = Together(window)
        self._wire()
        self._name_preview()

    def _wire(self) -> None:
        desk, view = self._window.workspace.desk, self._preview.view
        desk.opened.connect(self._on_opened)
        desk.current_changed.connect(self._on_post)
        self._window.workspace.sites.opened.connect(lambda _: self._on_post(desk.current))
        self._preview.caught_up.connect(self.proofreader.look_again)
        self.proofreader.checked.connect(self._on_checked)
        self.panel.wanted.connect(self._go)
        self.panel.repair_wanted.connect(self._mend)
        self.panel.closed.connect(self._close)
        view.quiet.connect(self._mark_images)
        self._on_checked()

    def _name_preview(self) -> None:
        self._preview.view.set_labels(
            {
                "more": self.tr("more"),
                "nothing": self.tr("(no address)"),
                "iframe": self.tr("Embedded page"),
                "object": self.tr("Embedded object"),
                "embed": self.tr("Embedded object"),
                "play": self.tr("Play"),
                "tooLong": self.tr("This formula is too long to be drawn."),
            }
        )

    def restore(self) -> None:
        """Show what was shown when the window was closed."""
        for name, option in (("preview_follows", PREVIEW_FOLLOWS), ("problems", PROBLEMS_VISIBLE)):
            self._window.actions_table.set_checked(name, self._window.settings.get(option))

    def _on_count(self) -> None:
        self._window.actions_table["problems"].toggle()

    # -- looking -------------------------------------------------------------------------------

    def _has_title(self, title: str) -> bool:
        return title in self._window.workspace.sites.titles

    def _on_opened(self, post: PostDocument) -> None:
        post.text_changed.connect(lambda: self._on_text(post))
        post.moved.connect(lambda: self._on_moved(post))

    def _on_moved(self, post: PostDocument) -> None:
        if post is self.proofreader.post:
            self._on_post(post)

    def _on_post(self, post: PostDocument | None) -> None:
        is_published = post is not None and post.is_post
        self.proofreader.show_post(post if is_published else None, self._window.workspace.site)

    def _on_text(self, post: PostDocument) -> None:
        if post is self.proofreader.post:
            self.proofreader.look_again()
            self._together.reveal_soon()

    def look_again(self) -> None:
        """Files of the site may have come or gone."""
        self.proofreader.look_again()

    # -- showing -------------------------------------------------------------------------------

    def _on_checked(self) -> None:
        reader = self.proofreader
        total, errors = len(reader.findings), reader.errors
        self.count.setVisible(reader.post is not None)
        if total == 0:
            text = self.tr("No problems")
        else:
            text = fill(self.tr("{0} {0:problem|problems}"), total)
        self.count.setText(f"● {text}" if errors else text)
        self.count.setToolTip(
            fill(self.tr("What may go wrong when this post is published (errors: {0})"), errors)
        )
        self.count.setAccessibleName(text)
        self.panel.show_findings(reader.findings)
        self._mark()
        self._mark_images()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.panel.set_colors(colors)
        self._mark()

    def _mark(self) -> None:
        post = self.proofreader.post
        if post is None or not self.proofreader.findings:
            clear_marks(self._editor.marks)
        elif self.proofreader.is_current:
            findings = self.proofreader.findings
            show_marks(self._editor.marks, findings, post.text, post.document, self._colors)

    def _mark_images(self) -> None:
        wrong = {each.address: each.message for each in self.proofreader.findings if each.address}
        self._preview.view.mark_images(wrong)

    # -- going and mending -----------------------------------------------------------------------

    def _go(self, finding: Finding) -> None:
        post = self.proofreader.post
        if post is None:
            return
        self._editor.go_to_line(finding.line - 1)
        if self.proofreader.is_current:
            cursor = self._editor.textCursor()
            cursor.setPosition(span_of(finding, post.text, post.document)[0])
            self._editor.setTextCursor(cursor)

    def _mend(self, finding: Finding, number: int) -> None:
        post = self.proofreader.post
        if post is None or post.read_only_reason:
            return
        if not self.proofreader.is_current:
            self._window.status.say(self.tr("The text has just changed: it is being looked at again."))
            return
        post.apply_edits(finding.repairs[number].edits)
        self._window.status.say(finding.repairs[number].label)

    def _close(self) -> None:
        self._window.actions_table.set_checked("problems", False)
        self._editor.setFocus()

    # -- commands ------------------------------------------------------------------------------

    def on_problems(self, on: bool) -> None:
        self._window.settings.set(PROBLEMS_VISIBLE, on)
        self.panel.setVisible(on)
        if on and self._window.isVisible():
            self.panel.focus()

    def on_next_problem(self) -> None:
        self._step(back=False)

    def on_previous_problem(self) -> None:
        self._step(back=True)

    def _step(self, *, back: bool) -> None:
        post = self.proofreader.post
        if post is None:
            return
        place = code_points(post.text, self._editor.textCursor().position())
        finding = self.panel.step(place, back=back)
        if finding is None:
            self._window.status.say(self.tr("No problems found."))
        else:
            self._go(finding)
            self._window.status.say(finding.message)

    def on_preview_follows(self, on: bool) -> None:
        self._window.settings.set(PREVIEW_FOLLOWS, on)

    def on_find_in_preview(self) -> None:
        self._window.actions_table.set_checked("toggle_preview", True)
        self._preview.find_bar.start()

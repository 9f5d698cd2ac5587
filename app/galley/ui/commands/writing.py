"""The commands that write Markdown: marks, headings, lists, tables, and moving lines about."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from galley.core.writing import inline, lines, tables

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

_COMMANDS = {
    "bold": partial(inline.toggle, mark=inline.BOLD),
    "italic": partial(inline.toggle, mark=inline.ITALIC),
    "strike": partial(inline.toggle, mark=inline.STRIKE),
    "code": partial(inline.toggle, mark=inline.CODE),
    "link": inline.link,
    "image": partial(inline.link, image=True),
    "heading_1": partial(lines.heading, level=1),
    "heading_2": partial(lines.heading, level=2),
    "heading_3": partial(lines.heading, level=3),
    "heading_4": partial(lines.heading, level=4),
    "heading_5": partial(lines.heading, level=5),
    "heading_6": partial(lines.heading, level=6),
    "heading_less": partial(lines.deeper_heading, step=-1),
    "heading_more": partial(lines.deeper_heading, step=1),
    "quote": lines.quote,
    "bullet_list": partial(lines.make_list, kind="bullet"),
    "ordered_list": partial(lines.make_list, kind="ordered"),
    "task_list": partial(lines.make_list, kind="task"),
    "check_task": lines.check_task,
    "code_block": lines.code_block,
    "table": tables.insert_table,
    "row_below": tables.add_row,
    "row_above": partial(tables.add_row, above=True),
    "row_remove": tables.remove_row,
    "column_after": tables.add_column,
    "column_before": partial(tables.add_column, before=True),
    "column_remove": tables.remove_column,
    "column_left": partial(tables.align_column, align=":-"),
    "column_center": partial(tables.align_column, align=":-:"),
    "column_right": partial(tables.align_column, align="-:"),
    "table_tidy": tables.tidy,
    "line_up": partial(lines.move_lines, step=-1),
    "line_down": partial(lines.move_lines, step=1),
    "line_duplicate": lines.duplicate,
    "line_delete": lines.delete_lines,
    "line_join": lines.join,
}
_IN_TABLES = {name for name in _COMMANDS if name.startswith(("row_", "column_", "table_"))}


class WritingCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._editor = window.editor_pane.editor
        for name, command in _COMMANDS.items():
            setattr(self, f"on_{name}", partial(self._run, name, command))

    def _run(self, name: str, command: object) -> None:
        writing = self._editor.writing
        if writing.in_header():
            self._window.status.say(self._window.tr("This is the header: Markdown begins below it."))
        elif not writing.run(command) and name in _IN_TABLES:  # type: ignore[arg-type]
            self._window.status.say(self._window.tr("The cursor is not in a table where this can be done."))
        self._editor.setFocus()

    def on_fold_line(self) -> None:
        post = self._editor.post
        if post is not None:
            start = post.header.body_start
            self._run("fold_line", lambda text, selection: lines.fold_line(text, selection, start))

    def on_paste_plain(self) -> None:
        self._editor.paste_plain()

    def on_go_to_line(self) -> None:
        editor, window = self._editor, self._window
        last = editor.document().blockCount()
        now = editor.textCursor().blockNumber() + 1
        line, chosen = QInputDialog.getInt(
            window, window.tr("Go to Line"), window.tr("Line (1 to {0}):").format(last), now, 1, last
        )
        if chosen:
            editor.go_to_line(line - 1)

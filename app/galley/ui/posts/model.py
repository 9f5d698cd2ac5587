"""The lines of the post list, as Qt's views read them: only the posts on the screen are ever in memory."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from galley.core.library import Excerpt, Row
from galley.core.library.groups import GroupKey, header_key_of
from galley.services.arrangement import Arrangement, Heading, same_ends
from galley.ui.localized import fill, month

ROW_ROLE = Qt.ItemDataRole.UserRole

POSTS_MIME = "application/x-galley-posts"
"""What is dragged: the number of this process, and the ids of posts, one on a line."""

# So many posts are read at once around one that is asked for, some screens full, and so many are kept.
WINDOW = 48
KEPT = 2_000

Index = QModelIndex | QPersistentModelIndex
ReadRows = Callable[[Sequence[int]], Mapping[int, Row]]
ReadValues = Callable[[str, Sequence[int]], Sequence[str]]


class PostListModel(QAbstractListModel):
    """Shows an arrangement. A change of it keeps selection and current post where these are still there."""

    excerpts_wanted = Signal()
    """Posts are looked at whose excerpts `take_wanted` names."""
    redraw_wanted = Signal()
    """Posts on the screen may look otherwise now. ``dataChanged`` would make views visit each line."""

    def __init__(self, read: ReadRows, values: ReadValues, parent: QObject | None = None) -> None:
        """``read`` gives the posts of some ids within a frame; those that are gone may be missing. ``values``
        gives what a header key shows in each."""
        super().__init__(parent)
        self._read = read
        self._read_values = values
        self._rows: dict[int, Row] = {}
        self._values: dict[tuple[str, int], str] = {}
        self._unsaved: set[str] = set()
        self._excerpts: dict[int, Excerpt] | None = None
        self._wanted: list[int] = []
        self.arrangement = Arrangement.plain()
        self.group_by: str = GroupKey.NONE
        """What the headings are."""

    # -- what is there -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.arrangement)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = index.row()
        if not 0 <= line < len(self.arrangement):
            return None
        heading = self.arrangement.heading(line)
        if heading is not None:
            return self._of_heading(heading, role)
        row = self.row(line)
        if role == ROW_ROLE:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{0}, draft").format(row.title) if row.draft else row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            if row.error:
                place = fill(self.tr("Line {0}, column {1}"), row.error_line, row.error_column)
                return (
                    f"{row.path}\n{place}: {row.trouble}" if row.error_line else f"{row.path}\n{row.trouble}"
                )
            return row.path
        return None

    def _of_heading(self, heading: Heading, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(heading)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return fill(self.tr("{0}, {1} {1:post|posts}"), self.title_of(heading), heading.count)
        return None

    def title_of(self, heading: Heading) -> str:
        """What a heading says."""
        name = heading.name
        key = header_key_of(self.group_by)
        if key is not None:
            return f"{key}: {' '.join(name.split())}" if name else self.tr("Without {0}").format(key)
        if self.group_by == GroupKey.TAG:
            return f"#{name}" if name else self.tr("Without")
        if self.group_by == GroupKey.MONTH:
            return month(name) if name else self.tr("No date")
        return name or self.tr("The site's own folder")

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or not 0 <= index.row() < len(self.arrangement):
            return flag.NoItemFlags
        if self.arrangement.lines[index.row()] < 0:
            return flag.ItemIsEnabled | flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def row(self, line: int) -> Row | None:
        """The post on a line; None for one that has just gone."""
        post = self.arrangement.lines[line]
        found = self._rows.get(post)
        if found is None:
            self._fetch(line)
            found = self._rows.get(post)
        return found

    def value(self, key: str, row: Row) -> str:
        """What a header key shows in a post."""
        found = self._values.get((key, row.id))
        if found is None:
            if len(self._values) > KEPT:
                self._values.clear()
            # Those around it are on the screen as well, or soon will be.
            posts = [post for post in self._rows if (key, post) not in self._values][-WINDOW:]
            posts = posts if row.id in posts else [row.id]
            for post, shown in zip(posts, self._read_values(key, posts), strict=True):
                self._values[key, post] = shown
            found = self._values[key, row.id]
        return found

    def index_of(self, post: int | None) -> QModelIndex:
        """The first line of a post; an invalid index where it is not shown."""
        line = -1 if post is None else self.arrangement.line_of(post)
        return QModelIndex() if line < 0 else self.index(line)

    def _fetch(self, line: int) -> None:
        first = max(line - WINDOW // 3, 0)
        wanted = [
            post for post in self.arrangement.post_lines(first, first + WINDOW) if post not in self._rows
        ]
        if len(self._rows) + len(wanted) > KEPT:
            for post in list(self._rows)[: KEPT // 2]:
                del self._rows[post]
        self._rows.update(self._read(wanted))

    # -- what a search found -------------------------------------------------------------------

    def mark_hits(self, on: bool) -> None:
        """Begin to show what another search found, or nothing of the kind."""
        self._excerpts = {} if on else None
        self._wanted.clear()

    def put_excerpts(self, found: Mapping[int, Excerpt]) -> None:
        """Take the excerpts that were asked for."""
        if self._excerpts is not None:
            self._excerpts.update(found)
            self.redraw_wanted.emit()

    def take_wanted(self) -> list[int]:
        """The posts whose excerpts were looked for and are not there."""
        wanted, self._wanted = list(dict.fromkeys(self._wanted)), []
        return wanted

    def hit(self, line: int) -> Excerpt | None:
        """The post's excerpt with what was searched for; None where there is no search or nothing to mark."""
        if self._excerpts is None:
            return None
        post = self.arrangement.lines[line]
        found = self._excerpts.get(post)
        if found is None:
            self._wanted.append(post)
            if len(self._wanted) == 1:
                self.excerpts_wanted.emit()
            return None
        return found if found.spans else None

    # -- what changes --------------------------------------------------------------------------

    def show(self, new: Arrangement) -> None:
        """Take another arrangement; views are told no more than what differs."""
        old = self.arrangement
        start, end = same_ends(old, new)
        gone, come = len(old) - start - end, len(new) - start - end
        if not gone and not come:
            self.arrangement = new  # headings may count otherwise
        elif not len(old) or not len(new):
            self.beginResetModel()
            self.arrangement = new
            self.endResetModel()
        elif not gone:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self.arrangement = new
            self.endInsertRows()
        elif not come:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            self.arrangement = new
            self.endRemoveRows()
        else:
            self._lay_out_anew(old, new)

    def _lay_out_anew(self, old: Arrangement, new: Arrangement) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        lines = new.lines_of([old.lines[index.row()] for index in held])
        self.arrangement = new
        moved = []
        for index in held:
            line = lines.get(old.lines[index.row()])
            moved.append(QModelIndex() if line is None else self.index(line))
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def forget(self, posts: Iterable[int] | None = None) -> None:
        """Read these posts anew when they are asked for, or all of them; what is seen is drawn again."""
        self._values.clear()
        if posts is None:
            self._rows.clear()
        else:
            for post in posts:
                self._rows.pop(post, None)
                if self._excerpts is not None:
                    self._excerpts.pop(post, None)
        self.redraw_wanted.emit()

    def is_unsaved(self, row: Row) -> bool:
        """Whether the editor has text of this post that its file has not."""
        return row.path in self._unsaved

    def mark_unsaved(self, paths: set[str]) -> None:
        if paths != self._unsaved:
            self._unsaved = paths
            self.redraw_wanted.emit()

    # -- dragging ------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [POSTS_MIME]

    @staticmethod
    def mime_of(posts: Iterable[int]) -> QMimeData:
        """What is dragged when the posts with these ids are."""
        data = QMimeData()
        data.setData(POSTS_MIME, "\n".join(map(str, (os.getpid(), *posts))).encode())
        return data


def dragged_posts(data: QMimeData) -> list[int]:
    """The ids that `PostListModel.mime_of` put in; none where something else is dragged."""
    if not data.hasFormat(POSTS_MIME):
        return []
    process, *posts = map(int, bytes(data.data(POSTS_MIME).data()).split())
    return posts if process == os.getpid() else []

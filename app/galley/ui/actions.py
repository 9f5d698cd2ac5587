"""Every command of the program, one line each: menus, shortcuts, tooltips and the palette read this table."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """``menu`` is the menu that has it, with its own menu after a ``/``; a ``|`` opens a new group there."""

    name: str
    menu: str
    text: str
    shortcut: str = ""
    checkable: bool = False
    short: str = ""
    """What a button says that has no room for the text."""
    needs: str = ""
    """What must be there for it: "site", "post", or nothing."""


COMMANDS = (
    Command("open_site", "File", "&Open Site…", "Ctrl+Shift+O"),
    Command("open_sample", "File", "Open the Sample Site"),
    Command("new_post", "|File", "&New Post…", "Ctrl+N", needs="site"),
    Command("new_draft", "File", "New &Draft…", "Ctrl+Shift+N", needs="site"),
    Command("save", "|File", "&Save", "Ctrl+S", needs="post"),
    Command("save_all", "File", "Save &All", "Ctrl+Shift+S", needs="post"),
    Command("autosave_off", "|File", "Save by Hand Only", checkable=True),
    Command("autosave_leaving", "File", "Save When Leaving a Post or the Window", checkable=True),
    Command("autosave_pause", "File", "Save After a Pause, Too", checkable=True),
    Command("convert_utf8", "|File", "Convert to &UTF-8", needs="post"),
    Command("read_as", "File", "Read in Another &Encoding…", needs="post"),
    Command("close_post", "|File", "&Close Post", "Ctrl+W", needs="post"),
    Command("settings", "|File", "Se&ttings…", "Ctrl+,"),
    Command("quit", "File", "&Quit", "Ctrl+Q"),
    Command("undo", "Edit", "&Undo", "Ctrl+Z", needs="post"),
    Command("redo", "Edit", "&Redo", "Ctrl+Shift+Z", needs="post"),
    Command("cut", "|Edit", "Cu&t", "Ctrl+X", needs="post"),
    Command("copy", "Edit", "&Copy", "Ctrl+C", needs="post"),
    Command("paste", "Edit", "&Paste", "Ctrl+V", needs="post"),
    Command("paste_plain", "Edit", "Paste as Plain Te&xt", "Ctrl+Shift+V", needs="post"),
    Command("select_all", "Edit", "Select &All", "Ctrl+A", needs="post"),
    Command("line_up", "|Edit/Lines", "Move &Up", "Alt+Up", needs="post"),
    Command("line_down", "Edit/Lines", "Move &Down", "Alt+Down", needs="post"),
    Command("line_duplicate", "Edit/Lines", "Du&plicate", "Alt+Shift+Down", needs="post"),
    Command("line_join", "Edit/Lines", "&Join", "Ctrl+J", needs="post"),
    Command("line_delete", "Edit/Lines", "D&elete", "Ctrl+Shift+Backspace", needs="post"),
    Command("section_up", "|Edit/Lines", "Move &Section Up", "Ctrl+Alt+Up", needs="post"),
    Command("section_down", "Edit/Lines", "Move Section Do&wn", "Ctrl+Alt+Down", needs="post"),
    Command("find", "|Edit", "&Find in Post…", "Ctrl+F", needs="post"),
    Command("replace", "Edit", "&Replace in Post…", "Ctrl+H", needs="post"),
    Command("find_next", "Edit", "Find &Next", "F3", needs="post"),
    Command("find_in_preview", "Edit", "Find in the Pre&view…", "Ctrl+Alt+F", needs="post"),
    Command("find_previous", "Edit", "Find Pre&vious", "Shift+F3", needs="post"),
    Command("bold", "Format", "&Bold", "Ctrl+B", needs="post"),
    Command("italic", "Format", "&Italic", "Ctrl+I", needs="post"),
    Command("strike", "Format", "&Strike Through", "Alt+Shift+5", needs="post"),
    Command("code", "Format", "&Code", "Ctrl+`", needs="post"),
    Command("link", "|Format", "&Link", "Ctrl+K", needs="post"),
    Command("image", "Format", "I&mage", "Ctrl+Shift+I", needs="post"),
    Command("insert_image", "Format", "Insert Image &File…", "Ctrl+Alt+I", needs="post"),
    Command("heading_1", "|Format/Heading", "Heading &1", "Ctrl+1", needs="post"),
    Command("heading_2", "Format/Heading", "Heading &2", "Ctrl+2", needs="post"),
    Command("heading_3", "Format/Heading", "Heading &3", "Ctrl+3", needs="post"),
    Command("heading_4", "Format/Heading", "Heading &4", "Ctrl+4", needs="post"),
    Command("heading_5", "Format/Heading", "Heading &5", "Ctrl+5", needs="post"),
    Command("heading_6", "Format/Heading", "Heading &6", "Ctrl+6", needs="post"),
    Command("heading_less", "|Format/Heading", "One Level &Up", "Ctrl+Alt+Left", needs="post"),
    Command("heading_more", "Format/Heading", "One Level &Down", "Ctrl+Alt+Right", needs="post"),
    Command("quote", "|Format", "&Quote", "Ctrl+Shift+Q", needs="post"),
    Command("bullet_list", "Format", "B&ullet List", "Ctrl+Shift+8", needs="post"),
    Command("ordered_list", "Format", "&Numbered List", "Ctrl+Shift+7", needs="post"),
    Command("task_list", "Format", "&Task List", "Ctrl+Shift+9", needs="post"),
    Command("check_task", "Format", "Tick Tas&k", "Ctrl+Return", needs="post"),
    Command("code_block", "|Format", "Code Bloc&k", "Ctrl+Shift+`", needs="post"),
    Command("fold_line", "Format", "&Fold Line (<!-- more -->)", "Ctrl+Alt+M", needs="post"),
    Command("table", "|Format/Table", "&Insert Table", "Ctrl+T", needs="post"),
    Command("row_below", "|Format/Table", "Row &Below", needs="post"),
    Command("row_above", "Format/Table", "Row &Above", needs="post"),
    Command("row_remove", "Format/Table", "&Remove Row", needs="post"),
    Command("column_after", "|Format/Table", "Column Af&ter", needs="post"),
    Command("column_before", "Format/Table", "Column B&efore", needs="post"),
    Command("column_remove", "Format/Table", "Remove &Column", needs="post"),
    Command("column_left", "|Format/Table", "Align &Left", needs="post"),
    Command("column_center", "Format/Table", "Align Ce&ntre", needs="post"),
    Command("column_right", "Format/Table", "Align Ri&ght", needs="post"),
    Command("table_tidy", "|Format/Table", "Ti&dy Up", needs="post"),
    Command("insert_snippet", "|Format/Snippets", "&Insert Snippet…", "Ctrl+Alt+S", needs="post"),
    Command("new_snippet", "Format/Snippets", "&New Snippet…", needs="site"),
    Command("edit_snippet", "Format/Snippets", "&Edit Snippet…", needs="site"),
    Command("snippet_uses", "|Format/Snippets", "&Where Snippets Are Used…", needs="site"),
    Command("publish", "Post", "&Publish Draft", "Ctrl+Shift+P", needs="post"),
    Command("unpublish", "Post", "Back to &Drafts", needs="post"),
    Command("rename", "|Post", "&Rename…", "F2", needs="post"),
    Command("move_to", "Post", "&Move to Folder…", needs="site"),
    Command("duplicate", "Post", "&Duplicate", "Ctrl+Shift+D", needs="post"),
    Command("images", "|Post", "I&mages…", "Ctrl+Alt+G", needs="post"),
    Command("image_settings", "Post", "Where New Images Go…", needs="site"),
    Command("bring_home", "Post", "Bring Remote Images &Home…", needs="post"),
    Command("bring_home_site", "Post", "Bring Remote Images of the &Site Home…", needs="site"),
    Command("change_many", "|Post", "Change &Several Posts…", "Ctrl+Alt+B", needs="site"),
    Command("replace_in_site", "Post", "Replace in the Sit&e…", "Ctrl+Alt+R", needs="site"),
    Command("taxonomy", "Post", "Tags and &Categories…", "Ctrl+Alt+T", needs="site"),
    Command("addresses", "Post", "&Addresses of Images and Links…", "Ctrl+Alt+A", needs="site"),
    Command("undo_many", "Post", "Undo the Last Change of Several Posts", needs="site"),
    Command("past_changes", "Post", "Past Changes of Several Posts…", needs="site"),
    Command("trash", "|Post", "Move to &Trash…", needs="post"),
    Command("history", "|Post", "&History…", "Ctrl+Alt+H", needs="post"),
    Command("reload", "Post", "Reload from Disk", "Ctrl+R", needs="post"),
    Command("show_in_folder", "Post", "Show in &Folder", needs="post"),
    Command("palette", "Go", "&Command Palette…", "Ctrl+Shift+K"),
    Command("quick_open", "Go", "&Go to Post…", "Ctrl+P", needs="site"),
    Command("filter", "Go", "&Search Posts", "Ctrl+Shift+F", needs="site"),
    Command("save_search", "Go", "Save This Search…", needs="site"),
    Command("go_to_line", "Go", "Go to &Line…", "Ctrl+G", needs="post"),
    Command("focus_list", "|Go", "To the &List", "Alt+1", needs="site"),
    Command("focus_properties", "Go", "To the P&roperties", "Alt+2", needs="post"),
    Command("focus_editor", "Go", "To the &Editor", "Alt+3", needs="post"),
    Command("next_problem", "|Go", "Next Pro&blem", "F4", needs="post"),
    Command("previous_problem", "Go", "Previous Proble&m", "Shift+F4", needs="post"),
    Command("next_misspelling", "Go", "Next &Misspelt Word", "F7", needs="post"),
    Command("previous_misspelling", "Go", "Previous Misspelt &Word", "Shift+F7", needs="post"),
    Command("next_post", "|Go", "Next Open Post", "Ctrl+Tab", needs="post"),
    Command("previous_post", "Go", "Previous Open Post", "Ctrl+Shift+Tab", needs="post"),
    Command("toggle_sidebar", "View", "&List of Posts", "Ctrl+Alt+1", checkable=True),
    Command("toggle_outline", "View", "&Outline", "Ctrl+Alt+4", checkable=True),
    Command("toggle_properties", "View", "P&roperties", "Ctrl+Alt+2", checkable=True),
    Command("toggle_preview", "View", "&Preview", "Ctrl+Alt+3", checkable=True),
    Command("problems", "View", "Pro&blems", "Ctrl+Shift+X", checkable=True),
    Command("check_spelling", "View", "Chec&k Spelling", checkable=True),
    Command("preview_follows", "View", "Preview &Follows the Text", checkable=True),
    Command("toggle_header", "|View", "Fold the &Header", "Ctrl+Shift+H", checkable=True, needs="post"),
    Command("toggle_heading", "View", "&Title above the Preview", checkable=True),
    Command("phone", "View", "P&hone Width", "Ctrl+Shift+M", checkable=True, short="Phone"),
    Command(
        "remote_images",
        "View",
        "Show Remote &Images of This Site",
        checkable=True,
        short="Images",
        needs="site",
    ),
    Command("style_github", "View/Preview Style", "Like &GitHub", checkable=True),
    Command("style_reading", "View/Preview Style", "Like a &Book", checkable=True),
    Command("style_butterfly", "View/Preview Style", "Like the Theme &Butterfly", checkable=True),
    Command("style_site", "View/Preview Style", "By the &Site's Style Sheet", checkable=True, needs="site"),
    Command("choose_site_css", "|View/Preview Style", "&Choose the Site's Style Sheet…", needs="site"),
    Command("formulas_site", "View/Formulas", "As the &Site Does", checkable=True),
    Command("formulas_always", "View/Formulas", "&Always Draw Them", checkable=True),
    Command("formulas_never", "View/Formulas", "&Never Draw Them", checkable=True),
    Command("fold_section", "|View/Sections", "&Fold Section", "Ctrl+Alt+[", needs="post"),
    Command("unfold_section", "View/Sections", "&Unfold Section", "Ctrl+Alt+]", needs="post"),
    Command("fold_all", "|View/Sections", "Fold &All", needs="post"),
    Command("unfold_all", "View/Sections", "U&nfold All", needs="post"),
    Command("focus_mode", "|View", "Focus on the Para&graph", "F8", checkable=True),
    Command("typewriter", "View", "T&ypewriter Mode", "F9", checkable=True),
    Command("distraction_free", "View", "Nothing but the &Text", "F11", checkable=True, needs="post"),
    Command("list_cards", "|View", "List as Cards", needs="site"),
    Command("list_columns", "View", "List as Columns", needs="site"),
    Command("group_none", "View", "No Headings in the List", needs="site"),
    Command("group_folder", "View", "List by Folder", needs="site"),
    Command("group_month", "View", "List by Month", needs="site"),
    Command("group_tag", "View", "List by Tag", needs="site"),
    Command("rescan", "View", "Read the Posts Again", needs="site"),
    Command("stop_scan", "View", "Stop Reading the Posts", needs="site"),
    Command("zoom_in", "|View", "Zoom &In", "Ctrl++"),
    Command("zoom_out", "View", "Zoom &Out", "Ctrl+-"),
    Command("zoom_reset", "View", "Normal Size", "Ctrl+0"),
    Command("theme_system", "|View", "Colours of the System", checkable=True),
    Command("theme_light", "View", "Light", checkable=True),
    Command("theme_dark", "View", "Dark", checkable=True),
    Command("shortcuts", "Help", "&Keyboard Shortcuts", "F1"),
    Command("show_log", "Help", "Show &Log"),
    Command("about", "|Help", "&About Galley"),
)


def plain(text: str) -> str:
    """A command's text without the mark of the key that chooses it in a menu."""
    return re.sub(r"\(&\w\)|&", "", text)


class Actions(QObject):
    """The commands as QActions of one window, each wired to the handler of its name."""

    def __init__(self, window: QWidget, handlers: Sequence[object]) -> None:
        """One of ``handlers`` has ``on_NAME`` for each command; that of a checkable one takes a bool."""
        super().__init__(window)
        # A connection to a method does not keep alive whose method it is.
        self._handlers = tuple(handlers)
        self._by_name: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(self.tr(command.text), window)
            action.setObjectName(command.name)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            action.setCheckable(command.checkable)
            if command.short:
                action.setIconText(self.tr(command.short))
            method = f"on_{command.name}"
            handler: Callable[..., None] = next(
                getattr(owner, method) for owner in handlers if hasattr(owner, method)
            )
            if command.checkable:
                action.toggled.connect(handler)
            else:
                action.triggered.connect(lambda _checked=False, handler=handler: handler())
            window.addAction(action)
            self._by_name[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._by_name.values())

    def title(self, command: Command) -> str:
        """What a command is called where its menu is not seen around it."""
        text = plain(self[command.name].text()).rstrip("…")
        inner = command.menu.partition("/")[2]
        return f"{QCoreApplication.translate('MainWindow', inner)} ▸ {text}" if inner else text

    def set_checked(self, name: str, on: bool) -> None:
        """Show a state; its handler is called and finds nothing to do."""
        self._by_name[name].setChecked(on)

    def enable_for(self, *, site: bool, post: bool) -> None:
        there = {"site": site, "post": post, "": True}
        for command in COMMANDS:
            self._by_name[command.name].setEnabled(there[command.needs])

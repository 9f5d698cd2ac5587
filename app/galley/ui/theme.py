"""Colours, fonts and the style sheet: paper and a proof-reader's red, by day and by night."""

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from galley.resources import resources
from galley.services.options import THEME
from galley.services.settings import Settings


@dataclass(frozen=True, slots=True)
class Colors:
    """One theme's colours, each as ``#rrggbb``."""

    name: str
    window: str
    side: str
    paper: str
    text: str
    muted: str
    faint: str
    line: str
    hover: str
    selected: str
    accent: str
    on_accent: str
    warning: str
    warning_paper: str
    chip: str
    current_line: str
    found: str
    markup: str
    code: str
    code_paper: str
    link: str
    string: str
    comment: str
    hit: str


LIGHT = Colors(
    name="light",
    window="#f4f2ee",
    side="#f4f2ee",
    paper="#fffefc",
    text="#26241f",
    muted="#625e56",
    faint="#878175",
    line="#e2ded6",
    hover="#eae7e0",
    selected="#e4dfd5",
    accent="#b23a2e",
    on_accent="#ffffff",
    warning="#8a5300",
    warning_paper="#fbf0d9",
    chip="#ece8e0",
    current_line="#f8f5ef",
    found="#f7dd8a",
    markup="#918672",
    code="#7a4a12",
    code_paper="#f5f2ec",
    link="#2b6591",
    string="#4b6f2c",
    comment="#7a746a",
    hit="#f7dfa0",
)
DARK = Colors(
    name="dark",
    window="#232220",
    side="#232220",
    paper="#1b1a19",
    text="#dcd8cf",
    muted="#aaa59a",
    faint="#837d73",
    line="#363430",
    hover="#2d2b28",
    selected="#3a3732",
    accent="#e2806f",
    on_accent="#1b1a19",
    warning="#e5b567",
    warning_paper="#3a301c",
    chip="#34322e",
    current_line="#211f1e",
    found="#5c4a1d",
    markup="#857e71",
    code="#d9a566",
    code_paper="#252321",
    link="#7fb2d9",
    string="#a3c07a",
    comment="#918b80",
    hit="#5d4a1c",
)

# Those first that have Latin and Chinese of one make: two Latin letters are as wide as one character, and
# their lines stand far enough apart.
EDITOR_FONTS = (
    "Sarasa Mono SC",
    "Noto Sans Mono CJK SC",
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
)

# What a window's Chinese is written in, where its own font has none.
CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI")
TAIWANESE_FONTS = ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei UI")

LATIN_FONTS = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono")

STYLE = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QMenuBar, QStatusBar { background: $window; }
QMenuBar { border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 1px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: $paper; color: $text; border: 1px solid $line; padding: 3px 6px; }

QTreeView, QListView, QTableView { background: $side; border: none; outline: none; }
QTreeView::item { padding: 3px 4px; border-radius: 4px; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $selected; color: $text; }
QListView#posts { background: $side; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $selected; color: $text; }
QPlainTextEdit, QTextBrowser { background: $paper; border: none; selection-background-color: $selection;
    selection-color: $text; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit#raw {
    background: $paper; border: 1px solid $line; border-radius: 5px; padding: 3px 7px;
    selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QPlainTextEdit#raw:focus { border: 1px solid $accent; }
QLineEdit:disabled { color: $faint; background: $window; }
QInputDialog QLineEdit { min-width: 340px; }
QAbstractSpinBox QLineEdit { border: 1px solid transparent; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line;
    selection-background-color: $selected; selection-color: $text; }
QCheckBox { spacing: 6px; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {
    width: 14px; height: 14px; border: 1px solid $faint; border-radius: 4px; background: $paper; }
QCheckBox::indicator:focus { border: 1px solid $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {
    background: $accent; border: 1px solid $accent; image: url($check); }
QTreeView::indicator:indeterminate { background: $selected; border: 1px solid $accent; }

QPushButton { background: $paper; border: 1px solid $line; border-radius: 5px; padding: 4px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; }
QPushButton:default, QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:disabled, QPushButton#primary:disabled { background: $hover; color: $faint;
    border-color: $line; }
QPushButton:default:focus, QPushButton#primary:focus { border: 2px solid $text; padding: 3px 13px; }
QPushButton#recent { background: transparent; border-color: transparent; text-align: left; padding: 4px 8px; }
QPushButton#recent:hover { background: $hover; }
QPushButton#recent:focus { border-color: $accent; }
QPushButton[choice="true"] { text-align: left; padding: 3px 20px 3px 7px; min-height: 16px;
    background-image: url($chevron); background-repeat: no-repeat; background-origin: padding;
    background-position: right center; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 3px 7px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $selected; }
QToolButton::menu-indicator { image: none; width: 0; }

QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px 5px 12px; border: none;
    border-bottom: 2px solid transparent; max-width: 220px; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; background: $paper; }
QTabBar::tab:focus { color: $accent; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { border: none; background: $line; max-height: 3px; }
QProgressBar::chunk { background: $accent; }

#panel { background: $window; }
#form { background: $window; border-bottom: 1px solid $line; }
#formLabel, #caption { color: $muted; }
#trouble { color: $warning; }
QHeaderView { background: $window; border: none; }
QHeaderView::section { background: $window; color: $muted; border: none; border-bottom: 1px solid $line;
    border-right: 1px solid $line; padding: 3px 6px; }
QHeaderView::section:hover { background: $hover; }
#strip { background: $window; border-bottom: 1px solid $line; }
#strip QToolButton { padding: 3px 2px; }
#problemsStrip { background: $window; border-top: 1px solid $line; border-bottom: 1px solid $line; }
#problems::item { padding: 3px 12px; }
#problems::item:selected { background: $selected; }
#notice { background: $warning_paper; border-bottom: 1px solid $line; }
#notice QLabel { color: $warning; }
#empty { color: $muted; }
#title { font-size: 17px; font-weight: 600; }
#chip { background: $chip; border-radius: 9px; }
#chip QLabel { padding: 0 0 0 8px; }
#chip QToolButton { padding: 0 5px; border: none; color: $muted; }
#chip QToolButton:hover { color: $accent; background: transparent; }
#palette { background: $paper; border: 1px solid $line; }
#completion { background: $paper; border: 1px solid $line; }
#palette QListView { background: $paper; }
""")


class Theme(QObject):
    """Applies the chosen colours to the application and tells when they change."""

    changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.colors = LIGHT
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.apply())
        settings.changed.connect(lambda key: self.apply() if key == THEME.key else None)
        self.apply()

    def apply(self) -> None:
        wish = self._settings.get(THEME)
        if wish == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = wish == "dark"
        colors = DARK if dark else LIGHT
        self._app.setPalette(palette(colors))
        self._app.setStyleSheet(style_sheet(colors))
        self.colors = colors
        self.changed.emit(colors)


def palette(c: Colors) -> QPalette:
    """The colours that widgets without a rule in the style sheet take."""
    p = QPalette()
    role = QPalette.ColorRole
    for name, color in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.paper),
        (role.AlternateBase, c.side),
        (role.Text, c.text),
        (role.Button, c.window),
        (role.ButtonText, c.text),
        (role.BrightText, c.accent),
        (role.Highlight, selection(c)),
        (role.HighlightedText, c.text),
        (role.Link, c.link),
        (role.LinkVisited, c.link),
        (role.ToolTipBase, c.paper),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.faint),
        (role.Light, c.paper),
        (role.Midlight, c.hover),
        (role.Mid, c.line),
        (role.Dark, c.faint),
        (role.Shadow, c.line),
        (role.Accent, c.accent),
    ):
        p.setColor(name, QColor(color))
    for name in (role.Text, role.WindowText, role.ButtonText):
        p.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.faint))
    return p


def selection(c: Colors) -> str:
    return "#f0d9cf" if c.name == "light" else "#4d3833"


def style_sheet(c: Colors) -> str:
    names = {field: getattr(c, field) for field in c.__slots__}
    scroll = "#d5d0c6" if c.name == "light" else "#45423d"
    icons = resources() / "icons"
    check, chevron = ((icons / name).as_posix() for name in ("check.svg", "chevron.svg"))
    return STYLE.substitute(names, selection=selection(c), scroll=scroll, check=check, chevron=chevron)


def window_font(font: QFont, language: str) -> QFont:
    """The system's font for windows, with a Chinese one behind it.

    Without one Qt takes any that has the characters, in an English window often one of Japan or Korea. Where
    the system speaks these languages that is right.
    """
    if QLocale.system().language() in (QLocale.Language.Japanese, QLocale.Language.Korean):
        return font
    there = set(QFontDatabase.families())
    wanted = TAIWANESE_FONTS if language == "zh_TW" else CHINESE_FONTS
    whole = QFont(font)
    # The real family: behind a name like “Sans Serif”, which Qt knows no font by, the next would come first.
    whole.setFamilies([QFontInfo(font).family(), *(name for name in wanted if name in there)])
    return whole


def editor_font(family: str, size: float, chinese: str = "") -> QFont:
    """The editor's font: the author's choice, or the first good one of this machine, then Chinese ones.

    ``chinese`` is the author's choice for Chinese: a font of Latin letters only has to come before it.
    """
    there = set(QFontDatabase.families())
    families = [family] if family else []
    if chinese:
        families += [name for name in EDITOR_FONTS if name in there and name in LATIN_FONTS and not family]
        families.append(chinese)
    families += [name for name in EDITOR_FONTS if name in there]
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if families:
        font.setFamilies(families)
    font.setPointSizeF(size)
    return font

"""The window's chrome: Fusion, a QPalette and a style sheet made from our palette."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from timeline_app.painting.palette import Palette, blend

Role = QPalette.ColorRole


def wants_dark() -> bool:
    """Whether the system asks for a dark theme, as far as Qt knows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def wants_stillness() -> bool:
    """Whether the system asks for no motion: its style then gives animations no time."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def qt_palette(palette: Palette) -> QPalette:
    """Return our palette in Qt's roles."""
    roles = {
        Role.Window: palette.window,
        Role.WindowText: palette.ink,
        Role.Base: palette.panel,
        Role.AlternateBase: palette.lane_band,
        Role.Text: palette.ink,
        Role.PlaceholderText: palette.ink_tertiary,
        Role.Button: palette.panel,
        Role.ButtonText: palette.ink,
        Role.Highlight: palette.accent,
        Role.HighlightedText: palette.on_accent,
        Role.Link: palette.accent,
        Role.LinkVisited: palette.accent,
        Role.ToolTipBase: palette.ink,
        Role.ToolTipText: palette.panel,
        Role.Mid: palette.hairline,
        Role.Midlight: palette.grid,
        Role.Dark: palette.ink_tertiary,
        Role.Light: palette.panel,
        Role.Shadow: palette.hairline,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, palette.ink_tertiary)
    return made


_SHEET = Template("""
QMainWindow, QMainWindow::separator { background: $window; }
QMainWindow::separator { width: 8px; height: 8px; }
QFrame#panel { background: $panel; border: 1px solid $hairline; border-radius: 8px; }
QWidget#topBar { background: $panel; border-bottom: 1px solid $hairline; }
QLabel#datasetTitle { font-size: 15px; font-weight: 600; color: $ink; }
QLabel#datasetSpan, QLabel#statusText, QLabel#panelTitle, QLabel#searchCount { color: $ink_secondary; }
QLabel#panelTitle { font-size: 11px; font-weight: 600; }
QLabel#statusGood { color: $good; }
QLabel#statusBad { color: $error; }
QStatusBar { background: $window; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QLineEdit { background: $control; border: 1px solid $hairline; border-radius: 6px; padding: 4px 9px;
    color: $ink; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border-color: $accent; background: $panel; }
QToolButton#barButton { background: $panel; border: 1px solid $hairline; border-radius: 6px;
    padding: 4px 10px; color: $ink; }
QToolButton#barButton:hover, QToolButton#quietButton:hover, QToolButton#chip:hover
{ background: $control_hover; }
QToolButton#barButton:focus, QToolButton#quietButton:focus, QToolButton#chip:focus
{ border-color: $accent; }
QToolButton#barButton:disabled { color: $ink_tertiary; }
QToolButton#barButton:checked, QToolButton#barButton:pressed { background: $control_hover; font-weight: 600; }
QToolButton::menu-indicator { image: none; }
QToolButton#quietButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 3px; color: $ink; }
QToolButton#chip { background: $accent_soft; border: 1px solid transparent; border-radius: 11px;
    padding: 2px 10px; color: $ink; font-size: 12px; }
QFrame#filterBar, QFrame#messageBar, QFrame#storyBar
{ background: $panel; border-bottom: 1px solid $hairline; }
QFrame#messageBar { background: $warning_ground; }
QFrame#messageBar QLabel { color: $warning_ink; }
QMenu { background: $panel; border: 1px solid $hairline; padding: 4px; color: $ink; }
QMenu::item { padding: 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $control_hover; color: $ink; }
QMenu::item:disabled { color: $ink_tertiary; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolTip { background: $ink; color: $panel; border: none; padding: 4px 6px; }
QFrame#popup { background: $panel; border: 1px solid $hairline; border-radius: 8px; }
QListView, QTreeView, QTableView { background: $panel; border: none; color: $ink; outline: none; }
QListView::item { padding: 4px 8px; border-radius: 4px; }
QListView::item:selected, QTableView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView::section { background: $control; color: $ink_secondary; border: none; padding: 4px 8px;
    border-bottom: 1px solid $hairline; }
QProgressBar { background: $control_hover; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $minor_tick; border-radius: 3px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $ink_tertiary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(palette: Palette) -> str:
    """Return the style sheet of the window's chrome."""
    values = {
        role: getattr(palette, role).name()
        for role in palette.__slots__
        if isinstance(getattr(palette, role), QColor)
    }
    return _SHEET.substitute(values, accent_soft=blend(palette.accent, palette.panel, 0.14).name())


def apply_theme(application: QApplication, palette: Palette) -> None:
    """Give the application its style and colours."""
    # A style polishes every widget anew, so it is not set for nothing.
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(qt_palette(palette))


def apply_sheet(window: QWidget, palette: Palette) -> None:
    """Dress a window and all that belongs to it, its menus and tool tips too.

    A sheet of the application would dress each widget once more for each that it lies in.
    """
    sheet = style_sheet(palette)
    if sheet != window.styleSheet():
        window.setStyleSheet(sheet)

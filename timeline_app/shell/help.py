"""Help: the keys, and what this program is."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.shell.actions import SPECS
from timeline_app.shell.words import QT_TRANSLATE_NOOP

_HANDS = (
    (QT_TRANSLATE_NOOP("Help", "Wheel"), QT_TRANSLATE_NOOP("Help", "zoom about the pointer")),
    (QT_TRANSLATE_NOOP("Help", "Ctrl+wheel"), QT_TRANSLATE_NOOP("Help", "zoom finely")),
    (QT_TRANSLATE_NOOP("Help", "Shift+wheel"), QT_TRANSLATE_NOOP("Help", "move through time")),
    (QT_TRANSLATE_NOOP("Help", "Drag"), QT_TRANSLATE_NOOP("Help", "move")),
    (QT_TRANSLATE_NOOP("Help", "Shift+drag"), QT_TRANSLATE_NOOP("Help", "zoom to what was dragged over")),
    (QT_TRANSLATE_NOOP("Help", "Ctrl+drag"), QT_TRANSLATE_NOOP("Help", "select the events of a span")),
    (
        QT_TRANSLATE_NOOP("Help", "Click, Ctrl+click"),
        QT_TRANSLATE_NOOP("Help", "select, add to the selection"),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Double-click"),
        QT_TRANSLATE_NOOP("Help", "zoom to an event, open a cluster"),
    ),
    (QT_TRANSLATE_NOOP("Help", "← → , ."), QT_TRANSLATE_NOOP("Help", "previous, next event")),
    (QT_TRANSLATE_NOOP("Help", "↑ ↓"), QT_TRANSLATE_NOOP("Help", "previous, next lane")),
    (QT_TRANSLATE_NOOP("Help", "A D, Page Up, Page Down"), QT_TRANSLATE_NOOP("Help", "move through time")),
    (QT_TRANSLATE_NOOP("Help", "W S, + −"), QT_TRANSLATE_NOOP("Help", "zoom")),
    (
        QT_TRANSLATE_NOOP("Help", "Home, End, 0"),
        QT_TRANSLATE_NOOP("Help", "first event, last event, everything"),
    ),
    (QT_TRANSLATE_NOOP("Help", "F"), QT_TRANSLATE_NOOP("Help", "centre the selection; again: fit it")),
    (
        QT_TRANSLATE_NOOP("Help", "Enter"),
        QT_TRANSLATE_NOOP("Help", "list the cluster of the selected event, else zoom to it"),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Menu, Shift+F10"),
        QT_TRANSLATE_NOOP("Help", "collapse, hide or move the lane of the selected event"),
    ),
    (QT_TRANSLATE_NOOP("Help", "Escape"), QT_TRANSLATE_NOOP("Help", "clear the selection")),
)


def _words(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def keys_html(actions: Mapping[str, QAction]) -> str:
    """Return a table of what hands and keys do, in the present language."""
    rows = [(_words(keys), _words(does)) for keys, does in _HANDS]
    for spec in SPECS:
        if spec.keys:
            key = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            rows.append((key, actions[spec.name].text().rstrip("…")))
    cells = "".join(f"<tr><td><b>{k}</b>&nbsp;&nbsp;&nbsp;</td><td>{does}</td></tr>" for k, does in rows)
    return f"<table cellspacing='4'>{cells}</table>"


def show_text(parent: QWidget, title: str, html: str) -> QDialog:
    """Show a text of ours in a window of its own, that closes with Escape."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    label = QLabel(html)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    label.setWordWrap(True)
    label.setMargin(12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(label)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(area)
    layout.addWidget(buttons)
    dialog.resize(520, 560)
    dialog.open()
    return dialog


def about_html(version: str) -> str:
    """Return what the About window says."""
    return _words(
        "<h3>timeline-app {version}</h3>"
        "<p>When, where and how much together: a timeline, a map, figures and text, "
        "from YAML that people write by hand and keep in git.</p>"
        "<p>Code: Apache License 2.0. Shipped data: CC BY 4.0. "
        "Land, water and boundaries: Natural Earth 5.1.1, public domain. "
        "Font: Inter, SIL Open Font License.</p>"
    ).format(version=version)

"""Where window and panels stand, as settings keep it."""

import base64

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from timeline_app.shell.workbench import Workbench


def places_of(window: QMainWindow, bench: Workbench) -> tuple[str, str]:
    """Return, as text, where a window stands and where the panels on its bench do."""
    return _text(window.saveGeometry()), _text(bench.state_to_keep())


def restore_places(window: QMainWindow, bench: QMainWindow, geometry: str, docks: str) -> bool:
    """Put window and panels where they stood; return whether the panels' places were known."""
    if geometry:
        window.restoreGeometry(_bytes(geometry))
    return bool(docks) and bench.restoreState(_bytes(docks))


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))

"""Qt's own messages go where ours go: into the log."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_NOISE = ("This plugin does not support",)
"""What the offscreen platform says of every window, and nobody can do anything about."""


def log_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Log one message of Qt's."""
    if not text.startswith(_NOISE):
        log.log(_LEVELS[kind], text)


def log_qt_messages() -> None:
    """Send Qt's messages to the log from now on."""
    qInstallMessageHandler(log_message)

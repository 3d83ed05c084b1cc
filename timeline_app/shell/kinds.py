"""The kinds of record in words."""

from PySide6.QtCore import QCoreApplication

from timeline_app.model.ref import Kind
from timeline_app.shell.words import QT_TRANSLATE_NOOP

_WORDS = {
    Kind.EVENT: QT_TRANSLATE_NOOP("Kinds", "event"),
    Kind.PLACE: QT_TRANSLATE_NOOP("Kinds", "place"),
    Kind.CORRIDOR: QT_TRANSLATE_NOOP("Kinds", "corridor"),
    Kind.SERIES: QT_TRANSLATE_NOOP("Kinds", "figure"),
    Kind.ACTOR: QT_TRANSLATE_NOOP("Kinds", "actor"),
    Kind.SOURCE: QT_TRANSLATE_NOOP("Kinds", "source"),
    Kind.CATEGORY: QT_TRANSLATE_NOOP("Kinds", "category"),
    Kind.STORY: QT_TRANSLATE_NOOP("Kinds", "story"),
}


def kind_in_words(kind: Kind) -> str:
    """Return what a kind of record is called in the present language."""
    return QCoreApplication.translate("Kinds", _WORDS[kind])

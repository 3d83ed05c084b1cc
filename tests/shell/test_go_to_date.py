from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from timeline_app.shell.go_to_date import GoToDate


def test_a_date_is_taken_and_a_mistake_is_explained(qtbot: QtBot) -> None:
    dialog = GoToDate()
    qtbot.addWidget(dialog)
    field = dialog.findChild(QLineEdit)
    field.setText("2025-08")
    assert dialog.when is not None
    assert "August 2025" in [label.text() for label in dialog.findChildren(QLabel)]
    field.setText("2025-13")
    assert dialog.when is None
    assert any("12" in label.text() for label in dialog.findChildren(QLabel))

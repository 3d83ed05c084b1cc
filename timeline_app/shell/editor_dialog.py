"""Asking which editor opens the files: one that is installed, or a command of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from timeline_app.shell.editor import PLACES, editor_command, found_editors

_EXAMPLE = ("events.yaml", 14, 5)
_WIDTH = 460


class EditorDialog(QDialog):
    """Shows the setting, and what it would run."""

    def __init__(self, setting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Editor for the files"))
        self.setMinimumWidth(_WIDTH)
        self._automatic = self.tr("The one the system names")
        self.choice = QComboBox(self)
        self.choice.setEditable(True)
        self.choice.addItems([self._automatic, *found_editors()])
        self.choice.setEditText(setting or self._automatic)
        self.choice.setAccessibleName(self.windowTitle())
        self.preview = QLabel(self)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setObjectName("statusText")
        self._build()
        self.choice.editTextChanged.connect(self._show_preview)
        self._show_preview()

    def _build(self) -> None:
        intro = QLabel(self.tr("Problems and records open at their line in:"), self)
        hint = self.tr("A command of your own may hold {places}.").replace("{places}", ", ".join(PLACES))
        own = QLabel(hint, self)
        own.setObjectName("statusText")
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Ok | buttons.Cancel, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (intro, self.choice, self.preview, own, box):
            column.addWidget(widget)

    @property
    def setting(self) -> str:
        """What was chosen: empty for what the system names."""
        text = self.choice.currentText().strip()
        return "" if text == self._automatic else text

    def _show_preview(self) -> None:
        command = editor_command(*_EXAMPLE, self.setting)
        text = (
            self.tr("What the system opens such files with, without the line.")
            if command is None
            else self.tr("Runs: {command}").format(command=" ".join(command))
        )
        self.preview.setText(text)

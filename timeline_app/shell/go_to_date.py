"""Go to a date: any EDTF, with what is wrong said below the field as one types."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.model.edtf import Edtf, EdtfError, parse_edtf
from timeline_app.wording.dates import date_in_words


class GoToDate(QDialog):
    """Asks for a date; ``when`` is what was typed, once it can be read."""

    def __init__(self, parent: QWidget | None = None, language: str = "en") -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self.tr("Go to a date"))
        self.when: Edtf | None = None
        self._field = QLineEdit(placeholderText="2025-08-31")
        self._field.setAccessibleName(self.tr("Date"))
        self._note = QLabel(self.tr("A day, a month, a year or a span: 2025-08, 2013/2025, -0044-03-15."))
        self._note.setObjectName("statusText")
        self._note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # The system's own picture on one of two buttons says nothing more than its word.
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._go = buttons.addButton(self.tr("Go"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._field, self._note, buttons):
            layout.addWidget(widget)
        self._field.textChanged.connect(self._on_field_text_changed)
        self.setMinimumWidth(360)

    def _on_field_text_changed(self, text: str) -> None:
        try:
            self.when = parse_edtf(text.strip())
            self._note.setText(date_in_words(self.when, self._language))
        except EdtfError as error:
            self.when = None
            self._note.setText(str(error.hint or error.message))
        self._go.setEnabled(self.when is not None)

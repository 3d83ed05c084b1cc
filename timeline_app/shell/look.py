"""How the window looks and speaks: theme, language, wheel; kept in the settings, told as an appearance."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.model.dataset import Dataset
from timeline_app.painting.palette import load_palette
from timeline_app.shell.theme import apply_theme, wants_dark, wants_stillness
from timeline_app.shell.translation import LANGUAGES, install_translation, interface_language
from timeline_app.state.settings import Settings
from timeline_app.views.appearance import Appearance


def reader_languages(language: str, dataset: Dataset) -> tuple[str, ...]:
    """Return the tags to look texts up by: the reader's, then the dataset's, then English."""
    return tuple(dict.fromkeys((language, *dataset.info.languages, "en")))


class Look(QObject):
    """Holds the settings, turns them into an ``Appearance``, and says when it changed."""

    changed = Signal(object)
    """Emitted with the new ``Appearance``."""

    def __init__(self, settings: Settings, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.resources = resources
        self._dataset = Dataset()
        # The system may change its mind between day and night.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> str:
        """The theme in force: ``light`` or ``dark``."""
        if self.settings.theme in ("light", "dark"):
            return self.settings.theme
        return "dark" if wants_dark() else "light"

    @property
    def language(self) -> str:
        """The reader's language: what texts are picked by."""
        wanted = self.settings.language
        return interface_language(wanted) if wanted == "system" else wanted

    def appearance(self) -> Appearance:
        """Return the present appearance."""
        return Appearance(
            palette=load_palette(self.resources / "themes" / f"{self.theme}.toml"),
            language=self.language,
            languages=reader_languages(self.language, self._dataset),
            reduced_motion=not self.settings.motion or wants_stillness(),
        )

    def set_dataset(self, dataset: Dataset) -> None:
        """Take the dataset's languages into account."""
        self._dataset = dataset

    def change(self, **settings: object) -> None:
        """Change settings and dress everything anew."""
        self.settings = replace(self.settings, **settings)  # type: ignore[arg-type]
        self.dress()

    def dress(self) -> None:
        """Install theme and translation, then tell everyone."""
        install_translation(self.resources / "translations", interface_language(self.settings.language))
        appearance = self.appearance()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, appearance.palette)
        self.changed.emit(appearance)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the look's actions do."""
        return {
            "light": lambda: self.change(theme="light"),
            "dark": lambda: self.change(theme="dark"),
            "system_theme": lambda: self.change(theme="system"),
            "language": self.switch_language,
            "motion": lambda on: self.change(motion=on),
            "wheel_zooms": lambda on: self.change(wheel="zoom" if on else "scroll"),
        }

    def switch_language(self) -> None:
        """Speak the next of the interface's languages."""
        at = LANGUAGES.index(interface_language(self.language))
        self.change(language=LANGUAGES[(at + 1) % len(LANGUAGES)])

    def _on_scheme_changed(self) -> None:
        if self.settings.theme == "system":
            self.dress()

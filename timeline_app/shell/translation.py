"""The interface's language: our translations and Qt's own for stock buttons, switched at run time."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "fr")
"""The languages the interface speaks, besides which a dataset's texts may have any."""

_installed: list[QTranslator] = []


def system_language() -> str:
    """Return the first of the system's languages that the interface speaks, English failing that."""
    for tag in QLocale.system().uiLanguages():
        primary = tag.split("-")[0]
        if primary in LANGUAGES:
            return primary
    return "en"


def interface_language(wanted: str) -> str:
    """Return the interface's language for a wanted tag (``system``, ``fr``, ``zh`` ...)."""
    if wanted == "system":
        return system_language()
    primary = wanted.split("-", maxsplit=1)[0]
    return primary if primary in LANGUAGES else "en"


def install_translation(folder: Path, language: str) -> None:
    """Make ``tr`` speak a language from now on, whatever it spoke before."""
    application = QCoreApplication.instance()
    if application is None:
        return
    while _installed:
        old = _installed.pop()
        application.removeTranslator(old)
        # The application owns it, and would keep it for as long as it runs.
        old.deleteLater()
    stock = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{language}", stock), (f"timeline_app_{language}", str(folder))):
        translator = QTranslator(application)
        if translator.load(name, place):
            application.installTranslator(translator)
            _installed.append(translator)
        else:
            translator.deleteLater()
    QLocale.setDefault(QLocale(language))

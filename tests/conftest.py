"""What holds for every test: no screen, no files of the user's, one font, no widget left behind."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

_SANDBOX = Path(tempfile.mkdtemp(prefix="timeline-app-tests-"))
_numbers = count()

# Before Qt and fontconfig look: the same screen, scale, language and time zone everywhere.
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_SCALE_FACTOR="1",
    QT_FONT_DPI="96",
    LANG="C.UTF-8",
    TZ="UTC",
    HOME=str(_SANDBOX),
    XDG_RUNTIME_DIR=str(_SANDBOX / "runtime"),
)
for _name in (
    "LC_ALL",
    "LANGUAGE",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
):
    os.environ.pop(_name, None)
(_SANDBOX / "runtime").mkdir(mode=0o700)

# The same examples in every run, so that a red test is red again; `thorough` looks further.
hypothesis.settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_SANDBOX, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test folders for settings, caches and logs that no other test and no user has."""
    mine = _SANDBOX / str(next(_numbers))
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(mine / kind.lower()))


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """Pin style and font: widths, and so pictures, are then the same on every machine."""
    from PySide6.QtGui import QFont, QFontDatabase  # noqa: PLC0415 - most tests need no Qt

    for file in sorted((ROOT / "resources" / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    qapp.setStyle("Fusion")
    qapp.setFont(font)
    return qapp


@pytest.fixture(autouse=True)
def _no_widget_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window alive: it would get events meant for later tests."""
    before = set(_top_level_widgets())
    failures = request.session.testsfailed
    yield
    # A traceback keeps widgets alive, so a failed test is not blamed twice.
    if request.session.testsfailed > failures or not _top_level_widgets().keys() - before:
        return
    _finish_deletions()
    left = [name for pointer, name in _top_level_widgets().items() if pointer not in before]
    if left:
        pytest.fail(f"widgets left behind: {', '.join(left)}. Give them to qtbot.addWidget, or delete them.")


def _top_level_widgets() -> dict[int, str]:
    """Return the names of the windows that live now, by address; costs nothing before Qt is loaded."""
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is None or qt.QApplication.instance() is None:
        return {}
    from shiboken6 import getCppPointer  # noqa: PLC0415

    return {
        getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in qt.QApplication.topLevelWidgets()
    }


def _finish_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

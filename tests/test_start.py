"""What a start does without, and does once only: a whole one runs in a process of its own."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from timeline_app import paths
from timeline_app.painting.palette import load_palette
from timeline_app.shell.curtain import colour_of
from timeline_app.shell.starting import lean_imports, pause_collector, resume_collector, spare_modules

NOT_FOR_AN_OUTLINE = (
    *("numpy", "pydantic", "yaml", "babel", "watchfiles", "pyqtgraph", "tomllib", "importlib.metadata"),
    *("PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtPrintSupport"),
    *("timeline_app.model", "timeline_app.loading", "timeline_app.layout", "timeline_app.painting"),
    *("timeline_app.views", "timeline_app.wording", "timeline_app.exchange", "timeline_app.assembly"),
)

NOT_FOR_A_START = (
    *("pyqtgraph", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "timeline_app.exchange"),
    *(
        "timeline_app.shell.picture",
        "timeline_app.loading.json_schema",
        "timeline_app.views.statistics.table_page",
    ),
    *("timeline_app.views.statistics.compare_page", "timeline_app.views.statistics.differences_page"),
)

OUTLINE = """
import sys
from timeline_app import app, cli
raise_curtain = app._raise_curtain
def stop(*arguments):
    curtain = raise_curtain(*arguments)
    assert curtain.isVisible()
    import PySide6.QtCore
    print(*sys.modules, *(["Qt"] if "Qt" in vars(PySide6.QtCore) else []))
    sys.stdout.flush()
    raise SystemExit
app._raise_curtain = stop
sys.argv = ["timeline-app"]
cli.main()
"""

START = """
import gc, sys
from collections import Counter
from timeline_app import app, cli
from PySide6.QtCore import QTimer
done = Counter()
def count(owner, name):
    function = getattr(owner, name)
    def counted(*arguments, **named):
        done[f"{owner.__name__.rpartition('.')[2]}.{name}"] += 1
        return function(*arguments, **named)
    setattr(owner, name, counted)
show_when_read = app._show_when_read
def watch(parts, curtain):
    def tell():
        print(gc.isenabled(), bool(gc.get_freeze_count()), curtain.isVisible(), parts.window.isVisible())
        print(*sys.modules)
        print(*(f"{what}={times}" for what, times in done.items()))
        app.QApplication.closeAllWindows()
    show_when_read(parts, curtain)
    parts.loader.loaded.connect(lambda *_: QTimer.singleShot(700, tell))
app._show_when_read = watch
lay_out_path = app.paths.log_folder
def prepare():
    from timeline_app.views.map import map_view, stage
    from timeline_app.views.reading import reading_view
    from timeline_app.views.statistics import statistics_view
    from timeline_app.views.timeline import timeline_view
    count(reading_view.Browser, "show_sheet")
    count(stage, "plan_map")
    for view in (map_view.MapView, timeline_view.TimelineView, reading_view.ReadingView,
                 statistics_view.StatisticsView):
        count(view, "set_appearance")
        count(view, "_on_session_dataset_changed")
    for view in (map_view.MapView, timeline_view.TimelineView):
        count(view, "resizeEvent")
    return lay_out_path()
app.paths.log_folder = prepare
sys.argv = ["timeline-app", "--lang", "en"]
cli.main()
"""


def run(code: str, folder: Path) -> list[list[str]]:
    """Run a start of its own, and return the words of each line it told."""
    own = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "CACHE", "STATE", "DATA")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **own},
    )
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def among(unwanted: tuple[str, ...], modules: list[str]) -> set[str]:
    return {one for one in modules for name in unwanted if one == name or one.startswith(f"{name}.")}


def test_the_outline_is_painted_before_anything_slow_is_imported(tmp_path: Path) -> None:
    [modules] = run(OUTLINE, tmp_path)
    assert "timeline_app.shell.curtain" in modules
    assert not among((*NOT_FOR_AN_OUTLINE, "Qt"), modules)


def test_a_start_builds_each_view_once_on_the_data_and_in_its_place(tmp_path: Path) -> None:
    state, modules, counts = run(START, tmp_path)
    collects, keeps_apart, outlined, shown = state
    assert (collects, keeps_apart, outlined, shown) == ("True", "True", "False", "True")
    assert not among(NOT_FOR_A_START, modules)
    assert dict(one.split("=") for one in counts) == {
        **dict.fromkeys(("Browser.show_sheet", "stage.plan_map"), "1"),
        **{
            f"{view}.set_appearance": "1"
            for view in ("MapView", "TimelineView", "ReadingView", "StatisticsView")
        },
        **{f"{view}.resizeEvent": "1" for view in ("MapView", "TimelineView")},
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ["window", "panel", "hairline"])
def test_the_outline_has_the_colours_of_its_theme(theme: str, role: str) -> None:
    file = paths.theme(theme)
    assert (
        colour_of(file.read_text(encoding="utf-8"), role) == getattr(load_palette(file), role).name().upper()
    )


def test_a_role_that_is_not_there_has_no_colour() -> None:
    assert colour_of('[roles]\nwindow = "#FFFFFF"\n', "panel") == ""


def test_what_is_left_out_while_importing_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    feature = ModuleType("shibokensupport.feature")
    monkeypatch.setitem(sys.modules, feature.__name__, feature)
    monkeypatch.setattr(feature, "_mod_uses_pyside", lambda _module: "asked", raising=False)
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    with lean_imports():
        assert feature._mod_uses_pyside(None) is False
        assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__"
    assert feature._mod_uses_pyside(None) == "asked"
    assert "PYDANTIC_DISABLE_PLUGINS" not in os.environ


def test_another_version_of_pyside_and_a_readers_own_plugins_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feature = ModuleType("shibokensupport.feature")
    monkeypatch.setitem(sys.modules, feature.__name__, feature)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "mine")
    with lean_imports():
        assert not hasattr(feature, "_mod_uses_pyside")
        assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "mine"
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "mine"


def test_garbage_is_looked_for_again_after_a_start() -> None:
    try:
        pause_collector()
        assert not gc.isenabled()
        spare_modules()
        spared = gc.get_freeze_count()
        assert spared > 0
        resume_collector()
        assert gc.isenabled()
        # What was spared still goes with its last reference: a few may be missing.
        assert 0.99 * spared < gc.get_freeze_count() <= spared
    finally:
        gc.unfreeze()
        gc.enable()

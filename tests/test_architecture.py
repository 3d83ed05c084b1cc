"""The floors of the house: who may import whom. `docs/architecture.md` says why."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline_app"

# Of ours. A dotted name lets in that module only.
ALLOWED = {
    "model": set(),
    "loading": {"model"},
    "layout": {"model"},
    "wording": {"model"},
    "state": {"model", "loading", "layout.axis", "paths"},
    "painting": {"model", "layout"},
    "views": {"model", "layout", "wording", "state", "painting"},
    "exchange": {"model", "loading", "layout", "wording", "painting"},
    "shell": {"model", "loading", "layout", "wording", "state", "painting", "views", "exchange", "paths"},
}

# From outside, beside Python's own library. layout gets formatters and text measures passed in.
OUTSIDE = {
    "model": {"numpy"},
    "loading": {
        "numpy",
        "yaml",
        "pydantic",
        "pydantic_core",
        "watchfiles",
    },  # NumPy: it fills model's columns
    "layout": {"numpy"},
    "wording": {"babel"},
    # shiboken6 knows whether an object of Qt's is still there.
    "state": {"numpy", "PySide6.QtCore", "shiboken6.Shiboken"},
    # shiboken6 hands whole arrays of rectangles to the painter, by pointer.
    "painting": {"numpy", "PySide6.QtCore", "PySide6.QtGui", "shiboken6.Shiboken"},
    "views": {"numpy", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtWidgets", "pyqtgraph"},
    "exchange": {"numpy", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"},
    "shell": {"numpy", "PySide6"},
}

# They put the layers together, so they may import all of them and no layer may import them; but for
# `paths`, which anybody may ask who has no other way to know where files are.
ENTRANCES = {"__init__", "__main__", "app", "assembly", "cli", "exporting", "paths"}

FREE_OF_QT = ("model", "loading", "layout", "wording")


def imports_of(file: Path) -> set[str]:
    """Return what a file imports, anywhere in it, as dotted names down to the imported name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = _home_of_relative(file, node.level) if node.level else ""
            module = ".".join(part for part in (home, node.module) if part)
            names.update(f"{module}.{alias.name}" for alias in node.names)
    return names


def _home_of_relative(file: Path, level: int) -> str:
    return ".".join(file.relative_to(ROOT).parts[:-level])


def ours(names: set[str]) -> set[str]:
    return {name.removeprefix("timeline_app.") for name in names if name.startswith("timeline_app.")}


def outside(names: set[str]) -> set[str]:
    known = {*sys.stdlib_module_names, "timeline_app"}
    return {name for name in names if name.partition(".")[0] not in known}


def within(name: str, allowed: set[str]) -> bool:
    return any(name == entry or name.startswith(f"{entry}.") for entry in allowed)


def files_of(layer: str) -> Iterator[Path]:
    return (PACKAGE / layer).rglob("*.py")


def test_the_table_names_each_layer_and_each_entrance() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and list(path.rglob("*.py"))}
    assert folders == ALLOWED.keys() == OUTSIDE.keys()
    assert {path.stem for path in PACKAGE.glob("*.py")} == ENTRANCES


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_only_layers_below_it(layer: str) -> None:
    wrong = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in files_of(layer)
        for name in ours(imports_of(file))
        if not within(name, ALLOWED[layer] | {layer})
    }
    assert not wrong


@pytest.mark.parametrize("layer", OUTSIDE)
def test_a_layer_uses_only_its_own_libraries(layer: str) -> None:
    wrong = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in files_of(layer)
        for name in outside(imports_of(file))
        if not within(name, OUTSIDE[layer])
    }
    assert not wrong


def test_a_view_never_imports_a_sibling() -> None:
    siblings = {folder.name for folder in (PACKAGE / "views").iterdir() if (folder / "__init__.py").exists()}
    wrong = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for view in siblings
        for file in (PACKAGE / "views" / view).rglob("*.py")
        for name in ours(imports_of(file))
        if within(name, {f"views.{sibling}" for sibling in siblings - {view}})
    }
    assert not wrong


def test_only_paths_knows_folders() -> None:
    knowing = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if "__file__" in (text := file.read_text(encoding="utf-8")) or "platformdirs" in text
    }
    assert knowing == {"paths.py"}


def _modules(layer: str) -> Iterator[str]:
    for file in sorted(files_of(layer)):
        yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _loads_qt(*modules: str) -> bool:
    code = f"import sys, {', '.join(modules)}; sys.exit('PySide6' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.returncode != 0


def test_model_loading_layout_and_wording_run_without_qt() -> None:
    assert not _loads_qt(*(module for layer in FREE_OF_QT for module in _modules(layer)))


def test_the_command_line_starts_without_qt() -> None:
    assert not _loads_qt("timeline_app.cli")

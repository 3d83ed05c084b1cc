"""Modules, classes and functions stay small enough to be read at one go, and say what they are for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LINES_OF_A_MODULE = 400
LINES_OF_A_CLASS = 250
LINES_OF_A_FUNCTION = 50

APPLICATION = sorted((ROOT / "timeline_app").rglob("*.py"))
EVERYTHING = [
    *APPLICATION,
    *(file for folder in ("tests", "benchmarks", "tools") for file in sorted((ROOT / folder).rglob("*.py"))),
]

# Overrides of Qt's say what Qt's manual says. camelCase gives most away, these have one word only.
ONE_WORD_OF_QT = {"data", "event", "flags", "index", "paint", "parent", "role", "rect", "state", "text"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _in_words(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _definitions(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, Function | ast.ClassDef))


def _lines(node: Function | ast.ClassDef) -> int:
    # Decorators count: they are read too.
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def _classes() -> Iterator[ast.ClassDef]:
    for file in APPLICATION:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node


BASES = {node.name: [base.id for base in node.bases if isinstance(base, ast.Name)] for node in _classes()}
DOCUMENTED = {
    (owner.name, method.name)
    for owner in _classes()
    for method in owner.body
    if isinstance(method, Function) and ast.get_docstring(method) is not None
}


def _public(node: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Yield what others may use; methods of public classes too, but not overrides."""
    for child in node.body:
        if not isinstance(child, Function | ast.ClassDef) or child.name.startswith("_"):
            continue
        yield child
        if isinstance(child, ast.ClassDef):
            yield from (inner for inner in _public(child) if not _overrides(child, inner.name))


def _overrides(owner: ast.ClassDef, name: str) -> bool:
    return name != name.lower() or name in ONE_WORD_OF_QT or _inherits(owner.name, name)


def _inherits(owner: str, method: str) -> bool:
    return any(
        (base, method) in DOCUMENTED or _inherits(base, method)
        for base in BASES.get(owner, ())
        if base != owner
    )


@pytest.mark.parametrize("file", EVERYTHING, ids=_in_words)
def test_each_module_class_and_function_can_be_read_at_one_go(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    too_long = []
    if len(text.splitlines()) > LINES_OF_A_MODULE:
        too_long.append(f"the module has {len(text.splitlines())} lines")
    for node in _definitions(ast.parse(text)):
        limit = LINES_OF_A_CLASS if isinstance(node, ast.ClassDef) else LINES_OF_A_FUNCTION
        if _lines(node) > limit:
            too_long.append(f"{node.name} has {_lines(node)} lines")
    assert not too_long


@pytest.mark.parametrize("file", APPLICATION, ids=_in_words)
def test_each_public_name_says_what_it_is_for(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = [node.name for node in _public(tree) if ast.get_docstring(node) is None]
    if ast.get_docstring(tree) is None:
        silent.insert(0, "the module")
    assert not silent

"""The JSON Schema is current, of the draft editors know, and accepts what the loader accepts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.loading.test_problem_codes import CASES
from timeline_app.loading.json_schema import json_schema, schema_text

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "data").rglob("*.yaml"))


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers, true, false and null, but no dates, no NO, no 12:30."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as PyYAML declares it


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _regex = re.compile(f"^(?:{_pattern})$")
    for _letter in _first:
        _Core.yaml_implicit_resolvers.setdefault(_letter.strip("\0"), []).append(
            (f"tag:yaml.org,2002:{_tag}", _regex)
        )
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def errors(text: str) -> list[str]:
    data = yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader
    return [error.message for error in Draft202012Validator(json_schema()).iter_errors(data)]


def test_the_file_in_resources_is_current() -> None:
    kept = (ROOT / "resources" / "schema" / "dataset.schema.json").read_text("utf-8")
    assert kept == schema_text(), "write it again: timeline-app schema > resources/schema/dataset.schema.json"


def test_it_is_a_schema_of_the_draft_and_keeps_to_what_old_editors_know() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not set(_keys(json_schema())) & {"unevaluatedProperties", "prefixItems", "shared"}


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inner)


def test_each_field_has_a_description() -> None:
    for name, definition in json_schema()["$defs"].items():
        for field, schema in definition.get("properties", {}).items():
            assert schema.get("description"), f"{name}.{field}"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_it_accepts_the_shipped_files(file: Path) -> None:
    assert not errors(file.read_text("utf-8"))


def test_it_accepts_every_field() -> None:
    assert not errors(Path(__file__).with_name("full.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    "name",
    [
        "a key of the file",
        "a comma inside braces",
        "a field far from any known",
        "a list that is none",
        "a word where a list is expected",
        "fields of an event",
        "coordinates",
    ],
)
def test_it_rejects_what_the_loader_rejects(name: str) -> None:
    assert errors(CASES[name][0])


def test_it_is_plain_json() -> None:
    assert json.loads(schema_text()) == json_schema()

"""The JSON Schema of a dataset file, from the same models that read it: editors complete and check by it."""

import json
from collections.abc import Mapping
from typing import Any

from timeline_app.loading.schema.dataset import FileEntry
from timeline_app.loading.schema.fields import ID_PATTERN, SHARED, TAG_PATTERN
from timeline_app.loading.schema.meanings import MEANINGS
from timeline_app.model.ref import Kind

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:timeline-app:dataset:1"

_WORDS = {"type": ["string", "number", "boolean"], "minLength": 1}
_BARE_ID = ID_PATTERN.strip("^$")
_KINDS = "|".join(kind.value for kind in Kind)

_SHARED: Mapping[str, Any] = {
    "text": {
        "description": "A text, or one a language: {fr: ..., en: ...}.",
        "anyOf": [
            _WORDS,
            {
                "type": "object",
                "patternProperties": {TAG_PATTERN: _WORDS},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    },
    "date": {
        "description": "A date or span as EDTF: 2013, 2013-09-07, 2014-12~, 2014/.., 201X.",
        "type": ["string", "integer"],
    },
    "point": {
        "description": "[longitude, latitude] in degrees.",
        "type": "array",
        "items": {"type": "number", "minimum": -180, "maximum": 180},
        "minItems": 2,
        "maxItems": 2,
    },
    "extent": {
        "description": "[west, south, east, north] in degrees.",
        "type": "array",
        "items": {"type": "number", "minimum": -180, "maximum": 180},
        "minItems": 4,
        "maxItems": 4,
    },
    "ref": {
        "description": "The id of an event, or kind:id.",
        "type": "string",
        "pattern": f"^(({_KINDS}):)?{_BARE_ID}$",
    },
    "figure": {
        "description": "The id of a series, or series@period.",
        "type": "string",
        "pattern": f"^{_BARE_ID}(@.+)?$",
    },
    "authors": {
        "description": "One name, or a list of names.",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"$ref": "#/$defs/AuthorEntry"},
            {
                "type": "array",
                "items": {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/AuthorEntry"}]},
            },
        ],
    },
}

_SHORTHANDS = ("CitationEntry", "RelationEntry")
"""Entries that may be written as a bare id."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a dataset file, draft 2020-12."""
    made = FileEntry.model_json_schema(by_alias=True)
    definitions = {**made.pop("$defs"), **_AUTHOR}
    tidy = {name: _tidy(definition) for name, definition in definitions.items()}
    for name in _SHORTHANDS:
        tidy[name] = {"anyOf": [{"type": "string", "pattern": ID_PATTERN}, _described(tidy[name], name)]}
    described = {
        name: _described(one, name) if name not in _SHORTHANDS else one for name, one in tidy.items()
    }
    return {
        "$schema": DRAFT,
        "$id": IDENTIFIER,
        "title": "A dataset file of timeline-app",
        **_described(_tidy(made), "FileEntry"),
        "$defs": {**_SHARED, **dict(sorted(described.items()))},
    }


def schema_text() -> str:
    """Return the JSON Schema as a file has it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


_AUTHOR: Mapping[str, Any] = {
    "AuthorEntry": {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "string", "minLength": 1} for name in ("family", "given", "literal")},
    }
}


def _tidy(value: Any, *, is_table: bool = False) -> Any:
    """Put shared definitions in, leave out the titles pydantic makes up and defaults that say nothing.

    ``is_table`` tells a table of properties, whose keys are names of fields, from a schema.
    """
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    if SHARED in value:
        return {"$ref": f"#/$defs/{value[SHARED]}"}
    return {
        key: _tidy(inner, is_table=key in ("properties", "$defs") and not is_table)
        for key, inner in value.items()
        if is_table or not (key == "title" or (key == "default" and inner is None))
    }


def _described(schema: Mapping[str, Any], entry: str) -> dict[str, Any]:
    meanings = MEANINGS.get(entry, {})
    properties = {
        name: {"description": meanings[name], **inner} for name, inner in schema.get("properties", {}).items()
    }
    return {**schema, **({"properties": properties} if properties else {})}

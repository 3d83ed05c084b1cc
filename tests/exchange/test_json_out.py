"""The normalised JSON is what docs/format.md promises, for every key of a full dataset."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.dataset_files import read_text
from timeline_app.exchange.json_out import dataset_to_json, json_bytes

FULL = (Path(__file__).parents[1] / "loading" / "full.yaml").read_text("utf-8")


@pytest.fixture(name="full")
def _full(tmp_path: Path) -> Any:
    result = read_text(tmp_path, FULL)
    return json.loads(json_bytes(dataset_to_json(result.dataset, result.problems)))


def test_the_top_level_has_the_promised_keys(full: Any) -> None:
    assert list(full) == [
        "format",
        "dataset",
        "events",
        "series",
        "places",
        "corridors",
        "actors",
        "categories",
        "sources",
        "stories",
        "problems",
    ]
    assert full["format"] == "timeline-app/1"
    assert full["problems"] == []


def test_an_event(full: Any) -> None:
    assert full["events"][0] == {
        "id": "launch",
        "title": {"fr": "Lancement", "en": "Launch"},
        "when": "0644",
        "start": "0644-01-01",
        "end": "0644-12-31",
        "precision": "year",
        "approximate": False,
        "uncertain": False,
        "open_start": False,
        "open_end": False,
        "category": "space",
        "importance": 5,
        "status": "planned",
        "places": ["pad", "sea"],
        "corridors": ["way"],
        "actors": ["agency"],
        "summary": {"und": "One.\n\nTwo.\n"},
        "body": {"en": "Long", "fr": "Longue"},
        "figures": ["trade", "trade@2023"],
        "related": [{"id": "landing", "relation": None}, {"id": "landing", "relation": "precedes"}],
        "media": [
            {
                "file": "pictures/a.png",
                "alt": {"und": "A rocket"},
                "caption": {},
                "credit": None,
                "licence": "CC0-1.0",
            }
        ],
        "sources": [
            {"id": "gazette", "locator": None, "quote": None},
            {"id": "gazette", "locator": "12:30", "quote": {"en": "It flew."}},
        ],
    }
    undated = full["events"][1]
    assert (undated["when"], undated["start"], undated["end"], undated["precision"]) == (None,) * 4


def test_observations_are_in_base_units(full: Any) -> None:
    first, goal, last = full["series"][0]["observations"]
    assert first == {
        "period": "1992",
        "start": "1992-01-01",
        "end": "1992-12-31",
        "value": 370_000_000,
        "lower": None,
        "upper": None,
        "qualifier": "~",
        "status": "A",
        "source": "gazette",
        "locator": None,
        "quote": None,
        "as_of": None,
        "note": {},
        "preferred": False,
        "disagrees_with": [],
    }
    assert (goal["lower"], goal["upper"], goal["as_of"]) == (40_000_000_000, 42_500_000_000, "2022")
    assert goal["locator"] == "p. 3"
    assert last["preferred"] is True


def test_segments_have_coordinates(full: Any) -> None:
    corridor = full["corridors"][0]
    first, second = corridor["segments"]
    assert first["coordinates"] == [[63.342, -0.5], None]
    assert (first["mode"], first["status"], first["when"]) == ("rail", "planned", "2014/..")
    assert (first["start"], first["end"], first["open_end"]) == ("2014-01-01", None, True)
    assert (second["mode"], second["when"]) == ("sea", "2015")


def test_directions_and_the_extent_are_told(full: Any) -> None:
    corridor = full["corridors"][0]
    assert corridor["direction"] == "forward"
    assert [segment["direction"] for segment in corridor["segments"]] == ["forward", "both"]
    assert full["series"][0]["direction"] == "backward"
    assert full["dataset"]["map"]["extent"] == [170, -60.5, -80, 50]


def test_sources_are_in_csls_words(full: Any) -> None:
    source = full["sources"][0]
    assert source["author"] == ["A. Writer", "B. Reader"]
    assert source["issued"] == "2025-09~"
    assert source["archive_location"] == "x.txt"
    assert source["container-title"] == {"und": "Papers"}


def test_disagreement_is_by_index(tmp_path: Path) -> None:
    text = """\
    series:
      - id: trade
        title: Trade
        unit: t
        observations:
          - {period: 2020, value: 1, source: a}
          - {period: 2021, value: 5, source: b}
          - {period: 2020, value: 9, source: b}
          - {period: 2020, value: 20, source: c}
    sources: [{id: a}, {id: b}, {id: c}]
    """
    result = read_text(tmp_path, text)
    made = dataset_to_json(result.dataset, result.problems)
    observations = made["series"][0]["observations"]
    assert [one["disagrees_with"] for one in observations] == [[2, 3], [], [0, 3], [0, 2]]
    assert [problem["code"] for problem in made["problems"]] == ["disagreement"] * 3


def test_problems_have_the_promised_keys(tmp_path: Path) -> None:
    result = read_text(tmp_path, "sources:\n  - {id: a, titel: A}\n")
    made = json.loads(json_bytes(dataset_to_json(result.dataset, result.problems)))
    assert made["problems"] == [
        {
            "severity": "error",
            "code": "unknown-field",
            "file": "a.yaml",
            "line": 2,
            "column": 13,
            "path": "sources[a].titel",
            "message": 'unknown field "titel" in a source',
            "hint": 'did you mean "title"?',
        }
    ]


def test_years_are_astronomical(tmp_path: Path) -> None:
    text = "events:\n  - {id: a, title: A, when: -0043-03-15, sources: [g]}\nsources: [{id: g}]\n"
    event = dataset_to_json(read_text(tmp_path, text).dataset)["events"][0]
    assert (event["when"], event["start"], event["end"]) == ("-0043-03-15",) * 3


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (read_text(tmp_path, FULL).dataset for _ in range(2))
    assert json_bytes(dataset_to_json(one)) == json_bytes(dataset_to_json(two))

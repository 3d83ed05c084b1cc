"""Whatever is right is read whole, in silence, and comes out again."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.strategies import STYLES, datasets
from timeline_app.exchange.csv_out import events_csv
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading.read import LoadResult, read_dataset


def read_texts(texts: dict[str, str]) -> LoadResult:
    with tempfile.TemporaryDirectory() as name:
        for file, text in texts.items():
            (Path(name) / file).write_bytes(text.encode())
        return read_dataset(Path(name))


def as_text(value: Any) -> dict[str, str]:
    return value if isinstance(value, dict) else {"und": value}


def holds_all(result: LoadResult, data: dict[str, Any]) -> None:
    """Assert that nothing was said, and that each record is in the normalised JSON with its own words."""
    assert [problem.render() for problem in result.problems] == []
    out = dataset_to_json(result.dataset, result.problems)
    assert json_bytes(out)
    for key, records in data.items():
        assert [one["id"] for one in out[key]] == [one["id"] for one in records]
        for found, wanted in zip(out[key], records, strict=True):
            for field in {"title", "name", "summary", "body", "note"} & wanted.keys():
                assert found[field] == as_text(wanted[field]), (key, field)
            assert found.get("when") == wanted.get("when")
            assert len(found.get("observations", [])) == len(wanted.get("observations", []))


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=15)
@given(data=datasets())
def test_a_valid_dataset_is_read_whole_and_in_silence(style: str, data: dict[str, Any]) -> None:
    holds_all(read_texts({"a.yaml": STYLES[style](data)}), data)


@settings(max_examples=25)
@given(data=datasets(), styles=st.lists(st.sampled_from(list(STYLES)), min_size=9, max_size=9))
def test_a_valid_dataset_in_several_files_as_well(data: dict[str, Any], styles: list[str]) -> None:
    files = {
        f"{number}.yaml": STYLES[style]({key: records})
        for number, ((key, records), style) in enumerate(zip(data.items(), styles, strict=False))
    }
    if files:
        holds_all(read_texts(files), data)


@settings(max_examples=25)
@given(data=datasets())
def test_its_events_become_rows_that_no_spreadsheet_runs(data: dict[str, Any]) -> None:
    rows = events_csv(read_texts({"a.yaml": STYLES["block"](data)}).dataset)
    assert not any(row.startswith(("=", "+", "@")) for row in rows.split("\r\n"))
    assert '"=' not in rows
    assert ",=" not in rows

"""Joining the events of several files."""

import pytest

from timeline_app.loading import join_events
from timeline_app.loading.join_events import first_of_each


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_each_id_stands_where_it_stands_first(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(join_events, "CHUNK", at_once)
    assert first_of_each([]) == ({}, [])
    assert first_of_each(["a", "b", "c"]) == ({"a": 0, "b": 1, "c": 2}, [])
    assert first_of_each(["a", "b", "a", "c", "b", "a"]) == (
        {"a": 0, "b": 1, "c": 3},
        [(2, 0), (4, 1), (5, 0)],
    )

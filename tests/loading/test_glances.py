from pathlib import Path

import pytest

from tests.dataset_files import read_text
from timeline_app.loading import stored_events
from timeline_app.loading.read import read_dataset
from timeline_app.loading.stored_events import StoredEvents
from timeline_app.model.dataset import Dataset
from timeline_app.model.glance import Glance, Glanced, glance_of
from timeline_app.model.members import build_members
from timeline_app.model.ref import Kind

ROOT = Path(__file__).resolve().parents[2]
WITH_DEAD_LINKS = """\
places: [{id: here, name: Here}]
events:
  - {id: one, title: One, places: [here, nowhere], sources: [nobody], related: [two, {id: lost}]}
  - {id: two, title: {en: Two, fr: Deux}, category: none, actors: [noone], figures: [gone@2001]}
"""


def plain(glance: Glance) -> list[object]:
    return [tuple(part) if not isinstance(part, str) else part for part in glance]


def assert_glances_are_true(dataset: Dataset) -> None:
    events = dataset.events
    assert isinstance(events, Glanced)
    glances = list(events.glances(0, len(events)))
    assert [plain(one) for one in glances] == [plain(glance_of(event)) for event in events]


@pytest.mark.parametrize(
    "path", ["tests/loading/full.yaml", "data/china-central-asia", "data/history-of-writing"]
)
def test_a_glance_says_what_the_event_says(path: str) -> None:
    assert_glances_are_true(read_dataset(ROOT / path).dataset)


def test_a_glance_sees_no_dead_links(tmp_path: Path) -> None:
    dataset = read_text(tmp_path, WITH_DEAD_LINKS).dataset
    assert_glances_are_true(dataset)
    assert dataset.members.of_kind[Kind.PLACE].ids == ("here",)


def test_no_event_is_made_to_know_who_names_what() -> None:
    dataset = read_dataset(ROOT / "data" / "china-central-asia").dataset
    events = dataset.events
    assert isinstance(events, StoredEvents)
    made = len(events._made)
    build_members(events)
    assert len(events._made) == made
    assert dataset.event_index[events[3].id] == 3


def test_only_so_many_events_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    events = read_dataset(ROOT / "data" / "china-central-asia").dataset.events
    assert isinstance(events, StoredEvents)
    written = [event.id for event in events]
    assert not events._made
    monkeypatch.setattr(stored_events, "MOST_KEPT", 5)
    assert [events[index].id for index in range(12)] == written[:12]
    assert len(events._made) <= 5
    assert events[11] is events[11]

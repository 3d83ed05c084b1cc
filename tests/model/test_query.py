from dataclasses import replace

import pytest

from tests.builders import small_dataset
from timeline_app.model.event import Relation
from timeline_app.model.query import events_of, events_of_all, relations_of, series_of
from timeline_app.model.records import title_of
from timeline_app.model.ref import Kind, Ref, parse_ref


@pytest.mark.parametrize(
    ("ref", "ids"),
    [
        ("event:late", ("late",)),
        ("event:absent", ()),
        ("place:urumqi", ("late",)),
        ("actor:league", ("early",)),
        ("series:goods", ("late",)),
        ("source:paper", ("early",)),
        ("category:talks", ("early", "shelved", "middle")),
        ("story:any", ()),
    ],
)
def test_a_record_knows_its_events(ref: str, ids: tuple[str, ...]) -> None:
    assert tuple(events_of(small_dataset(), parse_ref(ref))) == ids


def test_several_records_stand_for_all_their_events() -> None:
    refs = (Ref(Kind.PLACE, "urumqi"), Ref(Kind.ACTOR, "league"))
    assert events_of_all(small_dataset(), refs) == {"late", "early"}


def test_relations_are_known_from_both_ends() -> None:
    dataset = small_dataset()
    late, early, *others = dataset.events
    linked = replace(dataset, events=(replace(late, related=(Relation("early", "follows"),)), early, *others))
    assert relations_of(linked, linked.events[0]) == ((Relation("early", "follows"), False),)
    assert relations_of(linked, early) == ((Relation("late", "follows"), True),)


@pytest.mark.parametrize("ref", ["event:late", "series:goods", "source:paper"])
def test_series_are_found_from_what_is_selected(ref: str) -> None:
    assert [series.id for series in series_of(small_dataset(), (parse_ref(ref),))] == ["goods"]


def test_without_a_selection_every_series_is_meant() -> None:
    assert len(series_of(small_dataset(), ())) == 1
    assert series_of(small_dataset(), (Ref(Kind.PLACE, "urumqi"),)) == ()


def test_a_bare_id_is_an_event_and_an_unknown_kind_is_refused() -> None:
    assert parse_ref("late") == Ref(Kind.EVENT, "late")
    assert str(parse_ref("place:urumqi")) == "place:urumqi"
    with pytest.raises(ValueError, match="planet"):
        parse_ref("planet:x")


def test_a_reference_is_called_as_its_record_in_the_readers_language() -> None:
    dataset = small_dataset()
    assert title_of(dataset, Ref(Kind.PLACE, "urumqi"), ("zh",)) == "乌鲁木齐"
    assert title_of(dataset, Ref(Kind.PLACE, "nowhere"), ("zh",)) == "nowhere"

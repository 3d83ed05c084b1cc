"""Values are what their fields say, written as they were written; one bad record takes no other with it."""

from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.dataset_files import codes, event_ids, read_text
from timeline_app.loading import read_part as read_part_module
from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.loading.read_part import read_part
from timeline_app.model.columns import build_columns
from timeline_app.model.corridor import CorridorStatus, Direction, Mode
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus, FigureRef, Relation
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import ObservationStatus, Qualifier
from timeline_app.model.source import Citation
from timeline_app.model.text import UNDETERMINED

FULL = Path(__file__).with_name("full.yaml").read_text("utf-8")


@pytest.fixture(name="full")
def _full(tmp_path: Path) -> Dataset:
    result = read_text(tmp_path, FULL)
    assert not result.problems
    return result.dataset


def read_dataset_again(folder: Path, text: str, before: LoadResult) -> LoadResult:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return read_dataset(folder / "a.yaml", previous=before)


def test_the_dataset_describes_itself(full: Dataset) -> None:
    info = full.info
    assert (info.id, info.languages, info.version) == ("full", ("fr", "en"), "1.10")
    assert info.opening_span is not None
    assert info.opening_span.text == "2012/2028"
    assert info.opening_select == (Ref(Kind.EVENT, "launch"), Ref(Kind.PLACE, "pad"))
    assert info.map_center == (68, 42)
    assert info.map_extent == (170, -60.5, -80, 50)
    assert info.map_worldview is None


def test_an_event_has_all_its_fields(full: Dataset) -> None:
    event = full.events_by_id["launch"]
    assert event.title == {"fr": "Lancement", "en": "Launch"}
    assert event.when is not None
    assert event.when.text == "0644"
    assert (event.category, event.importance, event.status) == ("space", 5, EventStatus.PLANNED)
    assert (event.places, event.corridors, event.actors) == (("pad", "sea"), ("way",), ("agency",))
    assert event.summary == {UNDETERMINED: "One.\n\nTwo.\n"}
    assert event.figures == (FigureRef("trade"), FigureRef("trade", "2023"))
    assert event.related == (Relation("landing"), Relation("landing", "precedes"))
    assert event.media[0].file == "pictures/a.png"
    assert event.sources == (Citation("gazette"), Citation("gazette", "12:30", {"en": "It flew."}))


def test_what_is_left_out_has_its_default(full: Dataset) -> None:
    event = full.events_by_id["landing"]
    assert event.title == {UNDETERMINED: "1984"}
    assert (event.when, event.category, event.importance, event.status) == (None, None, 3, EventStatus.HELD)
    assert full.undated == (event,)


def test_places_and_actors_keep_what_yaml_would_change(full: Dataset) -> None:
    place, sea = full.places
    assert (place.country, place.lon, place.lat, place.kind) == ("NO", 63.342, -0.5, "port")
    assert place.sources == (Citation("gazette"),)
    assert (sea.lon, sea.is_placed, sea.kind) == (None, False, "city")
    assert (full.actors[0].iso, full.actors[0].point) == ("NO", (67, 48))


def test_a_segment_has_from_its_corridor_what_it_leaves_out(full: Dataset) -> None:
    first, second = full.corridors[0].segments
    assert (first.mode, first.status) == (Mode.RAIL, CorridorStatus.PLANNED)
    assert (first.direction, second.direction) == (Direction.FORWARD, Direction.BOTH)
    assert full.series[0].direction is Direction.BACKWARD
    assert first.when is full.corridors[0].when
    assert (second.mode, second.status, second.title) == (Mode.SEA, CorridorStatus.OPERATING, {"und": "Back"})
    assert second.when is not None
    assert second.when.text == "2015"


def test_observations_are_multiplied_out_and_know_their_last_digit(full: Dataset) -> None:
    about, goal, flat = full.series[0].observations
    assert (about.value, about.qualifier, about.resolution) == (370_000_000, Qualifier.ABOUT, 10_000_000)
    assert (goal.lower, goal.upper, goal.status) == (40e9, 42.5e9, ObservationStatus.TARGET)
    assert (goal.resolution, goal.note) == (1e9, {UNDETERMINED: "A goal"})
    assert goal.source == Citation("gazette", "p. 3")
    assert (flat.value, flat.resolution, flat.preferred) == (100e9, 100e9, True)
    assert [one.origin.line for one in full.series[0].observations] == [37, 38, 39]


def test_the_only_source_of_a_series_is_that_of_its_observations(tmp_path: Path) -> None:
    text = """\
    series:
      - id: trade
        title: Trade
        unit: t
        sources: [{id: gazette, locator: p. 3}]
        observations: [{period: 2020, value: 1}]
    sources: [{id: gazette}]
    """
    result = read_text(tmp_path, text)
    assert not result.problems
    assert result.dataset.series[0].observations[0].source == Citation("gazette", "p. 3")


def test_sources_are_in_csls_words(full: Dataset) -> None:
    source = full.sources[0]
    assert source.author == ("A. Writer", "B. Reader")
    assert source.container_title == {UNDETERMINED: "Papers"}
    assert source.issued is not None
    assert source.issued.approximate
    assert (source.url, source.archive_location) == ("https://example.org", "x.txt")


def test_stories_have_steps(full: Dataset) -> None:
    step = full.stories[0].steps[0]
    assert (step.select, step.fit) == ((Ref(Kind.EVENT, "launch"),), ("pad",))


def test_records_know_where_they_were_written(full: Dataset) -> None:
    places = {event.id: (event.origin.file, event.origin.line, event.origin.column) for event in full.events}
    assert places == {"launch": ("a.yaml", 41, 5), "landing": ("a.yaml", 59, 5)}


def test_one_bad_record_takes_no_other_with_it(tmp_path: Path) -> None:
    text = """\
    events:
      - {id: one, title: One, sources: [gazette]}
      - {id: two, title: Two, sources: [gazette]
      - {id: three, title: Three, sources: [gazette], related: [two, four]}
      - id: four
        title: "Four
      - id: five
        title: [Five]
      - just text
      - id: six
        title: Six
        when: 2013-02-30
        sources: [gazette]
      - id: Seven
        title: Seven
      - id: eight
       title: Eight
      - {id: nine, title: Nine, related: [five, eight], sources: [gazette]}
    sources: [{id: gazette}]
    """
    result = read_text(tmp_path, text)
    assert event_ids(result) == ["one", "three", "six", "nine"]
    assert result.dataset.events_by_id["six"].when is None
    assert result.dataset.events_by_id["three"].related == ()
    assert "unknown-id" not in codes(result)


@pytest.mark.parametrize("dash", ["-\n    ", "- "])
def test_dashes_may_stand_alone_on_their_line(tmp_path: Path, dash: str) -> None:
    text = (
        "events:\n  -\n    {id: one, title: One, sources: [g]}\n  -\n    id: bad\n    title: [\n"
        f"  {dash}{{id: two, title: Two, sources: [g]}}\n  -\n    {{id: three, title: Three, sources: [g]}}\n"
        "sources: [{id: g}]\n"
    )
    result = read_text(tmp_path, text)
    assert event_ids(result) == ["one", "two", "three"]
    assert codes(result) == ["syntax"]
    lines = text.split("\n")
    assert all(f"id: {event.id}" in lines[event.origin.line - 1] for event in result.dataset.events)
    moved = read_dataset_again(tmp_path, f"# A comment.\n{text}", result)
    assert [event.origin.line for event in moved.dataset.events] == [
        event.origin.line + 1 for event in result.dataset.events
    ]


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        ((5, 2, 2, 2), ["e0", "e1", "e2", "e3"]),
        ((2, 0, 2, 2), ["e0", "e1", "e2", "e3"]),
        ((2, 2, 2, 0), ["e0", "e1", "e2", "e3"]),
        ((2, 2, 4, 2), ["e0", "e1", "e2", "e3"]),
    ],
)
def test_a_dash_in_another_column_spoils_no_other_record(
    tmp_path: Path, columns: tuple[int, ...], read: list[str]
) -> None:
    text = "events:\n" + "".join(
        f"{' ' * column}- id: e{number}\n{' ' * column}  title: E\n{' ' * column}  sources: [g]\n"
        for number, column in enumerate(columns)
    )
    result = read_text(tmp_path, f"{text}sources: [{{id: g}}]\n")
    assert event_ids(result) == read
    assert set(codes(result)) == {"syntax"}
    lines = text.split("\n")
    assert all(f"id: {event.id}" in lines[event.origin.line - 1] for event in result.dataset.events)


@pytest.mark.parametrize(
    ("left", "read"),
    [
        ("- id: one\n    title: One\n    sources: [g]\n", ["two", "three"]),
        ("- {id: one, title: One, sources: [g]}\n", ["one", "two", "three"]),
        (
            "- {id: zero, title: Zero, sources: [g]}\n- {id: one, title: One, sources: [g]}\n",
            ["zero", "one", "two", "three"],
        ),
    ],
    ids=["itself broken", "itself sound", "two of them"],
)
def test_first_items_further_left_spoil_no_other(left: str, read: list[str], tmp_path: Path) -> None:
    others = "".join(f"  - {{id: {name}, title: T, sources: [g]}}\n" for name in ("two", "three"))
    result = read_text(tmp_path, f"events:\n{left}{others}sources: [{{id: g}}]\n")
    assert event_ids(result) == read
    assert {one.code.value for one in result.problems} == {"syntax"}


def test_lists_inside_a_broken_item_make_no_records(tmp_path: Path) -> None:
    text = """\
events:
  - id: one
    title: "One
    related:
      - {id: two, relation: follows}
      - {id: three}
  - {id: four, title: Four, sources: [g]}
sources: [{id: g}]
"""
    result = read_text(tmp_path, text)
    assert event_ids(result) == ["four"]
    assert [one.code.value for one in result.problems] == ["syntax"]


def test_a_dash_in_a_quoted_text_is_none(tmp_path: Path) -> None:
    # No indent is asked of a text in quotes, so that what looks like an item is not.
    text = 'events:\n    - id: one\n      sources: [g]\n      title: "One\n  - two"\nsources: [{id: g}]\n'
    result = read_text(tmp_path, text)
    assert not result.problems
    assert result.dataset.events[0].title == {UNDETERMINED: "One - two"}


def test_a_field_that_is_wrong_leaves_the_others(tmp_path: Path) -> None:
    text = """\
    events:
      - {id: a, title: {fr: Un, en: ""}, places: [x, Y, z], when: never, sources: [gazette]}
    places: [{id: x, name: X}, {id: z, name: Z, lat: 95}]
    sources: [{id: gazette}]
    """
    result = read_text(tmp_path, text)
    event = result.dataset.events[0]
    assert (event.title, event.places, event.when) == ({"fr": "Un"}, ("x", "z"), None)
    assert result.dataset.places[1].lat is None


def test_a_file_in_one_line_is_read_too(tmp_path: Path) -> None:
    block = read_text(tmp_path, "events:\n  - {id: a, title: A, sources: [g]}\nsources:\n  - {id: g}\n")
    flow = read_text(
        tmp_path, '{"events": [{"id": "a", "title": "A", "sources": ["g"]}], "sources": [{"id": "g"}]}'
    )
    assert not flow.problems
    assert flow.dataset.events[0].title == block.dataset.events[0].title


def test_aliases_are_read(tmp_path: Path) -> None:
    text = """\
    events:
      - {id: a, title: A, sources: &both [g, h]}
      - {id: b, title: B, sources: *both}
    sources: [{id: g}, {id: h}]
    """
    result = read_text(tmp_path, text)
    assert not result.problems
    assert result.dataset.events[1].sources == (Citation("g"), Citation("h"))


def _equal(one: Dataset, two: Dataset) -> None:
    assert one == two
    built = build_columns(
        tuple(one.events),
        {record.id: index for index, record in enumerate(one.categories)},
        {record.id: index for index, record in enumerate(one.places)},
        {record.id: index for index, record in enumerate(one.actors)},
        one.info.languages,
    )
    for name in ("start", "end", "category", "place", "actor", "importance", "status", "precision", "edges"):
        assert np.array_equal(getattr(one.columns, name), getattr(built, name)), name
    assert np.array_equal(one.columns.order, built.order)
    assert [*map(one.columns.ids.__getitem__, range(len(built)))] == [
        *map(built.ids.__getitem__, range(len(built)))
    ]
    for tag, column in built.titles.items():
        assert [one.columns.titles[tag][row] for row in range(len(built))] == [
            column[row] for row in range(len(built))
        ]


def test_columns_made_while_reading_are_those_made_of_the_events(tmp_path: Path, full: Dataset) -> None:
    _equal(full, read_text(tmp_path, FULL).dataset)


_id = st.from_regex(r"[a-z][a-z0-9-]{0,4}", fullmatch=True)
_word = st.text("aé漢 :#-,[]{}'\"\\\n~", min_size=1, max_size=12)
_text = _word | st.dictionaries(st.sampled_from(["fr", "en", "zh-Hant"]), _word, min_size=1)
_date = st.sampled_from(["2013", "2013-09-07", "1985/", "2014/..", "201X", "2013~", "-0043", "2014-21"])
_event = st.fixed_dictionaries(
    {"id": _id, "title": _text},
    optional={
        "when": _date,
        "importance": st.integers(1, 5),
        "status": st.sampled_from([one.value for one in EventStatus]),
        "places": st.lists(_id, max_size=3),
        "actors": st.lists(_id, max_size=2),
        "category": _id,
        "summary": _text,
        "related": st.lists(
            _id | st.fixed_dictionaries({"id": _id, "relation": st.just("adopts")}), max_size=2
        ),
        "sources": st.lists(_id | st.fixed_dictionaries({"id": _id, "quote": _text}), max_size=2),
    },
)


@given(
    events=st.lists(_event, max_size=5),
    places=st.lists(_id, max_size=4),
    flow=st.sampled_from([None, True, False]),
)
def test_however_a_program_writes_it_the_same_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    events: list[dict[str, object]],
    places: list[str],
    flow: bool | None,
) -> None:
    data = {
        "events": events,
        "places": [{"id": one, "name": one} for one in places],
        "sources": [{"id": "g"}],
    }
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    file = tmp_path_factory.mktemp("any") / "a.yaml"
    file.write_text(text, encoding="utf-8")
    result = read_dataset(file)
    assert set(codes(result)) <= {"duplicate-id", "unknown-id", "unsourced"}
    wanted = list(dict.fromkeys(event["id"] for event in events))
    assert event_ids(result) == wanted
    _equal(result.dataset, result.dataset)


def test_cut_or_whole_fast_or_slow_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_part(FULL)
    monkeypatch.setattr(read_part_module, "quick_item", lambda *_: None)
    slow = read_part(FULL)
    monkeypatch.setattr(read_part_module, "sections_of", lambda _text: None)
    whole = read_part(FULL)
    for other in (slow, whole):
        assert [one.data for one in other.stored] == [one.data for one in fast.stored]
        assert [(one.line, one.column, one.spots) for one in other.stored] == [
            (one.line, one.column, one.spots) for one in fast.stored
        ]
        assert other.events.data.blob == fast.events.data.blob
        assert other.events.line.tolist() == fast.events.line.tolist()
        assert other.events.column.tolist() == fast.events.column.tolist()
        assert other.targets == fast.targets

"""What the second dataset promises: another world, BCE dates, most continents, two sources if it weighs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.loading.problems import Severity
from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import contradictions, disagreements
from timeline_app.model.event import EventStatus
from timeline_app.model.series import ObservationStatus
from timeline_app.model.text import Text

FOLDER = Path(__file__).parents[2] / "data" / "history-of-writing"
PLAIN_SPACE_WHERE_FRENCH_WANTS_NONE_BREAKING = re.compile(r" [;:!?»%]|« ")


@pytest.fixture(scope="module")
def loaded() -> LoadResult:
    return read_dataset(FOLDER)


@pytest.fixture(scope="module")
def dataset(loaded: LoadResult) -> Dataset:
    return loaded.dataset


def texts(dataset: Dataset) -> Iterator[tuple[str, Text]]:
    """Every text a reader may see, with the id of its record; titles of sources stay in their language."""
    yield "dataset", dataset.info.title
    yield "dataset", dataset.info.description
    for category in dataset.categories:
        yield category.id, category.title
    for actor in dataset.actors:
        yield from ((actor.id, text) for text in (actor.name, actor.note))
    for place in dataset.places:
        yield from ((place.id, text) for text in (place.name, place.note))
    for event in dataset.events:
        yield from ((event.id, text) for text in (event.title, event.summary, event.body))
    for corridor in dataset.corridors:
        yield from ((corridor.id, text) for text in (corridor.title, corridor.summary))
    for series in dataset.series:
        yield from ((series.id, text) for text in (series.title, series.note))
        yield from ((series.id, observation.note) for observation in series.observations)
    for story in dataset.stories:
        for step in story.steps:
            yield from ((story.id, text) for text in (step.title, step.text))
    yield from ((source.id, source.note) for source in dataset.sources)


def years(dataset: Dataset, event: str) -> tuple[str, bool, bool]:
    """The date of an event as written, and whether it is about or uncertain."""
    when = dataset.events_by_id[event].when
    assert when is not None
    return when.text, when.approximate, when.uncertain


def test_it_loads_without_errors_or_warnings(loaded: LoadResult) -> None:
    assert [
        loaded.render(problem) for problem in loaded.problems if problem.severity is not Severity.NOTE
    ] == []


def test_it_is_small_but_of_a_size_to_prove_something(dataset: Dataset) -> None:
    assert len(dataset.events) >= 45
    assert len(dataset.places) >= 25
    assert len(dataset.sources) >= 35
    assert 4 <= len(dataset.categories) <= 7
    assert {event.category for event in dataset.events} == {category.id for category in dataset.categories}
    assert len([series for series in dataset.series if len(series.observations) >= 3]) >= 4


def test_every_file_names_its_schema() -> None:
    root = FOLDER.parents[1]
    for file in FOLDER.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / schema).resolve() == root / "resources" / "schema" / "dataset.schema.json"


def test_everything_is_sourced_and_what_weighs_twice(dataset: Dataset) -> None:
    for event in dataset.events:
        assert event.sources, event.id
        if event.importance >= 4:
            assert len({citation.id for citation in event.sources}) >= 2, event.id
            publishers = {dataset.sources_by_id[citation.id].publisher for citation in event.sources}
            assert len(publishers) >= 2, event.id
    for series in dataset.series:
        assert all(observation.source is not None for observation in series.observations), series.id
    for corridor in dataset.corridors:
        assert all(segment.sources for segment in corridor.segments), corridor.id


def test_every_source_says_where_and_when_it_was_read(dataset: Dataset) -> None:
    for source in dataset.sources:
        assert source.url is not None, source.id
        assert source.publisher is not None, source.id
        assert source.accessed is not None, source.id


def test_every_source_is_cited(dataset: Dataset) -> None:
    cited = {citation.id for event in dataset.events for citation in event.sources}
    cited |= {citation.id for place in dataset.places for citation in place.sources}
    for corridor in dataset.corridors:
        cited |= {citation.id for citation in corridor.sources}
        cited |= {citation.id for segment in corridor.segments for citation in segment.sources}
    for series in dataset.series:
        cited |= {one.source.id for one in series.observations if one.source is not None}
    assert {source.id for source in dataset.sources} - cited == set()


def test_every_text_is_in_english_and_in_french(dataset: Dataset) -> None:
    for record, text in texts(dataset):
        if text:
            assert {"en", "fr"} <= set(text), record


def test_french_texts_keep_their_punctuation_from_breaking_away(dataset: Dataset) -> None:
    for record, text in texts(dataset):
        for line in text.get("fr", "").splitlines():
            assert not PLAIN_SPACE_WHERE_FRENCH_WANTS_NONE_BREAKING.search(line), f"{record}: {line}"


def test_years_before_the_common_era_are_astronomical(dataset: Dataset) -> None:
    assert years(dataset, "uruk-tablets") == ("-3399~/-3299~", True, False)  # 3400 to 3300 BCE
    assert years(dataset, "rosetta-decree") == ("-0195-03-27", False, False)  # 27 March 196 BCE
    assert years(dataset, "lachish-sherd") == ("-14XX", False, False)  # the 15th century BCE
    assert years(dataset, "svingerud-stone") == ("-0049~/0275~", True, False)  # 50 BCE to 275 CE


def test_contested_dates_are_uncertain_and_explained(dataset: Dataset) -> None:
    for identifier in (
        "indus-signs",
        "umm-el-marra",
        "serabit",
        "ahiram",
        "praeneste-fibula",
        "zapotec-monument",
        "vo-canh",
        "meroitic",
        "cyrillic",
    ):
        assert years(dataset, identifier)[2], identifier
        assert dataset.events_by_id[identifier].body, identifier


def test_places_lie_in_every_inhabited_continent_but_one(dataset: Dataset) -> None:
    countries = {place.country for place in dataset.places}
    assert {"EG", "SD", "LR"} <= countries
    assert {"IQ", "CN", "ID"} <= countries
    assert {"GR", "NO"} <= countries
    assert {"US", "MX", "GT", "CL"} <= countries
    assert "PF" in countries
    for place in dataset.places:
        assert place.is_placed, place.id
        assert place.sources, place.id


def test_routes_run_through_dated_legs(dataset: Dataset) -> None:
    assert len(dataset.corridors) >= 3
    for corridor in dataset.corridors:
        assert corridor.segments, corridor.id
        for segment in corridor.segments:
            assert segment.when is not None, corridor.id
            assert all(dataset.places_by_id[stop].is_placed for stop in segment.via), corridor.id


def test_figures_of_a_period_point_to_an_observation(dataset: Dataset) -> None:
    for event in dataset.events:
        for figure in event.figures:
            periods = [one.period.text for one in dataset.series_by_id[figure.series].observations]
            assert figure.period is None or figure.period in periods, f"{event.id}: {figure}"


def test_only_the_known_disagreements_are_found(dataset: Dataset) -> None:
    found = {series.id: disagreements(series) for series in dataset.series if disagreements(series)}
    assert set(found) == {"unicode-characters", "printing-towns", "incunabula"}
    assert not any(contradictions(series) for series in dataset.series)


def test_what_a_draft_announces_is_no_fact(dataset: Dataset) -> None:
    assert dataset.events_by_id["unicode-18"].status is EventStatus.ANNOUNCED
    last = dataset.series_by_id["unicode-characters"].observations[-1]
    assert (last.value, last.status) == (172_848, ObservationStatus.FORECAST)


def test_the_story_has_eight_steps_that_look_somewhere(dataset: Dataset) -> None:
    (story,) = dataset.stories
    assert len(story.steps) == 8
    assert all(step.span is not None and step.select and step.fit for step in story.steps)


def test_the_account_of_disagreements_names_events_and_series_that_exist(dataset: Dataset) -> None:
    account = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## Where sources disagree")[2]
    table = account.partition("## Known gaps")[0]
    named = set(re.findall(r"`([a-z0-9-]+)`", table))
    assert named <= {*dataset.events_by_id, *dataset.series_by_id}
    assert len(named) >= 20

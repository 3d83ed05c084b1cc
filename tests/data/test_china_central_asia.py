"""What the shipped dataset promises: sourced, in two languages, honest about dates and disagreements."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.loading.problems import Severity
from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import contradictions, disagreements
from timeline_app.model.edtf import Edtf, parse_edtf
from timeline_app.model.event import EventStatus
from timeline_app.model.series import ObservationStatus, Qualifier
from timeline_app.model.source import Citation
from timeline_app.model.text import Text
from tools.coverage import PROMISES, gaps

FOLDER = Path(__file__).parents[2] / "data" / "china-central-asia"
PARAGRAPHS = {"seed-0": 6, "seed-1": 14, "seed-2": 16, "seed-3": 11, "seed-4": 10}
KNOWN_DISAGREEMENTS = {
    "aktau-container-capacity",
    "atasu-alashankou-length",
    "bakhty-ayagoz-length",
    "baku-tbilisi-kars-cargo",
    "central-asia-gas-length",
    "china-europe-teu",
    "china-europe-trains",
    "china-kazakhstan-trade",
    "china-sco-members-trade",
    "cku-length",
    "eastern-branch-length",
    "rasht-astara-length",
    "sco-world-gdp-share",
    "trans-afghan-length",
    "trans-caspian-cargo",
}
USED_IN_WORDS_ONLY = {"cgtn-paradigm"}
PLAIN_SPACE_WHERE_FRENCH_WANTS_NONE_BREAKING = re.compile(r" [;:!?»%]|« ")


@pytest.fixture(scope="module")
def loaded() -> LoadResult:
    return read_dataset(FOLDER)


@pytest.fixture(scope="module")
def dataset(loaded: LoadResult) -> Dataset:
    return loaded.dataset


def citations(dataset: Dataset) -> Iterator[tuple[str, Citation]]:
    """Every citation with the id of the record that makes it."""
    for event in dataset.events:
        yield from ((event.id, citation) for citation in event.sources)
    for series in dataset.series:
        for observation in series.observations:
            if observation.source is not None:
                yield series.id, observation.source
    for corridor in dataset.corridors:
        yield from ((corridor.id, citation) for citation in corridor.sources)


def texts(dataset: Dataset) -> Iterator[tuple[str, Text]]:
    """Every text a reader may see, with the id of its record; titles of sources stay in their language."""
    yield "dataset", dataset.info.title
    yield "dataset", dataset.info.description
    for category in dataset.categories:
        yield category.id, category.title
    for named in (*dataset.actors, *dataset.places):
        yield from ((named.id, text) for text in (named.name, named.note))
    for event in dataset.events:
        yield from ((event.id, text) for text in (event.title, event.summary, event.body))
    for corridor in dataset.corridors:
        yield from ((corridor.id, text) for text in (corridor.title, corridor.summary))
    for series in dataset.series:
        yield from ((series.id, text) for text in (series.title, series.note))
        yield from ((series.id, observation.note) for observation in series.observations)
    yield from ((source.id, source.note) for source in dataset.sources)
    for story in dataset.stories:
        yield story.id, story.title
        yield from ((story.id, text) for step in story.steps for text in (step.title, step.text))


def written(date: Edtf | None) -> str | None:
    return None if date is None else date.text


def test_it_loads_without_errors_or_warnings(loaded: LoadResult) -> None:
    assert [
        loaded.render(problem) for problem in loaded.problems if problem.severity is not Severity.NOTE
    ] == []


def test_it_has_the_seven_lanes_of_the_articles(dataset: Dataset) -> None:
    assert len(dataset.categories) == 7
    assert {event.category for event in dataset.events} == {category.id for category in dataset.categories}


def test_every_file_names_its_schema() -> None:
    for file in FOLDER.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        root = FOLDER.parents[1]
        assert (file.parent / schema).resolve() == root / "resources" / "schema" / "dataset.schema.json"


def test_an_event_stands_in_a_file_of_its_lane(dataset: Dataset) -> None:
    files = {
        "summit": "summits",
        "agreement": "agreements",
        "security": "security",
        "corridor": "corridors",
        "energy": "energy",
        "digital": "digital",
        "plan": "plans",
    }
    for event in dataset.events:
        name = Path(event.origin.file).stem
        assert event.category is not None
        assert name.partition("-")[0] == files[event.category], event.id
        assert ("-" in name) is not any(one.id in PARAGRAPHS for one in event.sources), event.id


def test_the_five_articles_are_named_by_their_files(dataset: Dataset) -> None:
    seeds = {source.id: source for source in dataset.sources if source.id.startswith("seed-")}
    assert set(seeds) == set(PARAGRAPHS)
    for identifier, source in seeds.items():
        assert source.archive_location is not None
        assert source.archive_location.startswith(f"00{identifier[-1]}_")
        assert source.language == "fr"
        assert source.note


def test_every_event_has_a_source_each_once(dataset: Dataset) -> None:
    for event in dataset.events:
        cited = [citation.id for citation in event.sources]
        assert cited, event.id
        assert len(cited) == len(set(cited)), event.id


def test_every_source_is_used_or_named(dataset: Dataset) -> None:
    cited = {citation.id for _, citation in citations(dataset)}
    cited |= {citation.id for named in (*dataset.places, *dataset.actors) for citation in named.sources}
    cited |= {
        citation.id
        for corridor in dataset.corridors
        for segment in corridor.segments
        for citation in segment.sources
    }
    assert {source.id for source in dataset.sources} - cited == USED_IN_WORDS_ONLY


def test_a_source_that_is_not_an_article_can_be_found_again(dataset: Dataset) -> None:
    for source in dataset.sources:
        if source.id not in PARAGRAPHS and source.id not in {"waypoints", "cgtn-paradigm"}:
            assert source.url, source.id
            assert source.url.startswith(("http://", "https://")), source.id
            assert source.accessed is not None, source.id
            assert source.publisher or source.container_title, source.id


def test_no_page_has_two_records(dataset: Dataset) -> None:
    urls = [source.url for source in dataset.sources if source.url]
    assert sorted(url for url in set(urls) if urls.count(url) > 1) == []


def test_every_observation_has_a_source(dataset: Dataset) -> None:
    for series in dataset.series:
        assert series.observations, series.id
        assert all(observation.source is not None for observation in series.observations), series.id


def test_paragraphs_cited_exist_in_the_articles(dataset: Dataset) -> None:
    for record, citation in citations(dataset):
        if citation.id in PARAGRAPHS:
            assert citation.locator is not None, record
            numbers = [int(number) for number in re.findall(r"\d+", citation.locator)]
            assert numbers, record
            assert all(1 <= number <= PARAGRAPHS[citation.id] for number in numbers), record


def test_every_text_is_in_french_and_in_english(dataset: Dataset) -> None:
    for record, text in texts(dataset):
        if text:
            assert {"fr", "en"} <= set(text), record
    for event in dataset.events:
        assert event.summary, event.id


def test_french_texts_keep_their_punctuation_from_breaking_away(dataset: Dataset) -> None:
    for record, text in texts(dataset):
        for line in text.get("fr", "").splitlines():
            assert not PLAIN_SPACE_WHERE_FRENCH_WANTS_NONE_BREAKING.search(line), f"{record}: {line}"


def test_coordinates_are_complete_sourced_and_on_the_earth(dataset: Dataset) -> None:
    for place in dataset.places:
        assert place.sources, place.id
        assert (place.lon is None) == (place.lat is None), place.id
        if place.lon is not None and place.lat is not None:
            assert -180 <= place.lon <= 180
            assert -90 <= place.lat <= 90
            cited = {dataset.sources_by_id[citation.id].type for citation in place.sources}
            assert cited <= {"dataset", "entry-encyclopedia"}, place.id


def test_corridors_run_through_places_that_have_a_point(dataset: Dataset) -> None:
    for corridor in dataset.corridors:
        for segment in corridor.segments:
            assert segment.sources, corridor.id
            assert all(dataset.places_by_id[stop].is_placed for stop in segment.via), corridor.id


def test_figures_of_a_period_point_to_an_observation(dataset: Dataset) -> None:
    for event in dataset.events:
        for figure in event.figures:
            periods = [written(one.period) for one in dataset.series_by_id[figure.series].observations]
            assert figure.period is None or figure.period in periods, f"{event.id}: {figure}"


def test_the_opening_shows_the_summit(dataset: Dataset) -> None:
    assert written(dataset.info.opening_span) == "2012/2028"
    assert [str(ref) for ref in dataset.info.opening_select] == ["event:sco-summit-tianjin"]
    assert written(dataset.events_by_id["sco-summit-tianjin"].when) == "2025-08-31/2025-09-01"


def test_the_two_articles_shares_of_world_gdp_disagree(dataset: Dataset) -> None:
    series = dataset.series_by_id["sco-world-gdp-share"]
    said = {one.source.id: index for index, one in enumerate(series.observations) if one.source is not None}
    first, second = said["seed-0"], said["seed-3"]
    assert [series.observations[index].value for index in (first, second)] == [25.0, 30.0]
    assert second in disagreements(series)[first]


def test_only_the_known_disagreements_are_found(dataset: Dataset) -> None:
    assert {series.id for series in dataset.series if disagreements(series)} == KNOWN_DISAGREEMENTS
    assert not any(contradictions(series) for series in dataset.series)


def test_the_two_five_millions_stay_apart(dataset: Dataset) -> None:
    crossings = dataset.series_by_id["horgos-crossings"]
    followers = dataset.series_by_id["horgos-followers"]
    assert crossings.unit != followers.unit
    assert crossings.observations[0].value == followers.observations[0].value == 5_000_000


def test_qualifiers_targets_and_forecasts_are_those_of_the_articles(dataset: Dataset) -> None:
    series = dataset.series_by_id["china-kazakhstan-trade"]
    trade = [one for one in series.observations if one.source is not None and one.source.id in PARAGRAPHS]
    assert [(written(one.period), one.qualifier) for one in trade] == [
        ("1992", Qualifier.ABOUT),
        ("2023", Qualifier.MORE_THAN),
        ("2024", Qualifier.NONE),
        ("2030", Qualifier.NONE),
    ]
    assert [one.status for one in trade[2:]] == [ObservationStatus.ACTUAL, ObservationStatus.TARGET]
    (market,) = dataset.series_by_id["ai-market"].observations
    assert (market.value, market.status) == (5e12, ObservationStatus.FORECAST)


def test_what_is_only_announced_is_not_told_as_held(dataset: Dataset) -> None:
    announced = {
        event.id
        for event in dataset.events
        if event.status in {EventStatus.ANNOUNCED, EventStatus.PLANNED} and event.when is not None
    }
    assert {
        "digital-bridge-ai-forum",
        "sco-ai-conference",
        "sco-media-meeting",
        "trade-target-2030",
        "sco-summit-bishkek-2026",
        "sco-summit-pakistan-2027",
        "china-central-asia-summit-3",
    } <= announced


def test_what_an_article_only_announces_is_held_when_another_source_says_so(dataset: Dataset) -> None:
    for identifier in ("sco-summit-astana", "visit-2024"):
        event = dataset.events_by_id[identifier]
        assert event.status is EventStatus.HELD
        assert {citation.id for citation in event.sources} - set(PARAGRAPHS)


def test_what_begins_after_the_dataset_was_made_is_not_held(dataset: Dataset) -> None:
    made = parse_edtf("2026-11-21").start
    for event in dataset.events:
        if event.when is not None and event.when.start is not None and event.when.start > made:
            assert event.status not in {EventStatus.HELD, EventStatus.ONGOING}, event.id


def test_what_nobody_dates_has_no_date(dataset: Dataset) -> None:
    undated = {event.id for event in dataset.undated}
    assert {"kaskelen-solar", "kyrgyzstan-5g", "tajikistan-telemedicine"} <= undated


def test_dates_the_articles_leave_out_come_from_elsewhere(dataset: Dataset) -> None:
    for identifier, date in {
        "kazakhstan-independence": "1991-12-16",
        "diplomatic-relations": "1992-01-03",
        "sco-founded": "2001-06-15",
        "belt-and-road-announced": "2013-09-07",
        "china-central-asia-summit-2": "2025-06-17",
    }.items():
        event = dataset.events_by_id[identifier]
        assert written(event.when) == date
        assert {citation.id for citation in event.sources} - set(PARAGRAPHS), identifier


def test_a_date_worked_out_says_so(dataset: Dataset) -> None:
    for identifier in ("visit-2013", "twenty-agreements", "china-central-asia-decade"):
        when = dataset.events_by_id[identifier].when
        assert when is not None
        assert when.approximate


def test_relations_between_dated_events_follow_the_calendar(dataset: Dataset) -> None:
    for event in dataset.events:
        for relation in event.related:
            other = dataset.events_by_id[relation.id]
            if event.when is None or other.when is None:
                continue
            earlier, later = (event, other) if relation.relation == "precedes" else (other, event)
            if relation.relation in {"precedes", "follows"}:
                assert earlier.when.start_instant < later.when.end_instant, f"{event.id}: {relation.id}"


def test_it_keeps_its_promises(dataset: Dataset) -> None:
    assert gaps(dataset, PROMISES["china-central-asia"]) == []


def test_only_a_dozen_events_are_of_the_first_rank(dataset: Dataset) -> None:
    assert 8 <= sum(event.importance == 5 for event in dataset.events) <= 14


def test_stories_stand_on_what_they_select(dataset: Dataset) -> None:
    for story in dataset.stories:
        for step in story.steps:
            where = f"{story.id}: {step.title}"
            assert step.select, where
            assert all(dataset.find(ref) is not None for ref in step.select), where
            assert all(dataset.places_by_id[place].is_placed for place in step.fit), where
            assert {"fr", "en"} <= set(step.title), where
            assert {"fr", "en"} <= set(step.text), where


def test_the_reading_account_names_every_event(dataset: Dataset) -> None:
    account = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## Reading account")[2]
    named = set(re.findall(r"`([a-z0-9-]+)`", account))
    from_articles = {
        series.id
        for series in dataset.series
        if all(one.source is not None and one.source.id in PARAGRAPHS for one in series.observations)
    }
    told = {event.id for event in dataset.events if {one.id for one in event.sources} & set(PARAGRAPHS)}
    assert told - named == set()
    assert from_articles - named == set()

"""Pages as blocks of words, without a widget."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import event, observation, small_dataset
from timeline_app.loading.read import read_dataset
from timeline_app.model.corridor import Corridor, CorridorStatus, Direction, Mode, Segment
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus, FigureRef, Relation
from timeline_app.model.instant import day_number
from timeline_app.model.place import Place
from timeline_app.model.ref import Kind, Ref, parse_ref
from timeline_app.model.series import ObservationStatus, Qualifier, Series
from timeline_app.model.source import Citation, Source
from timeline_app.model.story import Step, Story
from timeline_app.state.view_state import StoryStep
from timeline_app.views.reading.blocks import Card, Chips, Entries, Heading, Page, runs_of, text_of
from timeline_app.views.reading.index import Index
from timeline_app.views.reading.page import build_page, with_step
from timeline_app.views.reading.reader import Reader

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = float(day_number(2026, 11, 21))
SHIPPED = Path(__file__).resolve().parents[2] / "data" / "china-central-asia"


def figures() -> tuple[Series, ...]:
    share = (
        observation("2025", 25.0, note={"en": "A quarter."}),
        observation("2025", 30.0, source="other", note={"en": "Nearly a third."}),
    )
    trade = (
        observation("2023", 4.1e10, qualifier=Qualifier.MORE_THAN, resolution=1e9),
        observation("2030", 4.0e10, status=ObservationStatus.TARGET, resolution=1e9),
    )
    return (
        Series(id="share", title={"en": "Share"}, unit="%", observations=share, actors=("league",)),
        Series(id="trade", title={"en": "Trade"}, unit="USD", observations=trade, corridors=("road",)),
    )


def dataset() -> Dataset:
    base = small_dataset()
    summit = event(
        "summit",
        "2025-08-31/2025-09-01",
        category="talks",
        places=("urumqi", "nowhere"),
        actors=("league",),
        corridors=("road",),
        summary={"en": "They **meet**."},
        body={"en": "And <b>talk</b>."},
        figures=(FigureRef("share", "2025"), FigureRef("trade", "2023"), FigureRef("trade")),
        related=(Relation("early", "follows"), Relation("plan", "adopts")),
        sources=(Citation("paper", "§2", {"en": "They met."}),),
    )
    plan = event("plan", "2030~", category="talks", status=EventStatus.PLANNED)
    road = Corridor(
        id="road",
        title={"en": "The Road"},
        mode=Mode.ROAD,
        segments=(
            Segment(via=("urumqi", "nowhere"), mode=Mode.ROAD, status=CorridorStatus.PROPOSED),
            Segment(
                via=("nowhere", "urumqi"),
                mode=Mode.SEA,
                status=CorridorStatus.OPERATING,
                direction=Direction.FORWARD,
            ),
        ),
    )
    return replace(
        base,
        events=(*base.events, summit, plan),
        places=(*base.places, Place(id="nowhere", name={"en": "Nowhere"}, country="CN")),
        corridors=(road,),
        series=figures(),
        sources=(
            Source(
                id="paper",
                title={"en": "The Paper"},
                note={"en": "State media."},
                url="https://example.org/x",
            ),
            Source(id="other", title={"en": "The Other"}, url="javascript:alert(1)"),
        ),
        stories=(Story(id="tour", title={"en": "Tour"}, steps=(Step(title={"en": "First"}),)),),
    )


def page(ref: str | None, cursor: float | None = None, language: str = "en") -> Page:
    reader = Reader(Index(dataset()), language, (language, "en"), TODAY, cursor)
    return build_page(reader, None if ref is None else parse_ref(ref))


def words(ref: str | None, **options: float) -> str:
    return text_of(page(ref, **options)).replace("\u00a0", " ")


def cards(of: Page) -> list[Card]:
    return [block for block in of.blocks if isinstance(block, Card)]


def test_an_event_begins_with_what_when_and_where() -> None:
    made = page("summit")
    assert isinstance(made.blocks[0], Chips)
    assert made.blocks[1] == Heading("Summit", 1)
    text = words("summit").splitlines()
    assert text[2] == "31 August – 1 September 2025 · Ürümqi; Nowhere, China"
    assert text[3] == "14 months ago"
    assert text[4] == "They meet."


def test_where_the_cursor_stands_the_distance_is_said_from_there() -> None:
    seen_from = words("summit", cursor=float(day_number(2020, 1, 1)))
    assert "14 months ago · seen from 1 January 2020: in 5 years" in seen_from


def test_html_stays_text_and_nothing_else_comes_of_it() -> None:
    assert "And <b>talk</b>." in words("summit")


def test_a_figure_has_its_period_its_source_and_its_rival() -> None:
    share, trade, latest = cards(page("summit"))
    assert (share.number, share.unit) == ("25–30", "%")
    assert "25%" in "".join(run.text for run in share.warning)
    assert {run.ref.id for run in share.warning if run.ref} == {"paper", "other"}
    assert (trade.number, trade.unit, trade.tight) == (">\u00a0$41", "bn", True)
    assert "".join(run.text for run in trade.title) == "Trade, 2023"
    assert [run.text for run in trade.sources] == ["[1]"]
    # Cited as a whole, the measure leads, not the target.
    assert latest.number == ">\u00a0$41"


def test_a_figure_the_dataset_prefers_leads_over_its_rivals() -> None:
    base = dataset()
    share = base.series[0]
    chosen = replace(share.observations[0], preferred=True)
    preferring = replace(
        base, series=(replace(share, observations=(chosen, share.observations[1])), *base.series[1:])
    )
    made = build_page(Reader(Index(preferring), "en", ("en",), TODAY), Ref(Kind.EVENT, "summit"))
    card = cards(made)[0]
    assert card.number == "25"
    assert "the dataset prefers" in "".join(run.text for run in card.warning)


def test_relations_are_told_both_ways() -> None:
    assert "Follows: Early" in words("summit")
    assert "Adopts: Plan" in words("summit")
    assert "Adopted at: Summit" in words("plan")
    assert "Precedes: Summit" in words("early")


def test_neighbours_in_the_lane() -> None:
    text = words("summit")
    assert "← Before: Middle" in text
    assert "→ Next: Plan" in text


def test_sources_say_where_what_they_are_and_what_else_they_support() -> None:
    text = words("summit")
    assert "[1] The Paper, §2, example.org ↗“They met.”State media.Also supports" in text
    assert "1 other event" in text


def test_addresses_that_are_no_web_pages_are_no_links() -> None:
    assert all(run.url is None for block in page("source:other").blocks for run in runs_of(block))


def test_a_planned_event_says_so() -> None:
    chips = page("plan").blocks[0]
    assert isinstance(chips, Chips)
    assert [(chip.text, chip.outlined) for chip in chips.chips] == [("Talks", False), ("Planned", True)]
    assert "Around 2030" in words("plan")


def test_an_event_without_a_date_says_so() -> None:
    assert "Date not given" in words("shelved")


def test_a_place_that_nobody_placed_says_so() -> None:
    text = words("place:nowhere")
    assert "China · not placed on the map" in text
    assert "The Road" in text


def test_a_place_gives_its_names_events_and_coordinates() -> None:
    text = words("place:urumqi")
    assert "乌鲁木齐" in text
    assert "43.80° N, 87.60° E" in text
    assert "May 2020: Late" in text


def test_a_corridor_tells_its_route_by_stretches() -> None:
    text = words("corridor:road")
    assert "Road: Ürümqi – Nowhere Proposed" in text
    assert "Sea: Nowhere → Ürümqi" in text
    assert "> $41bn" in text


def test_a_series_lists_every_observation_latest_first() -> None:
    assert [card.number for card in cards(page("series:trade"))] == ["$40", ">\u00a0$41"]
    first, second = cards(page("series:share"))
    assert first.warning
    assert not second.warning


def test_a_source_tells_all_it_says_and_where_it_is_contradicted() -> None:
    text = words("source:paper")
    assert "State media." in text
    assert "Contradicted by others" in text
    assert "more than $41bn  Trade" in text
    assert "Summit  §2" in text


def test_the_introduction_counts_and_explains() -> None:
    text = words(None)
    assert text.startswith("Small\n")
    assert "Where sources disagree" in text
    assert text.count("Share, 2025") == 1
    assert "The Paper" in text


def test_an_unknown_record_gives_the_introduction() -> None:
    assert page("gone").ref is None


def test_links_name_the_dataset_and_the_record() -> None:
    assert page(None).link == "timeline-app://small"
    assert page("summit").link == "timeline-app://small#summit"
    assert page("place:urumqi").link == "timeline-app://small#place:urumqi"


def test_what_a_page_rests_on_can_be_cited() -> None:
    assert [source.id for source in page("summit").sources] == ["paper"]
    assert [source.id for source in page("series:share").sources] == ["paper", "other"]
    assert [source.id for source in page("source:other").sources] == ["other"]


def test_a_long_list_of_events_ends_with_how_many_are_left() -> None:
    many = tuple(event(f"event-{i}", "2001", category="talks") for i in range(100))
    crowded = replace(dataset(), events=many)
    made = build_page(Reader(Index(crowded), "en", ("en",), TODAY), Ref(Kind.CATEGORY, "talks"))
    entries = next(block for block in made.blocks if isinstance(block, Entries))
    assert len(entries.entries) == 60
    assert "40 more" in text_of(made)


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_every_record_shipped_has_a_page_whose_links_lead_somewhere(language: str) -> None:
    shipped = read_dataset(SHIPPED).dataset
    reader = Reader(Index(shipped), language, (language, "fr", "en"), TODAY)
    tables = (
        (Kind.EVENT, shipped.events),
        (Kind.PLACE, shipped.places),
        (Kind.CORRIDOR, shipped.corridors),
        (Kind.SERIES, shipped.series),
        (Kind.ACTOR, shipped.actors),
        (Kind.SOURCE, shipped.sources),
        (Kind.CATEGORY, shipped.categories),
        (Kind.STORY, shipped.stories),
    )
    refs = [None, *(Ref(kind, record.id) for kind, records in tables for record in records)]
    for ref in refs:
        made = build_page(reader, ref)
        assert made.ref == ref
        assert sum(isinstance(block, Heading) and block.level == 1 for block in made.blocks) == 1
        for run in (run for block in made.blocks for run in runs_of(block)):
            assert run.ref is None or shipped.find(run.ref) is not None
            assert "%1" not in run.text


def test_what_else_is_selected_is_one_click_away() -> None:
    reader = Reader(Index(dataset()), "en", ("en",), TODAY)
    others = (Ref(Kind.EVENT, "early"), Ref(Kind.PLACE, "urumqi"))
    made = build_page(reader, Ref(Kind.EVENT, "summit"), others)
    assert "14 months ago\nAlso selected: Early · Ürümqi\n" in text_of(made)


def test_names_without_glyphs_are_left_out() -> None:
    blind = Reader(Index(dataset()), "en", ("en",), TODAY, can_show=str.isascii)
    assert "乌鲁木齐" not in text_of(build_page(blind, Ref(Kind.PLACE, "urumqi")))


def test_a_storys_step_is_read_before_what_it_selects() -> None:
    step = Step(title={"en": "On the way"}, text={"en": "Read **this** first."})
    told = replace(dataset(), stories=(Story(id="tour", title={"en": "Tour"}, steps=(step,)),))
    reader = Reader(Index(told), "en", ("en",), TODAY)
    plain = build_page(reader, Ref(Kind.EVENT, told.events[0].id))
    page = with_step(reader, plain, StoryStep("tour"))
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    assert (page.title, headings[0]) == ("On the way", Heading("On the way", 1))
    assert headings[1].level == 3
    assert "Read this first." in text_of(page)
    assert with_step(reader, plain, StoryStep("tour", 9)) == plain

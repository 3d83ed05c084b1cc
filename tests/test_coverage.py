"""The coverage table counts what is there, and names what is missing."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from tests.builders import event, observation, small_dataset
from timeline_app.model.series import Series
from timeline_app.model.source import Citation, Source
from timeline_app.model.story import Step, Story
from tools.coverage import (
    Promise,
    decade,
    gaps,
    in_columns,
    incomplete,
    lane_table,
    main,
    publishers_of,
    share,
    source_table,
)

NOTHING = Promise(events=0)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1991", "1990s"),
        ("2001-06-15", "2000s"),
        ("2015~/2025", "2010s"),
        ("../1999", "1990s"),
        ("-0043-03-15", "-50s"),
        (None, "undated"),
    ],
)
def test_an_event_counts_for_the_decade_in_which_it_begins(when: str | None, expected: str) -> None:
    assert decade(event("one", when)) == expected


def test_lanes_and_decades_add_up() -> None:
    assert in_columns(lane_table(small_dataset())).splitlines() == [
        "lane   1990s  2010s  2020s  undated  all",
        "talks      1      1      ·        1    3",
        "trade      ·      ·      1        ·    1",
        "all        1      1      1        1    4",
    ]


def test_sources_are_counted_once_each_and_publishers_apart() -> None:
    twice = event("twice", importance=5, sources=(Citation("paper"), Citation("paper", "p. 2")))
    both = event("both", importance=4, sources=(Citation("paper"), Citation("reprint")))
    dataset = replace(
        small_dataset(),
        events=(twice, both),
        sources=(Source(id="paper", publisher="The Press"), Source(id="reprint", publisher="The Press")),
    )
    assert source_table(dataset)[1:] == [
        ["1", "1"],
        ["2", "1"],
        ["two or more", "1 of 2 (50%)"],
        ["importance 4-5, two or more", "1 of 2 (50%)"],
        ["importance 4-5, two publishers", "0 of 2 (0%)"],
    ]
    assert publishers_of(both, dataset) == {"The Press"}


def test_a_share_of_nothing_is_not_a_number() -> None:
    assert share(3, 4) == "3 of 4 (75%)"
    assert share(0, 0) == "0 of 0"


def test_a_text_in_one_language_of_two_is_incomplete_and_no_text_is_not() -> None:
    texts = [
        ("half", {"en": "Half"}),
        ("half", {"fr": "Demi"}),
        ("whole", {"en": "W", "fr": "T"}),
        ("none", {}),
    ]
    assert incomplete(texts, ("fr", "en")) == ["half"]


def test_counts_below_the_promise_are_gaps() -> None:
    promise = Promise(events=5, places=2, corridors=1, series=2, sources=2, long_series=1, stories=1)
    found = gaps(replace(small_dataset(), info=replace(small_dataset().info, languages=())), promise)
    assert found == [
        "4 events, at least 5 promised",
        "1 places, at least 2 promised",
        "0 corridors, at least 1 promised",
        "1 series, at least 2 promised",
        "1 sources, at least 2 promised",
        "0 stories, at least 1 promised",
        "0 series with 5 points or more, at least 1 promised",
    ]


def test_an_important_event_wants_two_sources() -> None:
    events = (
        event("alone", importance=4, sources=(Citation("paper"),)),
        event("small", importance=3, sources=(Citation("paper"),)),
    )
    dataset = replace(small_dataset(), events=events, info=replace(small_dataset().info, languages=()))
    assert gaps(dataset, NOTHING) == ["event alone: importance 4 with fewer than 2 sources"]


def test_a_story_is_neither_too_short_nor_too_long() -> None:
    def story(steps: int) -> Story:
        title = {"en": "S"}
        return Story(id=f"of-{steps}", title=title, steps=(Step(title=title),) * steps)

    info = replace(small_dataset().info, languages=())
    dataset = replace(small_dataset(), info=info, stories=tuple(story(steps) for steps in (5, 6, 12, 13)))
    assert gaps(dataset, NOTHING) == [
        "story of-5: 5 steps, 6 to 12 promised",
        "story of-13: 13 steps, 6 to 12 promised",
    ]


def test_a_missing_translation_is_a_gap_of_its_kind() -> None:
    note = {"fr": "Une note"}
    goods = Series(
        id="goods", title={"en": "G", "fr": "B"}, unit="t", observations=(observation("2019", 1, note=note),)
    )
    dataset = replace(small_dataset(), categories=(), actors=(), places=(), events=(), series=(goods,))
    found = gaps(replace(dataset, info=replace(dataset.info, title={})), NOTHING)
    assert found == ["series: goods lacks a text in one of en, fr"]


def test_the_command_fails_on_a_gap_and_on_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "few.yaml"
    file.write_text(
        dedent("""\
            dataset: {id: few, title: Few, languages: [en]}
            events:
              - {id: one, title: {en: One}, when: 1991, sources: [gazette], colour: blue}
            sources:
              - {id: gazette, title: The Gazette}
        """),
        encoding="utf-8",
    )
    assert main([str(file)]) == 1
    printed = capsys.readouterr().out
    assert "1 events, at least 40 promised" in printed
    assert "[unknown-field]" in printed

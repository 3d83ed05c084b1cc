import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.instant import day_number
from timeline_app.wording.ticks import clock, coarse_label, tick_label

AUGUST = float(day_number(2025, 8, 1))
UNITS = ("millennium", "century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute")


@pytest.mark.parametrize(
    ("unit", "english", "french", "russian", "chinese", "kazakh"),
    [
        ("year", "2025", "2025", "2025", "2025", "2025"),
        ("quarter", "Q3", "T3", "III кв.", "3季度", "3-тоқсан"),
        ("month", "Aug", "août", "авг.", "8月", "там."),
        ("week", "W31", "S31", "нед. 31", "31周", "31-апта"),
        ("day", "1", "1er", "1", "1日", "1"),
        ("hour", "00:00", "0_h", "00:00", "00:00", "00:00"),
    ],
)
def test_ticks(unit: str, english: str, french: str, russian: str, chinese: str, kazakh: str) -> None:
    words = {"en": english, "fr": french, "ru": russian, "zh": chinese, "kk": kazakh}
    for language, expected in words.items():
        assert tick_label(unit, AUGUST, language).replace("\u00a0", "_") == expected


@pytest.mark.parametrize(
    ("unit", "english", "french"),
    [
        ("millennium", "3rd millennium", "IIIe_millénaire"),
        ("century", "21st century", "XXIe_siècle"),
        ("decade", "2020s", "Années 2020"),
        ("year", "2025", "2025"),
        ("quarter", "Q3 2025", "T3 2025"),
        ("month", "August 2025", "Août 2025"),
        ("day", "1_August 2025", "1er_août 2025"),
        ("hour", "1_August 2025, 14:24", "1er_août 2025, 14_h_24"),
    ],
)
def test_coarse_labels_say_enough_alone(unit: str, english: str, french: str) -> None:
    assert coarse_label(unit, AUGUST + 0.6, "en").replace("\u00a0", "_") == english
    assert coarse_label(unit, AUGUST + 0.6, "fr").replace("\u00a0", "_") == french


def test_wide_ticks_have_room_for_the_month() -> None:
    assert tick_label("month", AUGUST, "en", wide=True) == "August"
    assert tick_label("day", AUGUST, "fr", wide=True) == "1er\u00a0août"


def test_centuries_before_our_era_are_round() -> None:
    assert tick_label("century", float(day_number(-500, 1, 1)), "en") == "500\u00a0BCE"
    assert tick_label("year", float(day_number(-500, 1, 1)), "en") == "501\u00a0BCE"
    assert tick_label("century", float(day_number(0, 1, 1)), "en") == "1\u00a0BCE"
    assert (
        tick_label("millennium", float(day_number(-12_000, 1, 1)), "fr") == "12\u202f000\u00a0av.\u00a0J.-C."
    )


def test_a_tick_a_hair_before_midnight_is_the_next_day() -> None:
    assert tick_label("day", day_number(2025, 8, 2) - 1e-9, "en") == "2"
    assert clock(0.999_999_9, "en") == "00:00"


@given(
    instant=st.floats(-4e6, 4e6),
    unit=st.sampled_from(UNITS),
    language=st.sampled_from(["en", "fr", "ru", "zh", "kk"]),
)
def test_every_instant_has_labels(instant: float, unit: str, language: str) -> None:
    for label in (tick_label(unit, instant, language), coarse_label(unit, instant, language)):
        assert label
        assert "{" not in label

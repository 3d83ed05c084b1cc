import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.edtf import parse_edtf
from timeline_app.model.series import Observation, ObservationStatus, Qualifier
from timeline_app.wording.numbers import (
    change_in_words,
    observation_in_words,
    plain_number,
    qualifier_in_words,
    quantity,
    status_in_words,
    unit_in_words,
)
from timeline_app.wording.phrases import PHRASES

LANGUAGES = ("en", "fr", "ru", "zh", "kk")

# Value, unit, resolution, and the quantity in the languages above; ``_`` for a no-break space.
QUANTITIES = (
    (94.8e9, "USD", 1e8, ("$94.8bn", "94,8_Md_$", "94,8_млрд_$", "948亿美元", "94,8_млрд_$")),
    (13.94e6, "USD", 1e4, ("$13.94m", "13,94_M_$", "13,94_млн_$", "1,394万美元", "13,94_млн_$")),
    (5e12, "USD", 1e9, ("$5tn", "5_000_Md_$", "5_трлн_$", "5万亿美元", "5_трлн_$")),
    (100e6, "CNY", 1e6, ("CN¥100m", "100_M de_yuans", "100_млн_юаней", "1亿元人民币", "100_млн_юань")),
    (1e5, "CNY", 0, ("CN¥100,000", "100_000_yuans", "100_000_юаней", "10万元人民币", "100_000_юань")),
    (
        5e6,
        "persons",
        1e6,
        ("5_million_people", "5_millions de_personnes", "5_млн_человек", "500万人", "5_млн_адам"),
    ),
    (
        5e6,
        "followers",
        1e6,
        (
            "5_million_followers",
            "5_millions d’abonnés",
            "5_млн_подписчиков",
            "500万名粉丝",
            "5_млн_жазылушы",
        ),
    ),
    (1, "cities", 1, ("1_city", "1_ville", "1_город", "1个城市", "1_қала")),
    (2, "cities", 1, ("2_cities", "2_villes", "2_города", "2个城市", "2_қала")),
    (229, "cities", 1, ("229_cities", "229_villes", "229_городов", "229个城市", "229_қала")),
    (28.3, "%", 0.1, ("28.3%", "28,3_%", "28,3_%", "28.3%", "28,3%")),
    (500_000, "TEU", 0, ("500,000_TEU", "500_000_EVP", "500_000_ДФЭ", "50万标准箱", "500_000_TEU")),
    (11_000, "km", 0, ("11,000_km", "11_000_km", "11_000_км", "1.1万公里", "11_000_км")),
    (
        4.12e6,
        "t",
        1e4,
        (
            "4.12_million_tonnes",
            "4,12_millions de_tonnes",
            "4,12_млн_тонн",
            "412万吨",
            "4,12_млн_тонна",
        ),
    ),
    (-3e9, "USD", 0, ("−$3bn", "−3_Md_$", "−3_млрд_$", "−30亿美元", "−3_млрд_$")),
)


def observed(**fields: object) -> Observation:
    return Observation(period=parse_edtf("2025"), **fields)  # type: ignore[arg-type]


def plain(words: str) -> str:
    return words.replace("\u00a0", "_").replace("\u202f", "_")


@pytest.mark.parametrize(("value", "unit", "resolution", "expected"), QUANTITIES)
def test_quantities_as_five_languages_write_them(
    value: float, unit: str, resolution: float, expected: tuple[str, ...]
) -> None:
    written = [plain(quantity(value, unit, language, resolution=resolution).text) for language in LANGUAGES]
    assert tuple(written) == expected


def test_number_and_unit_can_stand_apart() -> None:
    assert quantity(94.8e9, "USD", "en")[:2] == ("$94.8", "bn")
    assert [plain(part) for part in quantity(94.8e9, "USD", "fr")[:2]] == ["94,8", "Md_$"]
    assert quantity(30, "%", "fr")[:2] == ("30", "%")


def test_short_quantities_leave_the_noun_out() -> None:
    assert plain(quantity(5e6, "persons", "fr", short=True).text) == "5_M"
    assert plain(quantity(5e6, "t", "en", short=True).text) == "5m_t"
    assert quantity(5e6, "persons", "zh", short=True).text == "500万"


def test_a_value_known_to_its_digits_keeps_them() -> None:
    assert plain(quantity(5_123_456, "persons", "en", resolution=1).text) == "5,123,456_people"
    assert quantity(1 / 3, "", "en").text == "0.33"
    assert quantity(41e9, "USD", "en", resolution=1e9).text == "$41bn"
    assert quantity(999_999_999, "USD", "en", resolution=1e6).text == "$1bn"


def test_a_unit_without_a_table_stands_as_written() -> None:
    assert plain(quantity(3, "wind_farms", "fr").text) == "3_wind_farms"
    assert plain(quantity(3, "PLN", "en").text) == "3_PLN"


@pytest.mark.parametrize(
    ("qualifier", "english", "french"),
    [
        (">", "more than $650bn", "plus de 650_Md_$"),
        (">=", "at least $650bn", "au moins 650_Md_$"),
        ("~", "about $650bn", "environ 650_Md_$"),
        ("<", "less than $650bn", "moins de 650_Md_$"),
        ("<=", "at most $650bn", "au plus 650_Md_$"),
        ("", "$650bn", "650_Md_$"),
    ],
)
def test_hedges_are_said(qualifier: str, english: str, french: str) -> None:
    seen = observed(value=650e9, qualifier=Qualifier(qualifier), resolution=1e9)
    assert plain(observation_in_words(seen, "USD", "en")) == english
    assert plain(observation_in_words(seen, "USD", "fr")) == french


def test_hedges_as_signs() -> None:
    seen = observed(value=650e9, qualifier=Qualifier.MORE_THAN)
    assert plain(observation_in_words(seen, "USD", "fr", signs=True)) == ">_650_Md_$"


def test_ranges_say_their_unit_once() -> None:
    assert plain(observation_in_words(observed(lower=25.0, upper=30.0), "%", "fr")) == "25–30_%"
    assert plain(observation_in_words(observed(lower=1.0, upper=2.0), "cities", "ru")) == "1–2_города"
    assert plain(observation_in_words(observed(lower=9e8, upper=1.1e9), "USD", "fr")) == "900_M_$_– 1,1_Md_$"
    assert plain(observation_in_words(observed(lower=25.0), "%", "en")) == "at least 25%"
    assert plain(observation_in_words(observed(upper=25.0), "%", "en", signs=True)) == "≤_25%"
    assert observation_in_words(observed(), "%", "en") == "value unknown"


def test_words_of_their_own() -> None:
    assert qualifier_in_words(Qualifier.MORE_THAN, "fr") == "plus de"
    assert qualifier_in_words(Qualifier.NONE, "fr") == ""
    assert status_in_words(ObservationStatus.TARGET, "fr") == "objectif"
    assert plain(unit_in_words("USD", "fr", power=9)) == "milliards de_dollars"
    assert unit_in_words("persons", "ru") == "человек"
    assert unit_in_words("PLN", "en") == "Polish zlotys"


@pytest.mark.parametrize(
    ("old", "new", "english", "french"),
    [
        (41, 44, "+7%", "+7_%"),
        (44, 41, "−7%", "−7_%"),
        (0.37, 41, "×_111", "×_111"),
        (100, 100.4, "+0.4%", "+0,4_%"),
        (100, 100.01, "unchanged", "inchangé"),
        (0, 3, "", ""),
        (-1, 3, "", ""),
    ],
)
def test_changes(old: float, new: float, english: str, french: str) -> None:
    assert plain(change_in_words(old, new, "en")) == english
    assert plain(change_in_words(old, new, "fr")) == french


@given(
    value=st.floats(-1e15, 1e15, allow_nan=False),
    unit=st.sampled_from(["USD", "CNY", "%", "persons", "km", "", "t", "zorkmids"]),
    language=st.sampled_from(LANGUAGES),
)
def test_every_value_can_be_written_in_every_unit(value: float, unit: str, language: str) -> None:
    written = quantity(value, unit, language)
    assert written.text
    assert "{" not in written.text
    assert re.search(r"\d", written.number)


@given(cents=st.integers(-(10**9), 10**9))
def test_plain_numbers_read_back(cents: int) -> None:
    text = plain_number(cents / 100, "en")
    assert float(text.replace(",", "").replace("−", "-")) == cents / 100


def test_every_language_has_words_for_the_same_units() -> None:
    known = set(PHRASES["en"].units)
    for table in PHRASES.values():
        assert set(table.units) == known
        assert set(table.qualifiers) == set(PHRASES["en"].qualifiers)
        assert set(table.statuses) == {status.value for status in ObservationStatus}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_beyond_reading_are_written_in_powers_of_ten(language: str) -> None:
    assert plain_number(2.5e130, "en").replace("\u00a0", "_").replace("\u202f", "_") == "2.5_×_10¹³⁰"
    assert plain_number(-1e21, language).startswith("−1")
    assert "10⁹⁹" in quantity(1e99, "USD", language).text

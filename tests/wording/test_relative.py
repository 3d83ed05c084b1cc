import pytest

from timeline_app.model.edtf import parse_edtf
from timeline_app.model.instant import day_number
from timeline_app.wording.relative import relative_in_words, relative_of_date

TODAY = float(day_number(2026, 11, 21))


@pytest.mark.parametrize(
    ("days", "english", "french", "russian"),
    [
        (0, "today", "aujourd’hui", "сегодня"),
        (1, "tomorrow", "demain", "завтра"),
        (-1, "yesterday", "hier", "вчера"),
        (20, "in 20 days", "dans 20 jours", "через 20 дней"),
        (-59, "59 days ago", "il y a 59 jours", "59 дней назад"),
        (-420, "13 months ago", "il y a 13 mois", "13 месяцев назад"),
        (1100, "in 3 years", "dans 3 ans", "через 3 года"),
        (-50_000_000, "136,895 years ago", "il y a 136\u202f895 ans", "136\u00a0895 лет назад"),
    ],
)
def test_the_distance_of_a_day(days: int, english: str, french: str, russian: str) -> None:
    for language, words in (("en", english), ("fr", french), ("ru", russian)):
        assert relative_in_words(TODAY + days, TODAY, language) == words


def test_chinese_and_kazakh_count_too() -> None:
    assert relative_in_words(TODAY - 20, TODAY, "zh") == "20天前"
    assert relative_in_words(TODAY - 20, TODAY, "kk") == "20 күн бұрын"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014", "12 years ago"),
        ("2025-09", "14 months ago"),
        ("2026", "this year"),
        ("2026-11", "this month"),
        ("2026-11-21", "today"),
        ("2025-08-31/2025-09-01", "14 months ago"),
        ("2020/..", "ongoing"),
        ("2020/2030", "ongoing"),
        ("2030", "in 4 years"),
        ("2027-03", "in 4 months"),
        ("2014~", "12 years ago"),
        ("2025-08-31~", "14 months ago"),
        ("../..", ""),
    ],
)
def test_a_date_is_as_far_as_it_is_known(text: str, words: str) -> None:
    assert relative_of_date(parse_edtf(text), TODAY, "en") == words


def test_no_distance_to_where_there_is_no_day() -> None:
    assert relative_in_words(float("inf"), TODAY, "en") == ""

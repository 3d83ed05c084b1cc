"""Dates in words. ``_`` stands for a no-break space in what is expected."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.edtf import parse_edtf
from timeline_app.model.instant import day_number
from timeline_app.wording.dates import date_in_words, day_in_words, span_in_words
from timeline_app.wording.phrases import PHRASES

LANGUAGES = tuple(PHRASES)

PRECISIONS = {
    "2025-08-31": (
        "31_August 2025",
        "31_août 2025",
        "31_августа 2025_г.",
        "2025年8月31日",
        "2025_жылғы 31_тамыз",
    ),
    "2025-09": ("September 2025", "septembre 2025", "сентябрь 2025_г.", "2025年9月", "2025_жылғы қыркүйек"),
    "2014": ("2014", "2014", "2014_г.", "2014年", "2014_жыл"),
    "201X": ("2010s", "années_2010", "2010-е годы", "2010年代", "2010_жылдар"),
    "20XX": ("21st century", "XXIe_siècle", "XXI_век", "21世纪", "XXI_ғасыр"),
    "1XXX": ("2nd millennium", "IIe_millénaire", "2-е тысячелетие", "公元第2千年", "2-мыңжылдық"),
    "2014-21": ("spring 2014", "printemps 2014", "весна 2014_г.", "2014年春季", "2014_жылғы көктем"),
    "2014-34": (
        "2nd quarter of 2014",
        "2e_trimestre 2014",
        "II_квартал 2014_г.",
        "2014年第2季度",
        "2014_жылғы 2-тоқсан",
    ),
    "2014-40": (
        "first half of 2014",
        "1er_semestre 2014",
        "первое полугодие 2014_г.",
        "2014年上半年",
        "2014_жылғы бірінші жартыжылдық",
    ),
    "-0043": ("44_BCE", "44_av._J.-C.", "44_г. до_н._э.", "公元前44年", "б.з.б._44_жыл"),
    "0079": ("79_CE", "79_apr._J.-C.", "79_г. н._э.", "公元79年", "б.з._79_жыл"),
    "0000": ("1_BCE", "1_av._J.-C.", "1_г. до_н._э.", "公元前1年", "б.з.б._1_жыл"),
}

DOUBTS = {
    "2014~": ("around 2014", "vers 2014", "около 2014_г.", "约2014年", "шамамен 2014_жыл"),
    "2025-09~": (
        "around September 2025",
        "vers septembre 2025",
        "около сентября 2025_г.",
        "约2025年9月",
        "шамамен 2025_жылғы қыркүйек",
    ),
    "2014?": (
        "2014 (uncertain)",
        "2014 (incertain)",
        "2014_г. (предположительно)",
        "2014年（存疑）",
        "2014_жыл (нақты емес)",
    ),
    "2014%": (
        "around 2014 (uncertain)",
        "vers 2014 (incertain)",
        "около 2014_г. (предположительно)",
        "约2014年（存疑）",
        "шамамен 2014_жыл (нақты емес)",
    ),
}

INTERVALS = {
    "2025-08-31/2025-09-01": (
        "31_August_– 1_September 2025",
        "31_août_– 1er_septembre 2025",
        "31_августа_– 1_сентября 2025_г.",
        "2025年8月31日至9月1日",
        "2025_жылғы 31_тамыз_– 1_қыркүйек",
    ),
    "2024-07-03/2024-07-04": (
        "3–4_July 2024",
        "3–4_juillet 2024",
        "3–4_июля 2024_г.",
        "2024年7月3日至4日",
        "2024_жылғы 3–4_шілде",
    ),
    "2005/2023": ("2005–2023", "2005–2023", "2005–2023_гг.", "2005年至2023年", "2005–2023_жылдар"),
    "2025-06/2025-09": (
        "June–September 2025",
        "juin–septembre 2025",
        "июнь–сентябрь 2025_г.",
        "2025年6月至9月",
        "2025_жылғы маусым–қыркүйек",
    ),
    "2025/..": ("from 2025 on", "à partir de 2025", "с 2025_г.", "2025年起", "2025_жылдан бастап"),
    "2025-08/..": (
        "from August 2025 on",
        "à partir d’août 2025",
        "с августа 2025_г.",
        "2025年8月起",
        "2025_жылғы тамыздан бастап",
    ),
    "../1985-09-03": (
        "until 3_September 1985",
        "jusqu’au 3_septembre 1985",
        "до 3_сентября 1985_г.",
        "至1985年9月3日",
        "1985_жылғы 3_қыркүйекке дейін",
    ),
    "2014/": (
        "2014_– unknown end",
        "2014_– fin inconnue",
        "2014_г._– окончание неизвестно",
        "2014年起，结束时间不详",
        "2014_жыл_– аяқталуы белгісіз",
    ),
    "/2014": (
        "unknown start_– 2014",
        "début inconnu_– 2014",
        "начало неизвестно_– 2014_г.",
        "开始时间不详，至2014年",
        "басталуы белгісіз_– 2014_жыл",
    ),
}


def plain(words: str) -> str:
    return words.replace("\u00a0", "_")


@pytest.mark.parametrize("text", [*PRECISIONS, *DOUBTS, *INTERVALS])
def test_a_date_reads_as_five_languages_write_it(text: str) -> None:
    expected = {**PRECISIONS, **DOUBTS, **INTERVALS}[text]
    for language, words in zip(("en", "fr", "ru", "zh", "kk"), expected, strict=True):
        assert plain(date_in_words(parse_edtf(text), language)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-08-31~", "vers le 31_août 2025"),
        ("2014-22~", "vers l’été 2014"),
        ("201X~", "vers les années_2010"),
        ("20XX~", "vers le XXIe_siècle"),
        ("../1985", "jusqu’en 1985"),
        ("../2014-22", "jusqu’à l’été 2014"),
        ("201X/..", "à partir des années_2010"),
        ("2025-09-02/..", "à partir du 2_septembre 2025"),
        ("2027~/..", "à partir de 2027 environ"),
        ("2025-01-01", "1er_janvier 2025"),
        ("2024-05-03T14:30", "3_mai 2024, 14_h_30"),
    ],
)
def test_french_contracts_and_elides(text: str, words: str) -> None:
    assert plain(date_in_words(parse_edtf(text), "fr")) == words


def test_russian_says_so_before_the_second_of_a_month() -> None:
    assert plain(date_in_words(parse_edtf("2025-09-02/.."), "ru")) == "со 2_сентября 2025_г."
    assert plain(date_in_words(parse_edtf("2025-09-20/.."), "ru")) == "с 20_сентября 2025_г."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2004-02-XX", "February 2004"),
        ("2004-XX-12", "2004"),
        ("XXXX-12-25", "25_December, year unknown"),
        ("2014-24", "winter 2014–2015"),
        ("2014-30", "summer 2014–2015 (southern hemisphere)"),
        ("2014-38", "May–August 2014"),
        ("-01XX", "2nd century_BCE"),
        ("-010X", "110_BCE_– 101_BCE"),
        ("Y-13800000", "13,800,001_BCE"),
        ("Y17000000", "17,000,000"),
        ("2024-05-03T14", "3_May 2024, 14:00–15:00"),
        ("2014~/2016", "around 2014_– 2016"),
        ("2024-12-31/2025-01-02", "31_December 2024_– 2_January 2025"),
        ("1985/1985", "1985"),
        ("../..", "at any time"),
    ],
)
def test_what_is_partly_known_is_said_as_far_as_it_is_known(text: str, words: str) -> None:
    assert plain(date_in_words(parse_edtf(text), "en")) == words


def test_an_unknown_language_is_written_in_english_and_a_tag_serves_its_language() -> None:
    when = parse_edtf("2025-09")
    assert date_in_words(when, "tlh") == "September 2025"
    assert date_in_words(when, "zh-Hant-TW") == "2025年9月"
    assert date_in_words(when, "fr_CA") == "septembre 2025"


def test_short_dates_abbreviate_their_months() -> None:
    when = parse_edtf("2025-08-31/2025-09-01")
    assert plain(date_in_words(when, "fr", short=True)) == "31_août_– 1er_sept. 2025"
    assert plain(day_in_words(day_number(2025, 12, 5), "fr", width="medium")) == "5_déc. 2025"


def test_a_full_day_names_its_weekday() -> None:
    day = day_number(2025, 8, 31)
    assert plain(day_in_words(day, "en", width="full")) == "Sunday 31_August 2025"
    assert plain(day_in_words(day, "zh", width="full")) == "2025年8月31日星期日"


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        ((2012, 7, 1), (2028, 2, 1), "Jul 2012_– Jan 2028", "juil. 2012_– janv. 2028"),
        ((1800, 1, 1), (2028, 1, 1), "1800–2027", "1800–2027"),
        ((2025, 1, 1), (2026, 1, 1), "2025", "2025"),
        ((2025, 7, 3), (2025, 9, 15), "3_Jul_– 14_Sept 2025", "3_juil._– 14_sept. 2025"),
        ((-499, 1, 1), (-299, 1, 1), "500_BCE_– 301_BCE", "500_av._J.-C._– 301_av._J.-C."),
    ],
)
def test_a_span_is_as_fine_as_it_is_short(
    first: tuple[int, int, int], last: tuple[int, int, int], english: str, french: str
) -> None:
    span = (float(day_number(*first)), float(day_number(*last)))
    assert plain(span_in_words(*span, "en")) == english
    assert plain(span_in_words(*span, "fr")) == french


def test_a_span_of_hours_names_its_day_and_an_open_one_says_so() -> None:
    noon = day_number(2025, 7, 3) + 0.5
    assert plain(span_in_words(noon, noon + 0.25, "en")) == "3_Jul 2025, 12:00–18:00"
    assert plain(span_in_words(float(day_number(2025, 7, 3)), float("inf"), "en")) == "Jul 2025_– …"
    assert span_in_words(float("-inf"), float("inf"), "en") == "at any time"


@given(day=st.integers(-4_000_000, 4_000_000), language=st.sampled_from(LANGUAGES))
def test_any_day_of_twenty_thousand_years_has_words(day: int, language: str) -> None:
    words = day_in_words(day, language)
    assert words
    assert "{" not in words


YEARS = st.integers(1, 9999).map("{:04}".format)
QUALIFIED = st.tuples(
    YEARS, st.sampled_from(["", "-05", "-05-07", "-23", "-35"]), st.sampled_from(["", "?", "~", "%"])
)


@given(parts=QUALIFIED, language=st.sampled_from(LANGUAGES))
def test_words_never_say_more_than_the_date(parts: tuple[str, str, str], language: str) -> None:
    year, rest, qualifier = parts
    words = date_in_words(parse_edtf(year + rest + qualifier), language)
    assert year.lstrip("0") in words
    digits = re.findall(r"\d+", words.replace(year.lstrip("0"), "", 1))
    allowed = {"-05": {"5"}, "-05-07": {"5", "7"}, "-23": set(), "-35": {"3"}, "": set()}[rest]
    assert set(digits) <= allowed

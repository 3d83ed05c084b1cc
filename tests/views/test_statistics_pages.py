import csv
import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester

from tests.builders import observation
from tests.views.test_statistics import APPEARANCE, DARK_FRENCH, dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import RelatedSeries, Series, SeriesRelation
from timeline_app.state.session import Session
from timeline_app.views.statistics.comparison_table import ComparisonTable
from timeline_app.views.statistics.differences import range_in_words
from timeline_app.views.statistics.observation_csv import COLUMNS, csv_text, guarded
from timeline_app.views.statistics.observation_table import Column, ObservationTable
from timeline_app.views.statistics.pages import COMPARISON, DIFFERENCES, TABLE
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.statistics.tabs import Tabs
from timeline_app.views.statistics.words import FigureWords


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(session: Session, qtbot: Any) -> StatisticsView:
    made = StatisticsView(session, APPEARANCE)
    made.resize(370, 470)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words(of: Dataset | None = None) -> FigureWords:
    return FigureWords(of or dataset(), APPEARANCE)


def test_the_tab_counts_the_disagreements(view: StatisticsView) -> None:
    assert view.pages.tabs.buttons[DIFFERENCES].text() == "Disagreements 1"


def test_a_disagreement_names_both_sources_and_its_spread(view: StatisticsView) -> None:
    view.pages.show_page(DIFFERENCES)
    assert view.pages.differences is not None
    (placed,) = view.pages.differences.canvases[0].scene.entries
    assert [(voice.value, voice.chip.label) for voice in placed.entry.voices if voice.chip] == [
        ("25%", "source 1"),
        ("30%", "source 2"),
    ]
    assert placed.entry.verdict == "5 points between the least and the greatest. The dataset prefers neither."
    assert placed.strip is not None
    assert placed.strip.marks[0].x < placed.strip.marks[1].x


def test_clicking_a_disagreement_selects_its_series_and_a_chip_its_source(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    view.pages.show_page(DIFFERENCES)
    assert view.pages.differences is not None
    canvas = view.pages.differences.canvases[0]
    (placed,) = canvas.scene.entries
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert session.state.selection == (Ref(Kind.SERIES, "share"),)
    chip, rect = placed.chips[1]
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(rect[0]) + 3, round(rect[1]) + 3))
    assert session.state.selection == (chip.ref,)


def test_a_sum_that_fails_is_alarming_and_comes_first(view: StatisticsView, session: Session) -> None:
    related = {"related": (RelatedSeries("whole", SeriesRelation.PART_OF),)}
    whole = Series(id="whole", title={"en": "Whole"}, unit="t", observations=(observation("2024", 100.0),))
    good, bad = (
        replace(whole, id=name, title={"en": name}, observations=(observation("2024", value),), **related)
        for name, value in (("good", 50.0), ("bad", 150.0))
    )
    session.set_dataset(Dataset(series=(whole, good, bad)))
    view.pages.show_page(DIFFERENCES)
    assert view.pages.differences is not None
    entries = [placed.entry for placed in view.pages.differences.canvases[1].scene.entries]
    assert [entry.alarming for entry in entries] == [True, True, False]
    assert entries[0].title in ("Whole", "bad")
    assert entries[2].lines[0].startswith("A part of the whole: 48.5%")


def test_a_computed_range_is_said_as_firmly_as_it_is() -> None:
    assert range_in_words((46.0, 46.1), "%", "en") == "about 46%"
    assert range_in_words((144e9, float("inf")), "USD", "en") == "at least $144bn"
    assert range_in_words((0.0, 11.8), "%", "en") == "at most 11.8%"
    assert range_in_words((40.0, 48.0), "%", "en") == "40% – 48%"


def test_the_table_model_keeps_qts_contract(qapp: Any) -> None:
    model = ObservationTable()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_series(dataset().series, words())
    model.show_series((), words())
    assert tester.model() is model


def test_the_comparison_model_keeps_qts_contract(view: StatisticsView) -> None:
    view.pages.show_page(COMPARISON)
    assert view.pages.comparison is not None
    model: ComparisonTable = view.pages.comparison.table
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.pages.comparison.spans[0].setText("2000")
    view.pages.comparison.compare()
    assert tester.model() is model


def table(view: StatisticsView) -> Any:
    view.pages.show_page(TABLE)
    return view.pages.table


def column(page: Any, number: Column) -> list[str]:
    return [page.sorted.index(row, number).data() for row in range(page.sorted.rowCount())]


def test_the_table_sorts_numbers_as_numbers_and_dates_as_dates(view: StatisticsView) -> None:
    page = table(view)
    page.view.sortByColumn(Column.VALUE, Qt.SortOrder.AscendingOrder)
    assert column(page, Column.VALUE)[:3] == ["5\u00a0tonnes", "25%", "30%"]
    page.view.sortByColumn(Column.PERIOD, Qt.SortOrder.DescendingOrder)
    assert column(page, Column.PERIOD)[0] == "2030"


def test_the_table_filters_by_any_column(view: StatisticsView) -> None:
    page = table(view)
    page.filter.setText("the other")
    assert {text.split()[0] for text in column(page, Column.SOURCE)} == {"[2]"}


def test_the_table_copies_what_it_shows_as_csv(view: StatisticsView) -> None:
    page = table(view)
    page.filter.setText("share")
    page.copy_csv()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [(row["series"], row["value"], row["source"], row["differs"]) for row in rows] == [
        ("share", "25", "paper", "true"),
        ("share", "30", "other", "true"),
    ]
    assert tuple(rows[0]) == COLUMNS


def test_a_row_selects_its_series_and_a_double_click_what_cites_it(
    view: StatisticsView, session: Session
) -> None:
    page = table(view)
    page.view.clicked.emit(page.sorted.index(0, 0))
    assert session.state.selection == (Ref(Kind.SERIES, "share"),)
    page.view.activated.emit(page.sorted.index(2, 0))
    assert session.state.selection == (Ref(Kind.EVENT, "founding"),)


@given(st.text())
def test_no_copied_text_begins_a_formula(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell in (text, f"'{text}")


def test_a_title_that_is_a_formula_is_quoted_and_a_negative_number_is_not() -> None:
    series = Series(
        id="trap", title={"en": "=HYPERLINK(1)"}, unit="%", observations=(observation("2024", -5.0),)
    )
    text = csv_text([(series, series.observations[0], False)], words())
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["title"], row["value"]) == ("'=HYPERLINK(1)", "-5")


def test_two_spans_are_compared(view: StatisticsView) -> None:
    view.pages.show_page(COMPARISON)
    page = view.pages.comparison
    assert page is not None
    for field, text in zip(page.spans, ("2023", "2024"), strict=True):
        field.setText(text)
    page.compare()
    cells = [page.table.index(0, number).data() for number in range(4)]
    assert cells == ["Trade", ">\u00a0$41bn\n2023 [1]", "$44bn\n2024 [2]", "≤\u00a0+7%"]


def test_a_span_that_is_no_date_is_explained(view: StatisticsView) -> None:
    view.pages.show_page(COMPARISON)
    page = view.pages.comparison
    assert page is not None
    page.spans[0].setText("last year")
    page.compare()
    assert not page.note.isHidden()
    assert page.note.text()


def test_the_timelines_window_can_be_taken_as_a_side(view: StatisticsView, session: Session) -> None:
    session.show_span((0.0, 365.0))
    view.pages.show_page(COMPARISON)
    page = view.pages.comparison
    assert page is not None
    page.takes[0].click()
    assert page.spans[0].text() == "1970-01-01/1970-12-31"


def test_series_selected_together_share_a_chart(view: StatisticsView, session: Session) -> None:
    session.select(Ref(Kind.SERIES, "trade"), Ref(Kind.SERIES, "share"))
    view.refresh()
    first = view.pages.figures.charts[0]
    assert first.scene is not None
    assert {dot.ref.id for dot in first.scene.dots} == {"trade", "share"}
    assert any("first value = 100" in line.text for line in first.scene.words)


def test_the_reader_chooses_the_scale_of_a_chart(view: StatisticsView, qtbot: Any) -> None:
    view.refresh()
    chart = view.pages.figures.charts[0]
    assert chart.scene is not None
    assert chart.scene.values.logarithmic
    chart._switch.click()
    assert not chart.scene.values.logarithmic


def test_every_page_speaks_the_readers_language(view: StatisticsView) -> None:
    for number in (DIFFERENCES, TABLE, COMPARISON):
        view.pages.show_page(number)
        view.set_appearance(DARK_FRENCH)
        view._session.afterwards.settle(view)
    page = table(view)
    assert "Commerce" in column(page, Column.FIGURE)


@pytest.mark.parametrize(
    ("language", "number", "unit"),
    [
        ("en", "$44", "bn"),
        ("fr", "44", "Md\u00a0$"),
        ("ru", "44", "млрд\u00a0$"),
        ("zh", "440", "亿美元"),
        ("kk", "44", "млрд\u00a0$"),
    ],
)
def test_cards_and_charts_write_numbers_as_the_language_does(
    view: StatisticsView, session: Session, language: str, number: str, unit: str
) -> None:
    session.update(cursor=parse_edtf("2025-06").start_instant)
    session.select(Ref(Kind.SERIES, "trade"))
    view.set_appearance(replace(APPEARANCE, language=language, languages=(language, "en")))
    # One thing at a time: a window that changes its language has much to do.
    assert session.afterwards.is_asked(view)
    session.afterwards.settle(view)
    placed = [one.card for canvas in view.pages.figures.canvases for one in canvas.scene.cards]
    trade = next(card for card in placed if card.ref.id == "trade")
    assert (trade.number, trade.unit) == (number, unit)
    scene = view.pages.figures.charts[0].scene
    assert scene is not None
    assert number.strip("$") in {words.text for words in scene.words}


def test_a_source_goes_by_its_number_and_publisher() -> None:
    known = dataset()
    published = replace(known.sources[0], publisher="The Gazette")
    several = words(replace(known, sources=(published, *known.sources[1:])))
    assert [several.source_label(name) for name in ("paper", "other")] == ["[1] The Gazette", "source 2"]
    assert several.chip("paper").mark == "[1]"


@pytest.mark.parametrize("width", [420, 250, 200])
def test_the_names_of_pages_never_lie_over_each_other(qtbot: Any, width: int) -> None:
    tabs = Tabs(4)
    qtbot.addWidget(tabs)
    names = ("Chiffres", "Divergences 20", "Tableau", "Comparer")
    tabs.show_names(names, DARK_FRENCH.palette)
    tabs.resize(width, 24)
    tabs.grab()
    tabs.layout().activate()
    places = [button.geometry() for button in tabs.buttons]
    assert all(one.right() < other.left() for one, other in pairwise(places))
    assert places[-1].right() < width
    assert [button.toolTip() or button.text() for button in tabs.buttons] == list(names)


def test_names_give_way_to_values_in_a_narrow_pane(view: StatisticsView, qtbot: Any) -> None:
    view.pages.show_page(TABLE)
    table = view.pages.table.view

    def end_of_values() -> int:
        return table.columnViewportPosition(Column.VALUE) + table.columnWidth(Column.VALUE)

    for width in (370, 300, 500):
        view.resize(width, 470)
        qtbot.wait(20)
        assert end_of_values() <= table.viewport().width()
    widest = table.columnWidth(Column.FIGURE)
    table.setColumnWidth(Column.FIGURE, 250)
    view.resize(320, 470)
    qtbot.wait(20)
    assert widest < table.columnWidth(Column.FIGURE) == 250


def test_a_change_of_theme_leaves_nothing_in_the_old_colours(view: StatisticsView, qtbot: Any) -> None:
    """What the screen shows is what a painting of everything shows."""
    view.set_appearance(DARK_FRENCH)

    def on_screen() -> QImage:
        return view.screen().grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)

    qtbot.waitUntil(lambda: on_screen() == view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert on_screen().pixelColor(3, 3) == DARK_FRENCH.palette.panel

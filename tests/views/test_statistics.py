import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QWheelEvent

from tests.builders import event, observation, small_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import FigureRef
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import ObservationStatus, Qualifier, Series
from timeline_app.model.source import Source
from timeline_app.painting.palette import load_palette
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.statistics.statistics_view import StatisticsView

ROOT = Path(__file__).resolve().parents[2]
THEMES = ROOT / "resources" / "themes"
APPEARANCE = Appearance(load_palette(THEMES / "light.toml"), "en", ("en",))
DARK_FRENCH = Appearance(load_palette(THEMES / "dark.toml"), "fr", ("fr", "en"))


def dataset() -> Dataset:
    share = (observation("2025", 25.0), observation("2025", 30.0, source="other"))
    trade = (
        observation("1992", 3.7e8, qualifier=Qualifier.ABOUT, resolution=1e7),
        observation("2023", 4.1e10, qualifier=Qualifier.MORE_THAN, resolution=1e9),
        observation("2024", 4.4e10, source="other", resolution=1e9),
        observation("2030", 4.0e10, status=ObservationStatus.TARGET, resolution=1e9),
    )
    events = (
        event("visit", "2025-08-31", figures=(FigureRef("trade", "2024"), FigureRef("share"))),
        event("founding", "1992", figures=(FigureRef("trade", "1992"),)),
        event("quiet", "2010"),
    )
    return replace(
        small_dataset(),
        events=events,
        series=(
            Series(id="share", title={"en": "Share of GDP"}, unit="%", observations=share),
            Series(
                id="trade",
                title={"en": "Trade", "fr": "Commerce"},
                unit="USD",
                frequency="A",
                observations=trade,
            ),
            Series(id="lonely", title={"en": "Lonely"}, unit="t", observations=(observation("2020", 5.0),)),
        ),
        sources=(
            Source(id="paper", title={"en": "The Paper"}),
            Source(id="other", title={"en": "The Other"}),
        ),
    )


@pytest.fixture
def session() -> Session:
    made = Session(dataset())
    made.update(span=(parse_edtf("1990").start_instant, parse_edtf("2030").start_instant))
    return made


@pytest.fixture
def view(session: Session, qtbot: Any) -> StatisticsView:
    made = StatisticsView(session, APPEARANCE)
    made.resize(370, 470)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cards(view: StatisticsView) -> list[Any]:
    view.refresh()
    return [placed.card for canvas in view.pages.figures.canvases for placed in canvas.scene.cards]


def numbers(view: StatisticsView) -> dict[str, str]:
    return {card.ref.id: card.number for card in cards(view)}


def see(session: Session, day: str) -> None:
    session.update(cursor=parse_edtf(day).start_instant)


def test_each_card_has_a_period_and_a_source(view: StatisticsView, session: Session) -> None:
    see(session, "2026-01-01")
    for card in cards(view):
        assert card.period
        assert card.chips


def test_the_cards_follow_the_time_cursor(view: StatisticsView, session: Session) -> None:
    see(session, "2024-06-01")
    assert numbers(view)["trade"] == ">\u00a0$41"
    see(session, "2025-06-01")
    assert numbers(view)["trade"] == "$44"
    assert "share" not in numbers(view)


def test_the_heading_says_as_of_which_day(view: StatisticsView, session: Session) -> None:
    see(session, "2025-08-31")
    view.refresh()
    assert view._as_of.text() == "as of 31\u00a0August 2025"


def test_an_event_shows_what_it_cites_of_the_period_it_cites(view: StatisticsView, session: Session) -> None:
    session.select(Ref(Kind.EVENT, "founding"))
    assert numbers(view)["trade"] == "≈\u00a0$370"


def test_an_event_without_figures_leaves_those_in_view(view: StatisticsView, session: Session) -> None:
    session.select(Ref(Kind.EVENT, "quiet"))
    see(session, "2026-01-01")
    assert set(numbers(view)) == {"share", "trade"}


def test_panning_to_where_nothing_is_cited_shows_the_whole_dataset(
    view: StatisticsView, session: Session
) -> None:
    session.show_span((parse_edtf("1900").start_instant, parse_edtf("1950").start_instant))
    see(session, "2026-01-01")
    assert set(numbers(view)) == {"share", "trade", "lonely"}


def test_a_disagreement_says_who_says_what(view: StatisticsView, session: Session) -> None:
    see(session, "2026-01-01")
    card = next(card for card in cards(view) if card.ref.id == "share")
    assert card.warning == "Two sources differ: 25%\u00a0[1], 30%\u00a0[2]"
    assert card.number == "25–30"


def test_clicking_a_card_selects_its_series_and_the_cards_stay(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    see(session, "2026-01-01")
    before = cards(view)
    canvas = view.pages.figures.canvases[0]
    x, y, *_ = canvas.scene.cards[0].rect
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 4, round(y) + 4))
    assert session.state.selection == (before[0].ref,)
    assert cards(view) == before


def test_a_figure_selected_elsewhere_leads_although_its_card_was_left_out(
    view: StatisticsView, session: Session
) -> None:
    see(session, "2026-01-01")
    named = [f"s{number}" for number in range(20)]
    many = tuple(
        Series(id=name, title={"en": name}, unit="t", observations=(observation("2020", 5.0),))
        for name in named
    )
    session.set_dataset(replace(session.dataset, series=(*session.dataset.series, *many)))
    session.select()
    shown = {card.ref for card in cards(view)}
    left_out = next(Ref(Kind.SERIES, name) for name in named if Ref(Kind.SERIES, name) not in shown)
    session.select(left_out)
    assert cards(view)[0].ref == left_out
    view.pages.card_chosen.emit(left_out, False)
    assert session.state.selection == ()


def test_clicking_a_source_selects_it(view: StatisticsView, session: Session, qtbot: Any) -> None:
    see(session, "2026-01-01")
    cards(view)
    canvas = view.pages.figures.canvases[0]
    chip, rect = canvas.scene.cards[0].chips[0]
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(rect[0]) + 3, round(rect[1]) + 3))
    assert session.state.selection == (chip.ref,)


def test_the_keyboard_moves_between_cards_and_selects(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    see(session, "2026-01-01")
    second = cards(view)[1]
    canvas = view.pages.figures.canvases[0]
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.accessibleName() == second.spoken
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert session.state.selection == (second.ref,)


def test_down_and_up_go_to_the_nearest_card_of_the_next_row(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    see(session, "2026-01-01")
    cards(view)
    canvas = view.pages.figures.canvases[0]
    rows = sorted({placed.rect[1] for placed in canvas.scene.cards})
    assert len(rows) > 1
    below = next(placed for placed in canvas.scene.cards if placed.rect[1] == rows[1])
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    first = canvas.accessibleName()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.accessibleName() == below.card.spoken != first
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.accessibleName() == first
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.accessibleName() == first


def test_pointing_at_a_card_lights_its_series(view: StatisticsView, session: Session, qtbot: Any) -> None:
    cards(view)
    canvas = view.pages.figures.canvases[0]
    placed = canvas.scene.cards[0]
    qtbot.mouseMove(canvas, QPoint(round(placed.rect[0]) + 5, round(placed.rect[1]) + 5))
    assert session.state.hovered == placed.card.ref


def test_a_chart_shows_the_window_and_dragging_it_moves_the_timeline(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    chart = live_chart(view, qtbot)
    assert chart._plot._window.getRegion() == pytest.approx(session.state.span)
    chart._plot._window.setRegion((10_000.0, 12_000.0))
    assert session.state.span == pytest.approx((10_000.0, 12_000.0))


def test_clicking_a_point_selects_the_events_that_cite_it(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    cards(view)
    chart = view.pages.figures.charts[0]
    dot = next(dot for dot in chart.scene.dots if dot.point.index == 0)
    chart.dot_chosen.emit(dot)
    assert session.state.selection == (Ref(Kind.EVENT, "founding"),)


def test_a_click_on_empty_ground_of_a_chart_puts_the_cursor_there(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    chart = live_chart(view, qtbot)
    left, top, width, height = chart.scene.plot
    chart._plot.click_at(QPoint(round(left + width / 2), round(top + height - 3)))
    assert session.state.cursor == pytest.approx(chart.scene.time.instant_at(round(left + width / 2)))


def test_a_dataset_without_series_says_what_would_be_here(qtbot: Any) -> None:
    empty = StatisticsView(Session(Dataset()), APPEARANCE)
    qtbot.addWidget(empty)
    assert "list of series" in empty.pages.figures._empty.text()
    assert not empty.pages.figures.canvases


def test_another_theme_and_language_rewrite_everything(view: StatisticsView, session: Session) -> None:
    see(session, "2025-06-01")
    view.set_appearance(DARK_FRENCH)
    session.afterwards.settle(view)
    trade = next(card for card in cards(view) if card.ref.id == "trade")
    assert (trade.number, trade.unit, trade.title) == ("44", "Md\u00a0$", "Commerce")
    assert view._as_of.text().endswith("1er\u00a0juin 2025")


def test_another_dataset_replaces_the_figures(view: StatisticsView, session: Session) -> None:
    session.set_dataset(small_dataset(), keep_view=False)
    see(session, "2026-01-01")
    assert set(numbers(view)) == {"goods"}


def live_chart(view: StatisticsView, qtbot: Any) -> Any:
    cards(view)
    chart = view.pages.figures.charts[0]
    middle = QPointF(chart.rect().center())
    QCoreApplication.sendEvent(chart, QEnterEvent(middle, middle, QPointF(chart.mapToGlobal(middle))))
    qtbot.wait(20)
    return chart


def drag(plot: Any, qtbot: Any, start: QPoint, end: QPoint) -> None:
    port = plot.viewport()
    qtbot.mouseMove(port, start)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    steps = 6
    for step in range(1, steps + 1):
        point = start + (end - start) * (step / steps)
        held = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(port.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(port, held)
        qtbot.wait(15)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    qtbot.wait(10)


def test_a_click_of_the_mouse_on_a_point_reaches_it_through_the_window(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    chart = live_chart(view, qtbot)
    dot = next(dot for dot in chart.scene.dots if dot.point.index == 0)
    qtbot.mouseClick(
        chart._plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(dot.x), round(dot.y))
    )
    qtbot.waitUntil(lambda: session.state.selection == (Ref(Kind.EVENT, "founding"),))


def test_dragging_the_window_on_a_chart_pans_the_timeline(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    session.show_span((parse_edtf("2000").start_instant, parse_edtf("2010").start_instant))
    chart = live_chart(view, qtbot)
    days = session.state.span[1] - session.state.span[0]
    axis, (_, top, _, height) = chart.scene.time, chart.scene.plot
    middle = QPoint(round(axis.x_of(sum(session.state.span) / 2)), round(top + height / 2))
    before = session.state.span[0]
    drag(chart._plot, qtbot, middle, middle + QPoint(30, 0))
    assert session.state.span[0] > before
    assert session.state.span[1] - session.state.span[0] == pytest.approx(days)


def test_dragging_beside_the_window_draws_a_new_one(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    session.show_span((parse_edtf("2020").start_instant, parse_edtf("2022").start_instant))
    chart = live_chart(view, qtbot)
    left, top, _, height = chart.scene.plot
    start = QPoint(round(left + 40), round(top + height / 2))
    drag(chart._plot, qtbot, start, start + QPoint(80, 0))
    axis = chart.scene.time
    assert session.state.span[0] == pytest.approx(axis.instant_at(start.x()), abs=400)
    assert session.state.span[1] == pytest.approx(axis.instant_at(start.x() + 80), abs=400)


def test_the_wheel_over_a_chart_scrolls_the_pane(view: StatisticsView, session: Session, qtbot: Any) -> None:
    chart = live_chart(view, qtbot)
    before = chart._plot._box.viewRange()
    wheel = QWheelEvent(
        QPointF(100, 80),
        QPointF(chart._plot.mapToGlobal(QPoint(100, 80))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(chart._plot.viewport(), wheel)
    assert not wheel.isAccepted() or view.pages.figures.verticalScrollBar().value() > 0
    assert chart._plot._box.viewRange() == before


def test_the_keyboard_reads_a_chart_and_selects_from_it(
    view: StatisticsView, session: Session, qtbot: Any
) -> None:
    cards(view)
    chart = view.pages.figures.charts[0]
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleName().startswith("about $370m, 1992")
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert session.state.selection == (Ref(Kind.EVENT, "founding"),)


def test_letting_the_cursor_go_makes_it_follow_again(view: StatisticsView, session: Session) -> None:
    session.select(Ref(Kind.EVENT, "visit"))
    see(session, "2000-01-01")
    view.refresh()
    assert not view._unpin.isHidden()
    view._unpin.click()
    view.refresh()
    assert session.state.cursor is None
    assert view._as_of.text() == "as of 31\u00a0August 2025"


def test_selecting_a_card_does_not_move_the_day(view: StatisticsView, session: Session) -> None:
    session.select(Ref(Kind.EVENT, "visit"))
    view.refresh()
    session.select(Ref(Kind.SERIES, "trade"))
    view.refresh()
    assert view._as_of.text() == "as of 31\u00a0August 2025"


def test_pyqtgraph_waits_until_a_chart_is_pointed_at() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication;"
        "from tests.views import test_statistics as t;"
        "app = QApplication([]); view = t.StatisticsView(t.Session(t.dataset()), t.APPEARANCE);"
        "view.show(); app.processEvents(); print('pyqtgraph' in sys.modules)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=ROOT
    )
    assert run.stdout.strip() == "False"

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.builders import small_dataset
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.shell.filter_menu import TickMenu, chips_of, fill_filter_menu, flip, without


def test_flipping_twice_changes_nothing() -> None:
    once = flip(NO_FILTER, "places", "urumqi")
    assert once.places == {"urumqi"}
    assert flip(once, "places", "urumqi") == NO_FILTER


def test_every_chip_removes_what_it_stands_for() -> None:
    wanted = Filter(categories=frozenset({"talks", "trade"}), certain_only=True, span=(0.0, 1.0))
    chips = chips_of(small_dataset(), wanted, ("en",))
    assert [text for text, _ in chips] == [
        "Category: Talks",
        "Category: Trade",
        "Certain dates only",
        "The shown span only",
    ]
    for _, token in chips:
        wanted = without(wanted, token)
    assert wanted == NO_FILTER


def test_the_menu_offers_what_the_events_have_with_counts(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    asked: list[Filter] = []
    fill_filter_menu(
        menu, small_dataset(), NO_FILTER, ("en",), (0.0, 1.0), lambda turned: asked.append(turned(NO_FILTER))
    )
    submenus = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert list(submenus) == ["Category", "Actor", "Place", "Status", "Source"]
    category = submenus["Category"]
    assert isinstance(category, QMenu)
    assert [action.text() for action in category.actions()] == ["Talks\t3", "Trade\t1"]
    category.actions()[1].trigger()
    assert asked == [Filter(categories=frozenset({"trade"}))]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_several_ticks_are_set_before_the_menu_closes(qtbot: QtBot) -> None:
    menu, held = QMenu(), [NO_FILTER]
    qtbot.addWidget(menu)
    fill_filter_menu(
        menu, small_dataset(), NO_FILTER, ("en",), (0.0, 1.0), lambda turned: held.append(turned(held[-1]))
    )
    values = menu.actions()[0].menu()
    assert isinstance(values, TickMenu)
    values.popup(QPoint(0, 0))
    talks, trade = values.actions()
    for action in (talks, trade):
        qtbot.mouseClick(values, Qt.MouseButton.LeftButton, pos=values.actionGeometry(action).center())
        assert values.isVisible()
        assert action.isChecked()
    assert held[-1] == Filter(categories=frozenset({"talks", "trade"}))
    values.setActiveAction(talks)
    qtbot.keyClick(values, Qt.Key.Key_Space)
    assert held[-1] == Filter(categories=frozenset({"trade"}))
    values.close()

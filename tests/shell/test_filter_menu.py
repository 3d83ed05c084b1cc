from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.builders import small_dataset
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.shell.filter_menu import chips_of, fill_filter_menu, flip, without


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
    fill_filter_menu(menu, small_dataset(), NO_FILTER, ("en",), (0.0, 1.0), asked.append)
    submenus = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert list(submenus) == ["Category", "Actor", "Place", "Status", "Source"]
    category = submenus["Category"]
    assert isinstance(category, QMenu)
    assert [action.text() for action in category.actions()] == ["Talks\t3", "Trade\t1"]
    category.actions()[1].trigger()
    assert asked == [Filter(categories=frozenset({"trade"}))]

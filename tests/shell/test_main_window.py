from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from timeline_app.assembly import Parts
from timeline_app.exporting import ExportError, Wanted, export, parse_size
from timeline_app.loading.read import read_dataset
from timeline_app.model.filter import Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell import picture
from timeline_app.shell.actions import SPECS


@pytest.fixture
def shown(parts: Parts, dataset_file: Path) -> Parts:
    parts.session.set_dataset(read_dataset(dataset_file).dataset, keep_view=False)
    parts.window.show()
    return parts


def test_every_action_has_words_a_menu_and_names_its_keys(shown: Parts) -> None:
    actions = shown.window.actions_by_name
    offered = {action for menu in shown.window.findChildren(QMenu) for action in menu.actions()}
    for spec in SPECS:
        action = actions[spec.name]
        assert action.text(), spec.name
        assert action in offered, spec.name
        if spec.keys or spec.hint:
            assert action.toolTip().endswith(")"), spec.name


def test_no_two_actions_share_a_key(shown: Parts) -> None:
    keys = [key.toString() for action in shown.window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_language_changes_at_run_time(shown: Parts) -> None:
    window = shown.window
    assert window.filter_button.text() == "Filters"
    shown.look.switch_language()
    assert window.filter_button.text() == "Filtres"
    assert window.top_bar.title.text() == "Menu"
    assert window.status.counts.text().startswith("3 événements")
    shown.look.switch_language()
    assert window.status.counts.text().startswith("3 events")


def test_the_theme_changes_at_run_time(shown: Parts, qtbot: QtBot) -> None:
    light = shown.window.palette().window().color().lightness()
    shown.look.change(theme="dark")
    qtbot.waitUntil(lambda: shown.window.palette().window().color().lightness() < light)
    views = shown.window.views
    qtbot.waitUntil(lambda: all(view.palette().base().color().lightness() < light for view in views.every))
    qtbot.waitUntil(lambda: views.timeline.appearance == views.table.appearance == shown.look.appearance())


def test_only_the_newest_look_is_taken_on(shown: Parts, qtbot: QtBot) -> None:
    views = shown.window.views
    shown.look.change(theme="dark")
    shown.look.change(theme="light")
    qtbot.waitUntil(lambda: not shown.window._dressing.is_busy)
    assert views.timeline.appearance == views.table.appearance == shown.look.appearance()
    assert "#" in shown.window.styleSheet()
    assert shown.window.updatesEnabled()


def test_a_window_that_nobody_sees_is_dressed_at_once(shown: Parts) -> None:
    shown.window.hide()
    shown.look.change(theme="dark")
    assert shown.window.views.table.appearance == shown.look.appearance()
    assert shown.window.updatesEnabled()


def test_counts_add_up_to_all_events(shown: Parts) -> None:
    shown.session.update(filter=Filter(categories=frozenset({"trade"})))
    counts = shown.window.views.timeline.counts
    assert counts.total == 3
    assert counts.hidden == 1
    assert shown.window.filter_bar.isVisible()


def test_one_selection_runs_through_every_view(shown: Parts) -> None:
    shown.session.select(Ref(Kind.PLACE, "urumqi"))
    assert shown.session.selected_events == {"second"}
    assert "Urumqi" in shown.window.views.reading.browser.toPlainText()


def test_searching_steps_through_what_was_found(shown: Parts) -> None:
    navigation = shown.window.navigation
    shown.session.find("s")
    found = shown.session.state.found
    navigation.step_found(1)
    assert shown.session.state.leading == Ref(Kind.EVENT, found[0])
    navigation.step_found(-1)
    assert shown.session.state.leading == Ref(Kind.EVENT, found[-1])
    shown.window.top_bar.search.setText("zzz")
    shown.session.find("zzz")
    assert not shown.session.state.found


@pytest.mark.parametrize("view", ["window", "timeline", "map", "statistics"])
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_every_view_is_exported_in_every_format(
    dataset_file: Path, tmp_path: Path, view: str, suffix: str, qapp: object
) -> None:
    file = tmp_path / f"picture{suffix}"
    export(read_dataset(dataset_file), file, Wanted(view=view, size="900x600", lang="fr", theme="dark"))
    start = file.read_bytes()[:5]
    assert start.startswith({".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF-"}[suffix])
    assert list(tmp_path.glob(".timeline-app-*")) == []


def test_a_picture_of_the_timeline_says_how_lanes_are_made_without_the_control(
    shown: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = shown.window.findChild(QToolButton, "timelineGrouping")
    texts: list[str] = []
    render = picture._render
    monkeypatch.setattr(picture, "_render", lambda *each: (texts.append(button.text()), render(*each)))
    picture.draw_picture(shown.window, "timeline", tmp_path / "one.png", size=(900, 600))
    assert texts == ["By category"]
    assert button.text() == "By category ▾"
    assert (tmp_path / "one.png").stat().st_size > 1_000


def test_a_size_is_read_or_refused() -> None:
    assert parse_size("1600x1000") == (1600, 1000)
    for wrong in ("1600", "x", "-1x5", "1e9x1"):
        with pytest.raises(ExportError, match="1600x1000"):
            parse_size(wrong)


def test_the_text_column_is_the_narrow_one_and_a_moved_separator_stays(shown: Parts, qtbot: QtBot) -> None:
    window, panels = shown.window, shown.window.panels
    qtbot.waitUntil(lambda: panels["timeline"].width() > 2 * panels["reading"].width(), timeout=5_000)
    qtbot.wait(200)
    window.workbench.resizeDocks(
        [panels["timeline"], panels["reading"]], [600, 560], Qt.Orientation.Horizontal
    )
    qtbot.wait(50)
    window.resize(1300, 850)
    qtbot.wait(200)
    assert panels["timeline"].width() < 2 * panels["reading"].width()


def test_long_counts_do_not_make_the_window_wide(shown: Parts) -> None:
    shown.window.status.counts.show_parts(["many words " * 6] * 10)
    assert shown.window.minimumSizeHint().width() < 1_100


def test_a_narrow_window_shows_whole_counts_and_says_that_there_are_more(shown: Parts, qtbot: QtBot) -> None:
    counts = shown.window.status.counts
    counts.show_parts(["279 events", "11 corridors", "64 outside"])
    counts.resize(counts.sizeHint())
    assert counts.words_that_fit() == "279 events · 11 corridors · 64 outside"
    counts.resize(counts.width() - 30, counts.height())
    assert counts.words_that_fit() == "279 events · 11 corridors · …"
    assert counts.toolTip() == "279 events · 11 corridors · 64 outside"


def test_the_mouse_s_side_buttons_walk_through_the_history(shown: Parts, qtbot: QtBot) -> None:
    shown.session.select(Ref(Kind.EVENT, "first"))
    shown.session.select(Ref(Kind.EVENT, "second"))
    qtbot.mousePress(shown.window.views.timeline, Qt.MouseButton.BackButton)
    assert shown.session.state.leading == Ref(Kind.EVENT, "first")
    qtbot.mousePress(shown.window.views.map, Qt.MouseButton.ForwardButton)
    assert shown.session.state.leading == Ref(Kind.EVENT, "second")

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.shell.conftest import TEXT
from timeline_app.assembly import Parts, open_window
from timeline_app.model.filter import Filter
from timeline_app.model.origin import Origin
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell import document as document_module
from timeline_app.shell.document import Document
from timeline_app.shell.editor_dialog import EditorDialog
from timeline_app.state.loader import Loader
from timeline_app.state.settings import Settings, load_settings, save_settings
from timeline_app.state.view_state import Camera, Lanes

SECOND = Ref(Kind.EVENT, "second")


@pytest.fixture
def document(parts: Parts, dataset_file: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Document]:
    made = Document(parts.window, parts.loader, tmp_path / "settings")
    try:
        with qtbot.waitSignal(parts.loader.loaded, timeout=10_000):
            made.open(dataset_file)
        yield made
    finally:
        made.close()


def reloaded(qtbot: QtBot, parts: Parts, change: Callable[[], object]) -> None:
    with qtbot.waitSignal(parts.loader.loaded, timeout=10_000):
        change()


def test_a_dataset_is_opened_with_its_title(document: Document, parts: Parts) -> None:
    assert parts.window.top_bar.title.text() == "Tiny"
    assert len(parts.session.dataset.events) == 3
    assert "valid" in parts.window.status.data.text()


def test_a_window_that_was_built_on_its_dataset_says_so(dataset_file: Path, qtbot: QtBot) -> None:
    loader = Loader()
    loader.load(dataset_file)
    settings = Settings(language="en", theme="light")
    parts, document, catcher = open_window(dataset_file, settings, None, loader, patience_ms=10_000)
    qtbot.addWidget(parts.window)
    try:
        assert len(parts.session.dataset.events) == 3
        qtbot.waitUntil(lambda: parts.window.top_bar.title.text() == "Tiny", timeout=5_000)
    finally:
        document.close()
        catcher.release()


def test_a_saved_file_shows_and_the_view_stays(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.session.update(selection=(SECOND,), span=(16_000.0, 17_000.0))
    reloaded(
        qtbot, parts, lambda: dataset_file.write_text(TEXT.replace("Second", "Changed"), encoding="utf-8")
    )
    event = parts.session.dataset.events_by_id["second"]
    assert event.title["en"] == "Changed"
    assert parts.session.state.selection == (SECOND,)
    assert parts.session.state.span == (16_000.0, 17_000.0)


BROKEN = TEXT.replace("when: 2016-05", "when: 2016-15").replace("title: {en: First", "title: {en: Primus")


def titles(parts: Parts) -> list[str]:
    return [event.title["en"] for event in parts.session.dataset.events]


def test_a_broken_save_keeps_the_last_good_view_marks_it_and_opens_the_problems(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.window.show()
    good = parts.session.dataset
    reloaded(qtbot, parts, lambda: dataset_file.write_text(BROKEN, encoding="utf-8"))
    assert parts.session.dataset is good
    assert "1 error" in parts.window.status.data.text()
    assert "in view is what was read at" in parts.window.status.data.text()
    assert parts.window.panels["problems"].isVisible()
    message = parts.window.message_bar.findChild(QLabel).text()
    assert "bad-date" in message
    assert "stays in view" in message
    reloaded(qtbot, parts, lambda: dataset_file.write_text(TEXT, encoding="utf-8"))
    assert "in view is" not in parts.window.status.data.text()
    assert not parts.window.panels["problems"].isVisible()
    assert not parts.window.message_bar.isVisible()


def test_problems_that_opened_by_themselves_are_closed_at_the_next_start(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.window.show()
    reloaded(qtbot, parts, lambda: dataset_file.write_text(BROKEN, encoding="utf-8"))
    assert parts.window.panels["problems"].isVisible()
    parts.window.remember_places()
    parts.window.panels["problems"].hide()
    parts.window.restore()
    assert not parts.window.panels["problems"].isVisible()


def test_what_a_broken_save_left_is_shown_when_asked_for(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.window.show()
    parts.session.update(selection=(SECOND,))
    reloaded(qtbot, parts, lambda: dataset_file.write_text(BROKEN, encoding="utf-8"))
    button = next(
        one for one in parts.window.message_bar.findChildren(QToolButton) if "can be read" in one.text()
    )
    button.click()
    assert titles(parts) == ["Primus", "Second", "Shelved"]
    assert parts.session.dataset.events_by_id["second"].when is None
    assert parts.session.state.selection == (SECOND,)
    assert "in view is" not in parts.window.status.data.text()
    again = BROKEN.replace("Shelved", "Put away")
    reloaded(qtbot, parts, lambda: dataset_file.write_text(again, encoding="utf-8"))
    assert titles(parts) == ["Primus", "Second", "Put away"]
    # Once all was good, the next mistake is kept back again.
    reloaded(qtbot, parts, lambda: dataset_file.write_text(TEXT, encoding="utf-8"))
    reloaded(qtbot, parts, lambda: dataset_file.write_text(BROKEN, encoding="utf-8"))
    assert titles(parts) == ["First", "Second", "Shelved"]


def test_a_dataset_that_never_was_good_shows_what_can_be_read(
    parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    dataset_file.write_text(BROKEN, encoding="utf-8")
    document = Document(parts.window, parts.loader, None)
    reloaded(qtbot, parts, lambda: document.open(dataset_file))
    assert titles(parts) == ["Primus", "Second", "Shelved"]
    again = BROKEN.replace("Shelved", "Put away")
    reloaded(qtbot, parts, lambda: dataset_file.write_text(again, encoding="utf-8"))
    assert titles(parts) == ["Primus", "Second", "Put away"]
    document.close()


def test_a_message_about_something_else_outlives_a_good_reading(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.window.show()
    parts.window.message_bar.show_message("The settings were damaged.")
    reloaded(qtbot, parts, lambda: dataset_file.write_text(TEXT + "\n", encoding="utf-8"))
    assert parts.window.message_bar.isVisible()


def test_clicking_a_problem_opens_the_editor_at_the_line_and_selects_the_record(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, int, int, str]] = []
    monkeypatch.setattr(document_module, "open_in_editor", lambda *place: bool(opened.append(place)) or True)
    parts.look.settings = replace(parts.look.settings, editor="kate")
    parts.window.show()
    reloaded(qtbot, parts, lambda: dataset_file.write_text(BROKEN, encoding="utf-8"))
    table = parts.window.workbench.problems
    row = table.visualRect(table.model().index(0, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    line = BROKEN[: BROKEN.index("2016-15")].count("\n") + 1
    assert [(file.name, at, editor) for file, at, _column, editor in opened] == [("tiny.yaml", line, "kate")]
    assert parts.session.state.selection == (SECOND,)
    assert "second" in parts.session.selected_events


def test_an_editor_that_does_not_start_is_told(
    document: Document, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_module, "open_in_editor", lambda *_: False)
    document.open_origin(Origin("tiny.yaml", 7, 1))
    assert "tiny.yaml:7" in parts.window.message_bar.findChild(QLabel).text()


def test_the_editor_is_chosen_in_the_file_menu(
    document: Document, parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditorDialog, "exec", lambda self: self.choice.setEditText(" nano ") or 1)
    parts.window.actions_by_name["editor"].trigger()
    document.keep()
    assert load_settings(tmp_path / "settings")[0].editor == "nano"


def test_filter_scroll_and_open_panes_stay(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    long = "  - {id: third, title: T, when: 2015, category: talks, sources: [paper], body: BODY}\n"
    body = '"' + "A paragraph to scroll through. " * 600 + '"'
    with_third = TEXT.replace("series:\n", long.replace("BODY", body) + "series:\n")
    reloaded(qtbot, parts, lambda: dataset_file.write_text(with_third, encoding="utf-8"))
    parts.window.show()
    parts.window.panels["table"].show()
    parts.window.panels["statistics"].hide()
    parts.session.select(Ref(Kind.EVENT, "third"))
    parts.session.update(filter=Filter(categories=frozenset({"talks"})), cursor=16_500.0)
    parts.session.update(camera=Camera(80.0, 45.0, 3.0), lanes=Lanes(by="place"))
    qtbot.wait(50)
    bar = parts.window.views.reading.browser.verticalScrollBar()
    assert bar.maximum() > 300
    bar.setValue(250)
    before = parts.session.state
    reloaded(qtbot, parts, lambda: dataset_file.write_text(with_third + "# end\n", encoding="utf-8"))
    qtbot.wait(50)
    assert replace(parts.session.state, hovered=None) == replace(before, hovered=None)
    assert bar.value() == 250
    assert parts.window.panels["table"].isVisible()
    assert not parts.window.panels["statistics"].isVisible()


def test_files_and_folders_come_move_and_go(parts: Parts, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "dataset"
    folder.mkdir()
    (folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    document = Document(parts.window, parts.loader, None)
    reloaded(qtbot, parts, lambda: document.open(folder))
    more = "events: [{id: new, title: New, when: 2020, sources: [paper]}]\n"

    def shows(identifier: str) -> bool:
        return identifier in parts.session.dataset.events_by_id

    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "b.yaml").write_text(more, encoding="utf-8")
    qtbot.waitUntil(lambda: shows("new"), timeout=5_000)
    (folder / "deep").rename(folder / "moved")
    moved = "moved/er/b.yaml"
    qtbot.waitUntil(
        lambda: shows("new") and parts.session.dataset.events_by_id["new"].origin.file == moved, timeout=5_000
    )
    (folder / "moved" / "er" / "b.yaml").unlink()
    qtbot.waitUntil(lambda: not shows("new"), timeout=5_000)
    document.close()


def test_a_file_that_went_away_keeps_the_last_good_view(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    reloaded(qtbot, parts, dataset_file.unlink)
    assert len(parts.session.dataset.events) == 3
    assert "1 error" in parts.window.status.data.text()


def test_view_and_settings_are_kept(document: Document, parts: Parts, tmp_path: Path) -> None:
    parts.session.select(SECOND)
    parts.look.change(theme="dark")
    document.close()
    settings, damage = load_settings(tmp_path / "settings")
    assert (settings.theme, damage) == ("dark", None)
    assert settings.recent[0].endswith("tiny.yaml")
    (kept,) = (tmp_path / "settings" / "views").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8"))["selection"] == ["event:second"]


def test_settings_are_kept_five_seconds_after_a_change(
    document: Document, parts: Parts, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.keep()
    timer = document._keep_timer
    assert timer.interval() == 5_000
    timer.stop()
    timer.setInterval(50)
    parts.window.show()
    parts.window.panels["table"].show()
    parts.session.select(SECOND)
    (kept,) = (tmp_path / "settings" / "views").iterdir()
    qtbot.waitUntil(lambda: "event:second" in kept.read_text(encoding="utf-8"), timeout=2_000)
    parts.look.change(theme="dark")
    qtbot.waitUntil(lambda: load_settings(tmp_path / "settings")[0].theme == "dark", timeout=2_000)
    assert load_settings(tmp_path / "settings")[0].docks == parts.look.settings.docks != ""


def test_a_window_keeps_only_what_its_reader_changed(
    document: Document, parts: Parts, tmp_path: Path
) -> None:
    folder = tmp_path / "settings"
    document.keep()
    save_settings(folder, replace(load_settings(folder)[0], language="fr", recent=("elsewhere",)))
    parts.look.change(theme="dark")
    document.keep()
    settings = load_settings(folder)[0]
    assert (settings.language, settings.theme) == ("fr", "dark")
    assert "elsewhere" in settings.recent


def test_the_view_of_a_dataset_that_cannot_be_read_is_left_alone(
    document: Document, parts: Parts, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    reloaded(qtbot, parts, lambda: document.open(tmp_path / "empty"))
    document.keep()
    assert not list((tmp_path / "settings").glob("views/*"))

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.shell.conftest import TEXT
from timeline_app.assembly import Parts
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.document import Document
from timeline_app.state.settings import load_settings

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


def test_a_mistake_is_listed_and_everything_else_still_shows(
    document: Document, parts: Parts, dataset_file: Path, qtbot: QtBot
) -> None:
    parts.window.show()
    broken = TEXT.replace("when: 2016-05", "when: 2016-15")
    reloaded(qtbot, parts, lambda: dataset_file.write_text(broken, encoding="utf-8"))
    assert len(parts.session.dataset.events) == 3
    assert "1 error" in parts.window.status.data.text()
    assert parts.window.panels["problems"].isVisible()
    assert "bad-date" in parts.window.message_bar.findChild(type(parts.window.top_bar.title)).text()
    reloaded(qtbot, parts, lambda: dataset_file.write_text(TEXT, encoding="utf-8"))
    assert not parts.window.panels["problems"].isVisible()
    assert not parts.window.message_bar.isVisible()


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

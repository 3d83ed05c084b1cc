"""A whole window on a dataset, for tests of the frame."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app import app, assembly
from timeline_app.assembly import Parts
from timeline_app.model.dataset import Dataset
from timeline_app.shell.translation import install_translation
from timeline_app.state.settings import Settings

TEXT = """\
dataset: {id: tiny, title: {en: Tiny, fr: Menu}, languages: [en, fr]}
categories:
  - {id: talks, title: {en: Talks, fr: Pourparlers}, colour: blue}
  - {id: trade, title: {en: Trade, fr: Commerce}, colour: green}
places: [{id: urumqi, name: {en: Urumqi}, lon: 87.6, lat: 43.8, source: paper}]
sources: [{id: paper, title: {en: The Paper}}]
events:
  - {id: first, title: {en: First, fr: Premier}, when: 2014, category: talks, sources: [paper]}
  - {id: second, title: {en: Second}, when: 2016-05, category: trade, places: [urumqi], sources: [paper]}
  - {id: shelved, title: {en: Shelved}, category: talks, sources: [paper]}
series:
  - id: goods
    title: {en: Goods}
    unit: t
    places: [urumqi]
    observations: [{period: 2014, value: 3, source: paper}, {period: 2015, value: 4, source: paper}]
"""


@pytest.fixture
def dataset_file(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    """A window on nothing, in English and light."""
    app.make_application()
    built = assembly.build(Dataset(), Settings(language="en", theme="light"))
    qtbot.addWidget(built.window)
    built.window.resize(1200, 800)
    return built


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    """Leave no translation to the tests that follow."""
    yield
    install_translation(Path("no-such-folder"), "en")

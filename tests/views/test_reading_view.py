from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.builders import event, small_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.origin import Origin
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.source import Citation, Source
from timeline_app.painting.palette import load_palette
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.reading.blocks import Entries, Entry, Page, Reference, Run
from timeline_app.views.reading.reading_view import ReadingView

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
LIGHT = Appearance(load_palette(THEMES / "light.toml"), "en", ("en",))
DARK_FRENCH = Appearance(load_palette(THEMES / "dark.toml"), "fr", ("fr", "en"))

SUMMIT, EARLY = Ref(Kind.EVENT, "summit"), Ref(Kind.EVENT, "early")
PLACE, SOURCE = Ref(Kind.PLACE, "urumqi"), Ref(Kind.SOURCE, "paper")


def dataset() -> Dataset:
    base = small_dataset()
    summit = event(
        "summit",
        "2025-08-31",
        category="talks",
        places=("urumqi",),
        body={"en": "Donaudampfschifffahrts" * 20 + "\n\n" + "Many words. " * 300},
        sources=(Citation("paper"),),
        origin=Origin("events.yaml", 7, 3),
    )
    source = Source(id="paper", title={"en": "The Paper"}, url="https://example.org/paper")
    return replace(base, events=(*base.events, summit), sources=(source,))


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> ReadingView:
    made = ReadingView(session, LIGHT)
    qtbot.addWidget(made)
    made.resize(370, 430)
    made.show()
    return made


def centre_of_link(view: ReadingView, href: str) -> QPoint:
    """Return where a link can be clicked in the viewport, scrolled into view."""
    for _, rects in view.browser._fragments(lambda form: form.anchorHref() == href):
        bar = view.browser.verticalScrollBar()
        bar.setValue(round(rects[0].top()) - 100)
        return (rects[0].center() - QPointF(0, bar.value())).toPoint()
    raise AssertionError(href)


def click(
    view: ReadingView, href: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    point = centre_of_link(view, href)
    QTest.mouseClick(view.browser.viewport(), Qt.MouseButton.LeftButton, modifiers, point)


def test_nothing_selected_introduces_the_dataset(view: ReadingView) -> None:
    assert view.page.ref is None
    assert view.browser.toPlainText().startswith("Small")


def test_the_page_follows_the_selection(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    assert view.page.ref == SUMMIT
    assert "31 August 2025" in view.browser.toPlainText()
    assert view.browser.accessibleName() == "Summit"


def test_a_link_selects_and_with_ctrl_adds(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    click(view, "record:place:urumqi", Qt.KeyboardModifier.ControlModifier)
    assert session.state.selection == (SUMMIT, PLACE)
    click(view, "record:source:paper")
    assert session.state.selection == (SOURCE,)


def test_a_link_out_is_only_asked_for(view: ReadingView, session: Session, qtbot: Any) -> None:
    session.select(SOURCE)
    with qtbot.waitSignal(view.external_link_requested) as asked:
        click(view, "https://example.org/paper")
    assert asked.args == ["https://example.org/paper"]
    assert view.page.ref == SOURCE


def test_pointing_at_a_link_lights_its_record(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    view.browser.highlighted.emit(QUrl("record:place:urumqi"))
    assert session.state.hovered == PLACE
    view.browser.highlighted.emit(QUrl())
    assert session.state.hovered is None


def test_back_and_forward(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    session.select(PLACE)
    assert not view.header.forward.isEnabled()
    view.header.back.click()
    assert view.page.ref == SUMMIT
    view.header.forward.click()
    assert view.page.ref == PLACE
    QTest.keyClick(view.browser, Qt.Key.Key_Backspace)
    assert view.page.ref == SUMMIT


def test_each_page_keeps_its_place(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    view.browser.verticalScrollBar().setValue(500)
    session.select(PLACE)
    assert view.browser.verticalScrollBar().value() == 0
    session.select(SUMMIT)
    assert view.browser.verticalScrollBar().value() == 500
    view.set_appearance(DARK_FRENCH)
    assert view.browser.verticalScrollBar().value() == 500
    assert "31 août 2025" in view.browser.toPlainText()


def test_the_title_stays_in_sight(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    assert not view.header.title.text()
    view.browser.verticalScrollBar().setValue(500)
    assert view.header.title.text() == "Summit"


def test_long_words_break_and_the_column_stays_readable(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    for width in (240, 370, 1200):
        view.resize(width, 430)
        QGuiApplication.processEvents()
        document = view.browser.document()
        assert document.idealWidth() <= view.browser.viewport().width() + 1
        assert view.browser.column_width() <= 560
        for ground in view.browser._placed_grounds():
            assert ground.rect.left() >= 0
            assert ground.rect.right() <= view.browser.viewport().width()


def test_the_number_of_a_source_stands_in_one_line(view: ReadingView) -> None:
    words = (Run("A title that takes more than one line of a column as narrow as this one is"),)
    page = Page(None, "Sources", tuple(Reference(mark, words) for mark in ("[4]", "[437]", "[1,437]")))
    view.browser.show_sheet(view.browser.set_page(page, LIGHT.palette, lambda _file: None))
    document = view.browser.document()
    texts, left = {}, []
    block = document.begin()
    while block.isValid():
        texts[block.text()] = block.layout().lineCount()
        if block.text() == words[0].text:
            left.append(document.documentLayout().blockBoundingRect(block).left())
        block = block.next()
    assert all(texts[mark] == 1 for mark in ("[4]", "[437]", "[1,437]"))
    assert texts[words[0].text] > 1
    assert len(set(left)) == 1


def test_a_list_with_short_labels_does_not_have_the_column_of_one_with_dates(view: ReadingView) -> None:
    lists = (("Road", "Sea"), ("Dec 2017 – Nov 2018",), ("Air",), ("22 December 2012",))
    blocks = tuple(Entries(tuple(Entry(label, (Run(f"of {label}"),)) for label in few)) for few in lists)
    page = Page(None, "A page", blocks)
    view.browser.show_sheet(view.browser.set_page(page, LIGHT.palette, lambda _file: None))
    document = view.browser.document()
    left = {}
    block = document.begin()
    while block.isValid():
        left[block.text()] = document.documentLayout().blockBoundingRect(block).left()
        block = block.next()
    assert left["of Road"] == left["of Sea"] == left["of Air"]
    assert left["of Dec 2017 – Nov 2018"] == left["of 22 December 2012"]
    assert left["of Air"] + 40 < left["of 22 December 2012"]


def test_a_link_and_citations_can_be_copied(view: ReadingView, session: Session, qtbot: Any) -> None:
    session.select(SUMMIT)
    view.header.copy_link_requested.emit()
    assert QGuiApplication.clipboard().text() == "timeline-app://small#summit"
    with qtbot.waitSignal(view.citation_requested) as asked:
        view.header.citation_requested.emit("bibtex")
    sources, style = asked.args
    assert [source.id for source in sources] == ["paper"]
    assert style == "bibtex"


def test_the_yaml_is_opened_where_the_record_stands(view: ReadingView, session: Session, qtbot: Any) -> None:
    session.select(SUMMIT)
    with qtbot.waitSignal(view.open_origin_requested) as asked:
        view.header.open_origin_requested.emit()
    assert asked.args == [Origin("events.yaml", 7, 3)]
    session.select(EARLY)
    assert not view.header._origin.isEnabled()


def test_nothing_is_loaded(view: ReadingView) -> None:
    assert view.browser.loadResource(2, QUrl("https://example.org/x.png")) is None
    view.browser.setSource(QUrl("file:///etc/hostname"))
    assert view.browser.toPlainText().startswith("Small")


def test_links_can_be_reached_and_followed_by_keyboard(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    view.browser.setFocus()
    QTest.keyClick(view.browser, Qt.Key.Key_Tab)
    QTest.keyClick(view.browser, Qt.Key.Key_Return)
    assert session.state.leading == Ref(Kind.CATEGORY, "talks")


def test_another_dataset_turns_the_page(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    session.set_dataset(small_dataset())
    assert view.page.ref is None


def test_the_cursor_sets_the_page_anew_once_it_rests(view: ReadingView, session: Session, qtbot: Any) -> None:
    session.select(SUMMIT)
    session.update(cursor=0.0)
    qtbot.waitUntil(lambda: "seen from 1 January 1970" in view.browser.toPlainText(), timeout=2000)


def test_two_themes_paint_differently(view: ReadingView, session: Session) -> None:
    session.select(SUMMIT)
    light = view.grab().toImage()
    view.set_appearance(DARK_FRENCH)
    assert view.grab().toImage() != light

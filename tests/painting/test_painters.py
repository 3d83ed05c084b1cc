import pytest
from PySide6.QtGui import QColor, QPixmap

from timeline_app.layout.text import LABEL
from timeline_app.painting.painters import painter_on
from timeline_app.painting.text_page import TextPage
from timeline_app.painting.texts import Sheet


def fail_to_paint(pixmap: QPixmap) -> None:
    with painter_on(pixmap):
        assert pixmap.paintingActive()
        raise ValueError("no brush")


def fail_to_write(pixmap: QPixmap, pages: list[TextPage]) -> None:
    with painter_on(pixmap) as painter, Sheet(painter) as sheet:
        sheet.pen(LABEL, QColor("red")).write(4, 20, "Never painted on any page before")
        assert sheet.page is not None
        assert sheet.page.pixmap.paintingActive()
        pages.append(sheet.page)
        raise ValueError("no ink")


def test_a_painter_is_ended_when_painting_fails(qapp):
    pixmap = QPixmap(40, 40)
    with pytest.raises(ValueError, match="brush"):
        fail_to_paint(pixmap)
    assert not pixmap.paintingActive()


def test_a_sheet_that_is_not_finished_leaves_its_page_closed(qapp):
    pages: list[TextPage] = []
    with pytest.raises(ValueError, match="ink"):
        fail_to_write(QPixmap(400, 40), pages)
    assert not pages[0].pixmap.paintingActive()

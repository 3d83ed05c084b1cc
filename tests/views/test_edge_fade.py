from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QScrollArea

from timeline_app.views.edge_fade import HEIGHT, EdgeFade


def shown_area(qtbot: Any, height: int) -> tuple[QScrollArea, EdgeFade]:
    area = QScrollArea()
    qtbot.addWidget(area)
    body = QLabel()
    body.setFixedSize(100, height)
    body.setStyleSheet("background: #000000")
    area.setWidget(body)
    fade = EdgeFade(area)
    fade.dress(QColor("#ff0000"))
    area.resize(160, 120)
    area.show()
    return area, fade


def test_the_edge_fades_while_there_is_more_below(qtbot: Any) -> None:
    area, fade = shown_area(qtbot, 500)
    inner = area.viewport().geometry()
    assert fade.isVisible()
    assert fade.geometry().bottom() == inner.bottom()
    assert fade.height() == HEIGHT
    picture = area.grab().toImage()
    x = inner.left() + 20
    reds = [
        picture.pixelColor(QPoint(x, y)).red() for y in range(inner.bottom() - HEIGHT, inner.bottom() + 1)
    ]
    assert reds == sorted(reds)
    assert reds[0] == 0
    assert reds[-1] > 240
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not fade.isVisible()
    area.verticalScrollBar().setValue(0)
    assert fade.isVisible()


def test_the_edge_stays_clear_where_all_fits_and_lets_the_pointer_through(qtbot: Any) -> None:
    area, fade = shown_area(qtbot, 50)
    assert not fade.isVisible()
    area.widget().setFixedHeight(400)
    qtbot.waitUntil(fade.isVisible)
    inner = area.viewport().geometry()
    assert area.childAt(QPoint(inner.left() + 20, inner.bottom() - 5)) is area.widget()
    area.resize(160, 200)
    assert fade.geometry().bottom() == area.viewport().geometry().bottom()

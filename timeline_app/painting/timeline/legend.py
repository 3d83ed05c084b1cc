"""The legend: what the signs of the timeline mean, drawn with the painters that draw the signs."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import LABEL, LABEL_BOLD
from timeline_app.layout.timeline.scene import Shape, TimelineScene
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus
from timeline_app.painting.measure import font_of, measure
from timeline_app.painting.palette import Palette
from timeline_app.painting.timeline.bars import BarLook, paint_bar
from timeline_app.painting.timeline.inks import inks_of
from timeline_app.painting.timeline.points import paint_point

translate = QCoreApplication.translate

_ROW, _PADDING, _SIGN = 26.0, 18.0, 92.0


def _dates() -> list[tuple[str, Shape, int, EventStatus]]:
    held = EventStatus.HELD
    return [
        (
            translate("Timeline", "Lasts from the one day to the other"),
            Shape.BAR,
            Edge.INTERVAL,
            held,
        ),
        (
            translate("Timeline", "At some time within: known to the year, say"),
            Shape.BAND,
            0,
            held,
        ),
        (
            translate("Timeline", "About then"),
            Shape.BAR,
            Edge.INTERVAL | Edge.APPROXIMATE_START | Edge.APPROXIMATE_END,
            held,
        ),
        (
            translate("Timeline", "Perhaps then: the date is in doubt"),
            Shape.BAND,
            Edge.UNCERTAIN_START | Edge.UNCERTAIN_END,
            held,
        ),
        (
            translate("Timeline", "No end, or none yet"),
            Shape.BAR,
            Edge.INTERVAL | Edge.OPEN_END,
            held,
        ),
        (
            translate("Timeline", "Nobody says when it ended"),
            Shape.BAR,
            Edge.INTERVAL | Edge.UNKNOWN_END,
            held,
        ),
    ]


def _statuses() -> list[tuple[str, EventStatus]]:
    return [
        (translate("Timeline", "Held"), EventStatus.HELD),
        (translate("Timeline", "Ongoing"), EventStatus.ONGOING),
        (translate("Timeline", "Announced"), EventStatus.ANNOUNCED),
        (translate("Timeline", "Planned"), EventStatus.PLANNED),
        (translate("Timeline", "Forecast"), EventStatus.FORECAST),
        (translate("Timeline", "Cancelled"), EventStatus.CANCELLED),
    ]


def paint_legend(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint the legend as a card in the middle of the lanes."""
    dates, statuses = _dates(), _statuses()
    widest = max(measure(text, LABEL) for text, *_ in dates)
    width = 2 * _PADDING + _SIGN + 12 + widest
    second = 2 * _SIGN * 0.75 + max(measure(text, LABEL) for text, _ in statuses) + _PADDING
    height = 2 * _PADDING + 24 + _ROW * len(dates)
    geometry = scene.geometry
    card = QRectF(0, 0, width + second, height)
    card.moveCenter(QPointF(geometry.width / 2, geometry.height / 2))
    card.moveTop(max(card.top(), 4))
    painter.setPen(QPen(palette.hairline, 1))
    painter.setBrush(palette.panel)
    painter.drawRoundedRect(card, 8, 8)
    left, top = card.left() + _PADDING, card.top() + _PADDING
    _heading(painter, left, top, translate("Timeline", "Dates"), palette)
    for number, (text, shape, edges, status) in enumerate(dates):
        y = top + 24 + (number + 0.5) * _ROW
        _bar(painter, QRectF(left, y - 9, _SIGN, 18), shape, int(edges), status, palette)
        _text(painter, left + _SIGN + 12, y, text, palette)
    left += width
    _heading(painter, left, top, translate("Timeline", "Status"), palette)
    for number, (text, status) in enumerate(statuses):
        y = top + 24 + (number + 0.5) * _ROW
        ink = inks_of(palette).of("blue")
        paint_point(painter, left + 6, y, 4.6, STATUS_CODES[status], 0, ink, palette.panel)
        _bar(
            painter,
            QRectF(left + 22, y - 8, _SIGN * 0.55, 16),
            Shape.BAR,
            int(Edge.INTERVAL),
            status,
            palette,
        )
        _text(painter, left + 22 + _SIGN * 0.55 + 12, y, text, palette)


def _heading(painter: QPainter, x: float, y: float, text: str, palette: Palette) -> None:
    painter.setFont(font_of(LABEL_BOLD))
    painter.setPen(palette.ink)
    painter.drawText(QPointF(x, y + 12), text)


def _text(painter: QPainter, x: float, y: float, text: str, palette: Palette) -> None:
    painter.setFont(font_of(LABEL))
    painter.setPen(palette.ink)
    painter.drawText(QPointF(x, y + 4.3), text)


def _bar(
    painter: QPainter, rect: QRectF, shape: Shape, edges: int, status: EventStatus, palette: Palette
) -> None:
    look = BarLook(shape, STATUS_CODES[status], edges)
    paint_bar(painter, rect, look, inks_of(palette).of("blue"), rect.center().x(), palette.panel)

"""The legend: what the signs of the timeline mean, drawn with the painters that draw the signs."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import LABEL, LABEL_BOLD, SMALL
from timeline_app.layout.timeline.marks import IMPORTANT_RADIUS
from timeline_app.layout.timeline.scene import Shape, TimelineScene
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus
from timeline_app.painting.measure import font_of, measure
from timeline_app.painting.palette import Palette, blend
from timeline_app.painting.timeline.bars import BarLook, paint_bar
from timeline_app.painting.timeline.fast import paint_wedge
from timeline_app.painting.timeline.inks import inks_of
from timeline_app.painting.timeline.points import paint_point

translate = QCoreApplication.translate

_ROW, _PADDING, _BETWEEN = 26.0, 18.0, 28.0
_POINT, _SIGN, _STATUS_SIGN = 22.0, 92.0, 50.0


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


def _signs() -> tuple[str, str, str, str]:
    return (
        translate("Timeline", "So many events: a click lists them"),
        translate("Timeline", "So many more behind this one"),
        translate("Timeline", "Important"),
        translate("Timeline", "Found by the search"),
    )


@dataclass(frozen=True, slots=True)
class _Card:
    """Where the legend's parts stand: the card, and the left edges of its two columns."""

    rect: QRectF
    first: float
    second: float


def _lay_out(scene: TimelineScene) -> _Card:
    signs = _signs()
    dates = _POINT + _SIGN + 12 + max(measure(text, LABEL) for text, *_ in _dates())
    dates = max(dates, _POINT + 24 + max(measure(text, LABEL) for text in signs[:2]))
    second = _POINT + _STATUS_SIGN + 12 + max(measure(text, LABEL) for text, _ in _statuses())
    second = max(second, _POINT + 24 + max(measure(text, LABEL) for text in signs[2:]))
    height = 2 * _PADDING + 24 + _ROW * len(_dates()) + _ROW * 2 + 12
    card = QRectF(0, 0, 2 * _PADDING + dates + _BETWEEN + second, height)
    card.moveCenter(QPointF(scene.geometry.width / 2, scene.geometry.height / 2))
    card.moveTop(max(card.top(), 4))
    left = max(card.left(), 4.0)
    card.moveLeft(left)
    return _Card(card, left + _PADDING, left + _PADDING + dates + _BETWEEN)


def paint_legend(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint the legend as a card in the middle of the lanes."""
    card = _lay_out(scene)
    ink, top = inks_of(palette).of("blue"), card.rect.top() + _PADDING
    painter.setPen(QPen(palette.hairline, 1))
    painter.setBrush(palette.panel)
    painter.drawRoundedRect(card.rect, 8, 8)
    _heading(painter, card.first, top, translate("Timeline", "Dates"), palette)
    for number, (text, shape, edges, status) in enumerate(_dates()):
        y = top + 24 + (number + 0.5) * _ROW
        if not edges & (Edge.OPEN_END | Edge.UNKNOWN_END):
            paint_point(painter, card.first + 6, y, 4.6, STATUS_CODES[status], int(edges), ink, palette.panel)
        _bar(painter, QRectF(card.first + _POINT, y - 9, _SIGN, 18), shape, int(edges), status, palette)
        _text(painter, card.first + _POINT + _SIGN + 12, y, text, palette)
    _heading(painter, card.second, top, translate("Timeline", "Status"), palette)
    for number, (text, status) in enumerate(_statuses()):
        y = top + 24 + (number + 0.5) * _ROW
        paint_point(painter, card.second + 6, y, 4.6, STATUS_CODES[status], 0, ink, palette.panel)
        rect = QRectF(card.second + _POINT, y - 8, _STATUS_SIGN, 16)
        _bar(painter, rect, Shape.BAR, int(Edge.INTERVAL), status, palette)
        _text(painter, card.second + _POINT + _STATUS_SIGN + 12, y, text, palette)
    _paint_signs(painter, card, palette)


def _paint_signs(painter: QPainter, card: _Card, palette: Palette) -> None:
    """Paint what stands for many events, what is important and what was found, below a line."""
    ink = inks_of(palette).of("blue")
    line = card.rect.bottom() - _PADDING - 2 * _ROW - 6
    painter.setPen(QPen(palette.hairline, 1))
    painter.drawLine(QLineF(card.first, line, card.rect.right() - _PADDING, line))
    upper, lower = line + 8 + _ROW / 2, line + 8 + 1.5 * _ROW
    painter.setPen(QPen(ink.line, 1.5))
    painter.setBrush(blend(ink.line, palette.panel, 0.16))
    painter.drawEllipse(QPointF(card.first + 8, upper), 8, 8)
    painter.setFont(font_of(SMALL))
    painter.setPen(palette.ink)
    painter.drawText(QPointF(card.first + 8 - measure("3", SMALL) / 2, upper + 3.9), "3")
    painter.drawText(QPointF(card.first + 8 - measure("+2", SMALL) / 2, lower + 3.9), "+2")
    paint_point(painter, card.second + 8, upper, IMPORTANT_RADIUS, 0, 0, ink, palette.panel)
    paint_point(painter, card.second + 8, lower + 3, 4.6, 0, 0, ink, palette.panel)
    paint_wedge(painter, card.second + 8, lower + 3, palette)
    wheres = [(x + _POINT + 4, y) for x in (card.first, card.second) for y in (upper, lower)]
    for (x, y), text in zip(wheres, _signs(), strict=True):
        _text(painter, x, y, text, palette)


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

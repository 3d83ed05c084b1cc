"""The live part of a chart, on pyqtgraph: the timeline's window and the time cursor, to be dragged.

Imported when the pointer first comes to a chart, because pyqtgraph takes a fifth of a second to import.
"""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from timeline_app.layout.charts import ChartScene, dot_at
from timeline_app.painting.palette import Palette, with_alpha

Span = tuple[float, float]


class _Box(pg.ViewBox):  # type: ignore[misc]
    """The plot's coordinates: days across. Its own wheel, drag and menu are off; gestures are ours."""

    def __init__(self, plot: "ChartPlot") -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self._plot = plot

    def wheelEvent(self, event: Any, axis: Any = None) -> None:  # noqa: ARG002 - pyqtgraph's signature
        event.ignore()

    def mouseDragEvent(self, event: Any, axis: Any = None) -> None:  # noqa: ARG002
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        first, last = (self.mapToView(p).x() for p in (event.buttonDownPos(), event.pos()))
        self._plot.drag_span((min(first, last), max(first, last)), finished=event.isFinish())

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            event.accept()
            self._plot.click_at(event.scenePos())


class ChartPlot(pg.GraphicsView):  # type: ignore[misc]
    """What can be dragged on a chart, over its painting. Positions are in pixels, spans in days."""

    span_dragged = Signal(object)
    """Emitted with (start, end) while the window is moved, and when a new one was drawn."""

    cursor_dragged = Signal(float)
    """Emitted with the day the cursor was dragged or put to."""

    dot_chosen = Signal(object)
    """Emitted with the ``Dot`` that was clicked."""

    pointed = Signal(object)
    """Emitted with the pointer's position (``QPointF``), None when it left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFrameShape(self.Shape.NoFrame)
        self.setStyleSheet("background: transparent; border: none;")
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scene_shown: ChartScene | None = None
        self._box = _Box(self)
        self.addItem(self._box)
        self._window = pg.LinearRegionItem(values=(0, 1), movable=True, swapMode="block")
        self._drawn = pg.LinearRegionItem(values=(0, 1), movable=False)
        self._cursor = pg.InfiniteLine(pos=0.0, angle=90, movable=True)
        for item in (self._window, self._drawn, self._cursor):
            self._box.addItem(item, ignoreBounds=True)
        self._drawn.hide()
        self._window.sigRegionChanged.connect(self._on_window_changed)
        self._cursor.sigDragged.connect(lambda line: self.cursor_dragged.emit(float(line.value())))

    def show_chart(self, scene: ChartScene, palette: Palette) -> None:
        """Show a chart laid out for this widget's size."""
        self._scene_shown = scene
        self.setRange(QRectF(0, 0, scene.width, scene.height), padding=0)
        self._box.setGeometry(QRectF(*scene.plot))
        self._box.setRange(xRange=scene.time.span, yRange=(0, 1), padding=0)
        self._dress(palette)

    def _dress(self, palette: Palette) -> None:
        """Hide what the painting shows already; what is under the pointer says that it can be dragged."""
        unseen = pg.mkPen(with_alpha(palette.accent, 0.0))
        self._window.setBrush(with_alpha(palette.accent, 0.0))
        self._window.setHoverBrush(with_alpha(palette.accent, 0.05))
        for line in self._window.lines:
            line.setPen(unseen)
            line.setHoverPen(pg.mkPen(palette.accent, width=2))
        self._drawn.setBrush(with_alpha(palette.accent, 0.2))
        self._cursor.setPen(unseen)
        self._cursor.setHoverPen(pg.mkPen(palette.ink, width=2.5))

    def show_time(self, window: Span, cursor: float) -> None:
        """Show the timeline's window and the time cursor."""
        self._window.blockSignals(True)
        self._window.setRegion(window)
        self._window.blockSignals(False)
        self._cursor.setValue(cursor)

    def drag_span(self, span: Span, *, finished: bool) -> None:
        """Draw a new window as the pointer draws it; tell when it is done."""
        self._drawn.setRegion(span)
        self._drawn.setVisible(not finished)
        if finished and span[1] > span[0]:
            self.span_dragged.emit(span)

    def click_at(self, position: QPointF) -> None:
        """Choose the observation at a point, else put the cursor there."""
        if self._scene_shown is None:
            return
        dot = dot_at(self._scene_shown, position.x(), position.y())
        if dot is not None:
            self.dot_chosen.emit(dot)
        else:
            self.cursor_dragged.emit(self._scene_shown.time.instant_at(position.x()))

    def _on_window_changed(self) -> None:
        first, last = self._window.getRegion()
        self.span_dragged.emit((float(first), float(last)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: Any) -> None:
        self.pointed.emit(event.position())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: Any) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

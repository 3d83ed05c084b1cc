"""Other ways of drawing the same events, driven through the same sweep: one QGraphicsItem each, pyqtgraph.

What their pictures lack is said beside their figures: neither has labels, doubts or clusters.
"""

import gc
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QWidget

from benchmarks.generate import DAYS, FIRST_DAY, LANES, synthetic_columns
from benchmarks.timeline import PERCENTILES, Result, application, sweep
from benchmarks.web_peers import measure_web_peers
from timeline_app.layout.axis import Span

_ROWS: Final = 6
_PATIENCE_S: Final = 60.0
"""A peer that takes longer for its sweep is stopped, and judged by the frames it made."""

_MOST_ITEMS: Final = 1_000_000
_BLUE: Final = QColor(70, 120, 200)

ShowSpan = Callable[[Span], None]


def measure_peers(events: int, size: tuple[int, int]) -> list[Result]:
    """Return what the peers measured; a peer that is not installed is left out."""
    found = [_measure("QGraphicsItem an event (no labels)", events, size, _graphics_view)]
    scatter = _scatter_view()
    if scatter is not None:
        found.append(_measure("pyqtgraph ScatterPlotItem (dots)", events, size, scatter))
    return found + measure_web_peers(events, size)


Build = Callable[[int, tuple[int, int]], tuple[QWidget, ShowSpan]]


def _measure(name: str, events: int, size: tuple[int, int], build: Build) -> Result:
    app = application()
    shown = min(events, _MOST_ITEMS)
    began = time.process_time()
    view, show_span = build(shown, size)
    view.show()
    for _ in range(3):
        app.processEvents()
    first = (time.process_time() - began) * 1e3
    times: list[float] = []
    # As for the timeline: a collection among a million items would count as a frame.
    gc.collect()
    gc.disable()
    started = time.monotonic()
    for span in sweep():
        if time.monotonic() - started > _PATIENCE_S:
            break
        began = time.process_time()
        show_span(span)
        app.processEvents()
        times.append((time.process_time() - began) * 1e3)
    gc.enable()
    view.close()
    view.deleteLater()
    app.processEvents()
    result = Result(name, shown, *size, frames=len(times), first=first)
    result.spread(np.percentile(times, PERCENTILES))
    if len(times) < 200:
        result.note = f"stopped after {len(times)} of 200 frames"
    return result


def _places(events: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return left, length and row of the events, in days from the first and in lanes."""
    columns = synthetic_columns(events)
    end = np.where(np.isfinite(columns.end), columns.end, FIRST_DAY + DAYS)
    rows = columns.category + (np.arange(events) * 7 % _ROWS) / _ROWS
    return columns.start - FIRST_DAY, np.maximum(end - columns.start, 1.0), rows


def _graphics_view(events: int, size: tuple[int, int]) -> tuple[QWidget, ShowSpan]:
    width, height = size
    scene = QGraphicsScene()
    lane = height / LANES
    pen, brush = QPen(Qt.PenStyle.NoPen), QBrush(_BLUE)
    for left, length, row in zip(*(column.tolist() for column in _places(events)), strict=True):
        item = QGraphicsRectItem(left, row * lane, length, lane / _ROWS - 2)
        item.setPen(pen)
        item.setBrush(brush)
        scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.setSceneRect(0, 0, DAYS, height)
    view.resize(width, height)

    def show_span(span: Span) -> None:
        view.setTransform(QTransform.fromScale(width / (span[1] - span[0]), 1))
        view.centerOn((span[0] + span[1]) / 2 - FIRST_DAY, height / 2)

    return view, show_span


def _scatter_view() -> Build | None:
    try:
        import pyqtgraph  # noqa: PLC0415 - the other peers do without
    except ImportError:
        return None

    def build(events: int, size: tuple[int, int]) -> tuple[QWidget, ShowSpan]:
        left, _, row = _places(events)
        plot = pyqtgraph.PlotWidget(background="w")
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(*size)
        item = plot.getPlotItem()
        item.disableAutoRange()
        item.setYRange(0, LANES, padding=0)
        dots = pyqtgraph.ScatterPlotItem(x=left, y=row, size=8, pen=None, brush=_BLUE, pxMode=True)
        item.addItem(dots, ignoreBounds=True)

        def show_span(span: Span) -> None:
            item.vb.setXRange(span[0] - FIRST_DAY, span[1] - FIRST_DAY, padding=0)

        return plot, show_span

    return build

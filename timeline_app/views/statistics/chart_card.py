"""One chart in its frame: painted by us, and live once the pointer is on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from timeline_app.layout.charts import (
    LEGEND_LINE,
    ChartFormats,
    ChartScene,
    Dot,
    dot_at,
    dot_nearest_in_time,
    lay_out_chart,
)
from timeline_app.layout.charts_data import ChartData
from timeline_app.painting.charts import paint_chart, paint_time_marks
from timeline_app.painting.measure import measure
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette

if TYPE_CHECKING:
    from timeline_app.views.statistics.chart_plot import ChartPlot

HEIGHT = 186
RADIUS = 8.0


class ChartCard(QWidget):
    """A chart. Arrows step through its observations, Enter selects the events that cite one."""

    dot_chosen = Signal(object)
    """Emitted with the ``Dot`` clicked or entered."""

    hovered = Signal(object)
    """Emitted with the series' ``Ref`` under the pointer, or None."""

    span_dragged = Signal(object)
    """Emitted with (start, end) in days."""

    cursor_dragged = Signal(float)
    """Emitted with a day."""

    scale_chosen = Signal(object, bool)
    """Emitted with the ids of the series on it, and whether their scale is to be logarithmic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: ChartData | None = None
        self._formats: ChartFormats | None = None
        self._palette: Palette | None = None
        self._scene: ChartScene | None = None
        self._is_stale = False
        self._plot: ChartPlot | None = None
        self._time: tuple[tuple[float, float], float] = ((0.0, 1.0), 0.0)
        self._lit: Dot | None = None
        self._switch = QToolButton(self)
        self._switch.setCheckable(True)
        self._switch.clicked.connect(self._on_switch_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def scene(self) -> ChartScene | None:
        """What is painted, None before there is any data; laid out when it is asked for."""
        if self._is_stale and self._data and self._formats:
            self._is_stale = False
            size = float(self.width()), float(self.height())
            self._scene = lay_out_chart(self._data, *size, measure, self._formats)
        return self._scene

    def set_chart(self, data: ChartData, formats: ChartFormats, palette: Palette) -> None:
        """Show a chart."""
        if (data, palette) == (self._data, self._palette):
            return
        self._data, self._formats, self._palette = data, formats, palette
        legend = len(data.series) if len(data.series) > 1 else 0
        self.setFixedHeight(HEIGHT + round(legend * LEGEND_LINE))
        self.setAccessibleName(", ".join(part for part in (data.title, data.unit, data.note) if part))
        told = [(one.ref, point.index) for one in data.series for point in one.points if point.label]
        self.setAccessibleDescription("\n".join(data.speak(*one) for one in told))
        self._dress_switch(data, palette)
        self._lay_out()

    def forget(self) -> None:
        """Let go of a chart that is no longer shown: its words keep a whole dataset."""
        self._data = None

    def _dress_switch(self, data: ChartData, palette: Palette) -> None:
        self._switch.setVisible(data.offers_scales)
        self._switch.setChecked(data.logarithmic)
        self._switch.setText(self.tr("log"))
        self._switch.setToolTip(self.tr("Logarithmic scale: equal distances are equal factors"))
        self._switch.setAccessibleName(self.tr("Logarithmic scale"))
        quiet, ground = palette.ink_tertiary.name(), palette.control_hover.name()
        self._switch.setStyleSheet(
            "QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 0 4px;"
            f" font-size: 11px; background: transparent; color: {quiet}; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {quiet}; }}"
            f"QToolButton:checked {{ background: {ground}; color: {palette.ink.name()}; }}"
        )

    def _on_switch_clicked(self, logarithmic: bool) -> None:
        if self._data is not None:
            self.scale_chosen.emit(tuple(one.ref.id for one in self._data.series), logarithmic)

    def set_time(self, window: tuple[float, float], cursor: float) -> None:
        """Show the timeline's window and the time cursor."""
        if self._time != (window, cursor):
            self._time = window, cursor
            if self._plot is not None:
                self._plot.show_time(window, cursor)
            self.update()

    def _lay_out(self) -> None:
        """Lay out before the next painting: new data mostly bring a new size with them."""
        self._is_stale = True
        self._lit = None
        if self._plot is not None and self.scene is not None and self._palette is not None:
            self._plot.show_chart(self.scene, self._palette)
            self._plot.show_time(*self._time)
        self.update()

    def _make_live(self) -> None:
        """Lay pyqtgraph over the painting; only now, because its import takes a fifth of a second."""
        if self._plot is not None or self.scene is None or self._palette is None:
            return
        from timeline_app.views.statistics.chart_plot import ChartPlot  # noqa: PLC0415

        self._plot = ChartPlot(self)
        self._plot.span_dragged.connect(self.span_dragged)
        self._plot.cursor_dragged.connect(self.cursor_dragged)
        self._plot.dot_chosen.connect(self.dot_chosen)
        self._plot.pointed.connect(self._on_plot_pointed)
        self._plot.setGeometry(self.rect())
        self._plot.show_chart(self.scene, self._palette)
        self._plot.show_time(*self._time)
        self._plot.show()
        self._switch.raise_()

    def sizeHint(self) -> QSize:
        return QSize(340, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._make_live()
        super().enterEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._plot is not None:
            self._plot.setGeometry(self.rect())
        self._switch.adjustSize()
        self._switch.move(self.width() - self._switch.width() - 8, 8)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene = self.scene
        if scene is None or self._palette is None:
            return
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            colour = self._palette.accent if focused else self._palette.hairline
            painter.setPen(QPen(colour, 2.0 if focused else 1.0))
            painter.setBrush(self._palette.panel)
            inset = 1.0 if focused else 0.5
            frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            paint_time_marks(painter, scene, self._palette, *self._time)
            paint_chart(painter, scene, self._palette, self._lit)

    def _on_plot_pointed(self, position: QPointF | None) -> None:
        dot = None
        if position is not None and self.scene is not None:
            dot = dot_at(self.scene, position.x(), position.y())
        self._light(dot)
        self.hovered.emit(None if dot is None else dot.ref)

    def _light(self, dot: Dot | None) -> None:
        if dot == self._lit:
            return
        self._lit = dot
        self.update()
        if dot is None:
            QToolTip.hideText()
        else:
            place = self.mapToGlobal(QPointF(dot.x + 8, dot.y - 8).toPoint())
            QToolTip.showText(place, self._spoken(dot), self)

    def _spoken(self, dot: Dot) -> str:
        return "" if self._data is None else self._data.speak(dot.ref, dot.point.index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dots = () if self.scene is None else tuple(sorted(self.scene.dots, key=lambda dot: dot.x))
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and dots:
            step = 1 if key == Qt.Key.Key_Right else -1
            at = dots.index(self._lit) + step if self._lit in dots else self._nearest_to_cursor(dots)
            dot = dots[min(max(at, 0), len(dots) - 1)]
            self._light(dot)
            self._say(dot)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lit is not None:
            self.dot_chosen.emit(self._lit)
        else:
            super().keyPressEvent(event)

    def _nearest_to_cursor(self, dots: tuple[Dot, ...]) -> int:
        scene = self.scene
        nearest = None if scene is None else dot_nearest_in_time(scene, scene.time.x_of(self._time[1]))
        return 0 if nearest is None else dots.index(nearest)

    def _say(self, dot: Dot) -> None:
        """Give assistive technology the observation the keyboard is on."""
        self.setAccessibleName(self._spoken(dot))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._light(None)
        self.update()

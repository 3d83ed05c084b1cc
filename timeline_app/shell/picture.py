"""Pictures of the window and its views: what is on the screen, plus where it comes from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QElapsedTimer,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from timeline_app.exchange.files import write_atomically
from timeline_app.layout.text import TextStyle
from timeline_app.model.text import pick
from timeline_app.painting.measure import font_of
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.shell.filter_menu import chips_of
from timeline_app.shell.main_window import MainWindow
from timeline_app.wording.dates import span_in_words

HEADER, FOOTER, EDGE = 40, 28, 16
"""Heights of the strips above and below a view in its picture, and their side margins, in pixels."""

REST_MS = 250
"""Longer than the views put anything off, and than any motion lasts."""

Draw = Callable[[QPainter], None]


def draw_picture(
    window: MainWindow, view: str, file: Path, *, scale: float = 1.0, size: tuple[int, int] | None = None
) -> None:
    """Draw the window, or one view with title, span, filters and sources, into a PNG, SVG or PDF.

    ``size`` is the picture's in logical pixels, the present one when None. Raises ``OSError``.
    """
    wanted = QSize(*size) if size else window.size()
    _show_unseen(window, wanted)
    if view == "window":
        _write(file, window.size(), scale, lambda painter: _render(window, painter, QPoint()))
        return
    widget = window.panels[view].view
    area = QSize(wanted.width(), wanted.height() - HEADER - FOOTER)
    before = _take_out(window, view, area, widget) if size else None
    # Buttons are for hands; a picture has none.
    controls, timeline = window.views.map.controls, window.views.timeline
    controls.hide()
    timeline.show_controls(False)
    total = QSize(widget.width(), widget.height() + HEADER + FOOTER)

    def draw(painter: QPainter) -> None:
        _draw_frame(painter, window, total)
        _render(widget, painter, QPoint(0, HEADER))

    try:
        _write(file, total, scale, draw)
    finally:
        controls.show()
        timeline.show_controls(True)
        if before is not None:
            before()


def _show_unseen(window: MainWindow, size: QSize) -> None:
    """Lay a window out without putting it on the screen, unless it is there already."""
    if not window.isVisible():
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(size)
        window.show()
        _settle()
        window.workbench.share_again()
    _settle()


def _settle() -> None:
    """Let layout, motion and what views put off come to rest."""
    clock = QElapsedTimer()
    clock.start()
    while not clock.hasExpired(REST_MS):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)


def _take_out(window: MainWindow, view: str, area: QSize, widget: QWidget) -> Callable[[], None]:
    """Give a view the picture's size; return what puts it back."""
    card = window.panels[view].card
    layout = card.layout()
    widget.setParent(None)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(area)
    widget.show()
    _settle()

    def put_back() -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        if layout is not None:
            layout.addWidget(widget)
        widget.show()

    return put_back


def _render(widget: QWidget, painter: QPainter, at: QPoint) -> None:
    widget.render(
        painter, at, widget.rect(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    )


def _draw_frame(painter: QPainter, window: MainWindow, size: QSize) -> None:
    """Draw the strips that say what the picture shows and where that comes from."""
    palette: Palette = window.look.appearance().palette
    painter.fillRect(QRect(QPoint(), size), palette.panel)
    header = QRectF(EDGE, 0, size.width() - 2 * EDGE, HEADER)
    footer = QRectF(EDGE, size.height() - FOOTER, size.width() - 2 * EDGE, FOOTER)
    title, span = _title(window)
    painter.setFont(font_of(TextStyle(15, bold=True)))
    painter.setPen(palette.ink)
    painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(font_of(TextStyle(12)))
    painter.setPen(palette.ink_secondary)
    painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, span)
    painter.setFont(font_of(TextStyle(11)))
    words = painter.fontMetrics().elidedText(
        caption(window), Qt.TextElideMode.ElideRight, round(footer.width())
    )
    painter.drawText(footer, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _title(window: MainWindow) -> tuple[str, str]:
    appearance = window.look.appearance()
    info = window.session.dataset.info
    return (
        pick(info.title, appearance.languages) or info.id,
        span_in_words(*window.session.state.span, appearance.language),
    )


def caption(window: MainWindow) -> str:
    """Return the line below a picture: filters, sources, version and licence of the data."""
    dataset, appearance = window.session.dataset, window.look.appearance()
    chips = [text for text, _ in chips_of(dataset, window.session.state.filter, appearance.languages)]
    parts = [
        ", ".join(chips) if chips else QCoreApplication.translate("Picture", "No filter"),
        QCoreApplication.translate("Picture", "%n source(s)", "", len(dataset.sources)),
        QCoreApplication.translate("Picture", "data version {version}").format(version=dataset.info.version)
        if dataset.info.version
        else "",
        dataset.info.licence or "",
        "timeline-app",
    ]
    return " · ".join(part for part in parts if part)


def _write(file: Path, size: QSize, scale: float, draw: Draw) -> None:
    """Paint in memory, then write whole: Qt's writers say nothing of a full disk, and leave half a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writers = {".svg": _write_svg, ".pdf": _write_pdf}
    writers.get(file.suffix.lower(), _write_png)(buffer, size, scale, draw)
    data = bytes(buffer.data().data())
    if not data:
        raise OSError(f"could not draw {file}")
    write_atomically(file, data)


def _write_png(buffer: QBuffer, size: QSize, scale: float, draw: Draw) -> None:
    image = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    with painter_on(image) as painter:
        draw(painter)
    QImageWriter(buffer, QByteArray(b"png")).write(image)


def _write_svg(buffer: QBuffer, size: QSize, _scale: float, draw: Draw) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    with painter_on(generator) as painter:
        draw(painter)


def _write_pdf(buffer: QBuffer, size: QSize, _scale: float, draw: Draw) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    writer.setPageMargins(QMarginsF())
    points = QSizeF(size.width() * 0.75, size.height() * 0.75)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    with painter_on(writer) as painter:
        draw(painter)

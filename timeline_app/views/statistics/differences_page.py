"""The page "where sources disagree": all disagreements, then the sums the figures allow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.layout.hit import HitTarget, Rect
from timeline_app.layout.statistics_differences import (
    Difference,
    DifferencesScene,
    hit_differences,
    lay_out_differences,
)
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette
from timeline_app.painting.statistics_differences import paint_differences
from timeline_app.views.edge_fade import EdgeFade
from timeline_app.views.statistics.scene_canvas import Place, SceneCanvas

MARGIN = 13
GAP = 8


class DifferencesCanvas(SceneCanvas):
    """Entries one below the other, each standing for a series."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._entries: tuple[Difference, ...] = ()
        self._scene = DifferencesScene((), 0.0)
        self._marks: tuple[frozenset[Ref], frozenset[Ref]] = (frozenset(), frozenset())

    @property
    def scene(self) -> DifferencesScene:
        """What is painted."""
        return self._scene

    def set_entries(self, entries: Sequence[Difference], palette: Palette) -> None:
        """Show other entries, or the same in another dress."""
        self._entries = tuple(entries)
        self.renew(palette)

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected and which are lit."""
        if self._marks != (selected, lit):
            self._marks = selected, lit
            self.update()

    def lay_out(self, width: float) -> float:
        """Place the entries."""
        self._scene = lay_out_differences(self._entries, width, measure)
        return self._scene.height

    def paint(self, painter: QPainter, focused: Ref | None) -> None:
        """Paint the entries."""
        selected, lit = self._marks
        paint_differences(painter, self._scene, self.colours, selected=selected, lit=lit, focused=focused)

    def hit(self, x: float, y: float) -> HitTarget | None:
        """Return the source or entry at a point."""
        return hit_differences(self._scene, x, y)

    def places(self) -> tuple[Place, ...]:
        """Return the entries in order."""
        return tuple((placed.entry.ref, placed.rect, placed.entry.spoken) for placed in self._scene.entries)


class DifferencesPage(QScrollArea):
    """Two groups of entries under small headings."""

    entry_chosen = Signal(object, bool)
    source_chosen = Signal(object)
    hovered = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = EdgeFade(self)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        column.setSpacing(GAP)
        self.headings = [QLabel(self._body) for _ in range(2)]
        self.canvases = [DifferencesCanvas(palette, self._body) for _ in range(2)]
        for heading, canvas in zip(self.headings, self.canvases, strict=True):
            heading.setWordWrap(True)
            column.addWidget(heading)
            column.addWidget(canvas)
            canvas.entry_chosen.connect(self.entry_chosen)
            canvas.source_chosen.connect(self.source_chosen)
            canvas.hovered.connect(self.hovered)
            canvas.reached.connect(self._on_canvas_reached)
        column.addStretch(1)
        self.setWidget(self._body)

    def show_entries(
        self, disagreements: Sequence[Difference], sums: Sequence[Difference], palette: Palette
    ) -> None:
        """Show what differs, then the sums; an empty group says so in its heading."""
        texts = (
            self.tr("Where sources disagree") if disagreements else self.tr("No two sources disagree"),
            self.tr("Sums done with the figures") if sums else self.tr("No figures to do sums with"),
        )
        self._fade.dress(palette.panel)
        ground, ink = palette.panel.name(), palette.ink_secondary.name()
        self.setStyleSheet(f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {ground}; }}")
        for heading, text in zip(self.headings, texts, strict=True):
            heading.setText(text.upper())
            heading.setStyleSheet(f"color: {ink}; font-size: 11px; letter-spacing: 0.6px; margin-top: 4px;")
        for canvas, entries in zip(self.canvases, (disagreements, sums), strict=True):
            canvas.setVisible(bool(entries))
            canvas.set_entries(entries, palette)

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected and which are lit."""
        for canvas in self.canvases:
            canvas.mark(selected, lit)

    def _on_canvas_reached(self, rect: Rect) -> None:
        sender = self.sender()
        if isinstance(sender, DifferencesCanvas):
            corner = sender.mapTo(self._body, sender.rect().topLeft())
            middle = round(corner.y() + rect[1] + rect[3] / 2)
            self.ensureVisible(round(corner.x()), middle, 0, round(rect[3] / 2 + GAP))

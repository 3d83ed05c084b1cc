"""The cards of key figures as one widget."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.statistics import Card, CardsScene, hit_cards, lay_out_cards
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette
from timeline_app.painting.statistics import paint_cards
from timeline_app.views.statistics.scene_canvas import Place, SceneCanvas


class CardsCanvas(SceneCanvas):
    """Key figures: each entry is a series."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._cards: tuple[Card, ...] = ()
        self._scene = CardsScene((), 0.0, 0.0)
        self._selected: frozenset[Ref] = frozenset()
        self._lit: frozenset[Ref] = frozenset()

    @property
    def scene(self) -> CardsScene:
        """What is painted."""
        return self._scene

    def set_cards(self, cards: Sequence[Card], palette: Palette) -> None:
        """Show other cards, or the same in another dress."""
        self._cards = tuple(cards)
        self.renew(palette)

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected, and which the pointer is on anywhere."""
        if (selected, lit) != (self._selected, self._lit):
            self._selected, self._lit = selected, lit
            self.update()

    def lay_out(self, width: float) -> float:
        """Place the cards in columns."""
        self._scene = lay_out_cards(self._cards, width, measure)
        return self._scene.height

    def paint(self, painter: QPainter, focused: Ref | None) -> None:
        """Paint the cards."""
        marks = {"selected": self._selected, "lit": self._lit}
        paint_cards(painter, self._scene, self.colours, focused=focused, **marks)

    def hit(self, x: float, y: float) -> HitTarget | None:
        """Return the source or card at a point."""
        return hit_cards(self._scene, x, y)

    def places(self) -> tuple[Place, ...]:
        """Return the cards in order."""
        return tuple((placed.card.ref, placed.rect, placed.card.spoken) for placed in self._scene.cards)

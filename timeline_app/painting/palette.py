"""The palette: semantic roles and named data colours, read from a theme file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they mean. ``data`` holds the named data colours a dataset may ask for."""

    name: str
    window: QColor
    panel: QColor
    lane_band: QColor
    ink: QColor
    ink_secondary: QColor
    ink_tertiary: QColor
    hairline: QColor
    grid: QColor
    minor_tick: QColor
    accent: QColor
    on_accent: QColor
    control: QColor
    control_hover: QColor
    warning_ground: QColor
    warning_ink: QColor
    good: QColor
    error: QColor
    water: QColor
    land: QColor
    land_member: QColor
    boundary: QColor
    coast: QColor
    data: Mapping[str, QColor]

    @property
    def is_dark(self) -> bool:
        """Whether ink is lighter than paper."""
        return self.ink.lightness() > self.panel.lightness()

    def colour(self, name: str | None) -> QColor:
        """Return a named data colour, slate when the name is unknown."""
        return self.data.get(name or "slate", self.data["slate"])


@lru_cache(maxsize=8)
def load_palette(theme_file: Path) -> Palette:
    """Read a theme file of ours, once: what is painted beforehand is kept for the palette it is painted in.

    Raises:
        KeyError, TypeError: a role is missing.
    """
    with theme_file.open("rb") as stream:
        theme = tomllib.load(stream)
    roles = {role: QColor(value) for role, value in theme["roles"].items()}
    data = {name: QColor(value) for name, value in theme["data"].items()}
    return Palette(name=theme["name"], data=data, **roles)


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """Return the colour at an opacity from 0 to 1."""
    faded = QColor(colour)
    faded.setAlphaF(alpha)
    return faded


def blend(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return the opaque colour that ``colour`` at opacity ``share`` makes on ``ground``."""

    def mix(one: float, other: float) -> float:
        return one * share + other * (1 - share)

    return QColor.fromRgbF(
        mix(colour.redF(), ground.redF()),
        mix(colour.greenF(), ground.greenF()),
        mix(colour.blueF(), ground.blueF()),
    )

"""The map's camera: which part of the projected plane stands in the widget, and how large."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in projected kilometres."""

NEAREST_KM_PER_PIXEL = 0.01
"""Ten metres a pixel: closer, a place that is known to the town says nothing more."""


@dataclass(frozen=True, slots=True)
class MapCamera:
    """``x``, ``y`` (km) stand in the middle of ``width`` x ``height`` logical pixels."""

    x: float
    y: float
    km_per_pixel: float
    width: float
    height: float

    def to_pixels(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Return pixels, y downwards, of projected kilometres."""
        return (
            (np.asarray(x) - self.x) / self.km_per_pixel + self.width / 2,
            (self.y - np.asarray(y)) / self.km_per_pixel + self.height / 2,
        )

    def to_km(self, left: float, top: float) -> tuple[float, float]:
        """Return the projected kilometres of a pixel."""
        return (
            self.x + (left - self.width / 2) * self.km_per_pixel,
            self.y - (top - self.height / 2) * self.km_per_pixel,
        )

    def to_km_all(self, left: Floats, top: Floats) -> tuple[Floats, Floats]:
        """Return the projected kilometres of pixels."""
        return (
            self.x + (left - self.width / 2) * self.km_per_pixel,
            self.y - (top - self.height / 2) * self.km_per_pixel,
        )

    @property
    def box(self) -> Box:
        """What is in view."""
        half_width, half_height = self.width * self.km_per_pixel / 2, self.height * self.km_per_pixel / 2
        return self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height


def zoomed(camera: MapCamera, factor: float, left: float, top: float, farthest: float) -> MapCamera:
    """Bring the map ``factor`` times nearer; what is under the pixel (``left``, ``top``) stays there.

    ``farthest`` is the most kilometres a pixel may show.
    """
    scale = float(np.clip(camera.km_per_pixel / factor, NEAREST_KM_PER_PIXEL, farthest))
    x, y = camera.to_km(left, top)
    return replace(
        camera,
        x=x - (left - camera.width / 2) * scale,
        y=y + (top - camera.height / 2) * scale,
        km_per_pixel=scale,
    )


def panned(camera: MapCamera, right: float, down: float) -> MapCamera:
    """Move the map under the window by so many pixels."""
    return replace(camera, x=camera.x - right * camera.km_per_pixel, y=camera.y + down * camera.km_per_pixel)


def resized(camera: MapCamera, width: float, height: float) -> MapCamera:
    """Give the camera another window; what was in the middle stays there."""
    return replace(camera, width=max(width, 1.0), height=max(height, 1.0))


def kept_inside(camera: MapCamera, whole: Box) -> MapCamera:
    """Keep the middle of the window on the map."""
    left, bottom, right, top = whole
    return replace(camera, x=float(np.clip(camera.x, left, right)), y=float(np.clip(camera.y, bottom, top)))


def fitted(
    x: Floats,
    y: Floats,
    width: float,
    height: float,
    *,
    margins: tuple[float, float, float, float] = (24.0, 24.0, 24.0, 24.0),
    nearest: float = 0.2,
) -> MapCamera:
    """Return the camera that shows all points with ``margins`` (left, top, right, bottom, pixels) around.

    ``nearest`` is the fewest kilometres a pixel may show, so that one town does not fill the window.
    """
    left, top, right, bottom = margins
    room_x, room_y = max(width - left - right, 40.0), max(height - top - bottom, 40.0)
    low_x, high_x, low_y, high_y = float(x.min()), float(x.max()), float(y.min()), float(y.max())
    scale = max((high_x - low_x) / room_x, (high_y - low_y) / room_y, nearest)
    return MapCamera(
        x=(low_x + high_x) / 2 + (right - left) / 2 * scale,
        y=(low_y + high_y) / 2 - (bottom - top) / 2 * scale,
        km_per_pixel=scale,
        width=width,
        height=height,
    )


def between(one: MapCamera, other: MapCamera, share: float) -> MapCamera:
    """Return a camera on the way: the scale changes evenly to the eye, and one point stays where it is.

    The point is the one that both cameras show at the same pixel, so a zoom about the pointer keeps it
    under the pointer on the whole way.
    """
    if share >= 1.0:
        return other
    ratio = other.km_per_pixel / one.km_per_pixel
    scale = one.km_per_pixel * ratio**share
    # How far the middle has come: evenly while panning, with the scale while zooming.
    moved = share if abs(ratio - 1.0) < 1e-9 else (scale / one.km_per_pixel - 1.0) / (ratio - 1.0)
    return replace(
        other,
        x=one.x + (other.x - one.x) * moved,
        y=one.y + (other.y - one.y) * moved,
        km_per_pixel=scale,
    )

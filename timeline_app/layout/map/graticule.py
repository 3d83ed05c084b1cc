"""Meridians and parallels, as many as the scale can bear."""

import numpy as np

from timeline_app.layout.map.basemap import Shapes
from timeline_app.layout.map.layers import Layer, project_lines
from timeline_app.layout.projection import Projection

_STEPS = ((16.0, 20.0), (7.0, 10.0), (3.0, 5.0), (1.2, 2.0))
"""Above so many kilometres a pixel, a line every so many degrees; nearer, one a degree."""


def graticule_step(km_per_pixel: float) -> float:
    """Return the degrees between two lines at a scale."""
    return next((step for limit, step in _STEPS if km_per_pixel > limit), 1.0)


def lay_graticule(projection: Projection, step: float) -> Layer:
    """Return the lines of the whole world, projected; meridians end ten degrees from the poles."""
    along = np.arange(-80.0, 80.5, 1.0)
    around = np.arange(-180.0, 180.5, 1.0)
    meridians = np.arange(-180.0, 180.0, step)
    parallels = np.arange(-80.0, 80.0 + step / 2, step)
    lon = np.concatenate([np.repeat(meridians, len(along)), np.tile(around, len(parallels))])
    lat = np.concatenate([np.tile(along, len(meridians)), np.repeat(parallels, len(around))])
    counts = [len(along)] * len(meridians) + [len(around)] * len(parallels)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    joined = np.ones(len(lon), dtype=np.bool_)
    joined[offsets[:-1]] = False
    return project_lines(Shapes(lon, lat, offsets, joined), projection)

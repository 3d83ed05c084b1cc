"""Read the originals: Natural Earth shapefiles and the river lines of a TopoJSON file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapefile
import shapely
from shapely.geometry import shape

Coordinates = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Feature:
    """One record of a shapefile: its geometry in degrees and its attributes, keys in lower case."""

    geometry: shapely.Geometry
    attributes: dict[str, Any]


def read_shapefile(path: Path) -> list[Feature]:
    """All records of a Natural Earth shapefile."""
    with shapefile.Reader(str(path), encoding="utf-8") as reader:
        return [
            Feature(
                shape(item.shape.__geo_interface__),
                {key.lower(): value for key, value in item.record.as_dict().items()},
            )
            for item in reader.iterShapeRecords()
        ]


def _decode_arcs(topology: dict[str, Any]) -> list[Coordinates]:
    """The arcs of a quantised topology, in degrees."""
    scale = np.array(topology["transform"]["scale"])
    origin = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale + origin for arc in topology["arcs"]]


def _join_arcs(indices: list[int], arcs: list[Coordinates]) -> Coordinates:
    """One line from its arcs; a negative index is an arc walked backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def read_topojson_lines(path: Path, layer: str) -> list[Coordinates]:
    """The lines of one layer of a TopoJSON file, in degrees."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _decode_arcs(topology)
    lines: list[Coordinates] = []
    for geometry in topology["objects"][layer]["geometries"]:
        if geometry["type"] == "LineString":
            lines.append(_join_arcs(geometry["arcs"], arcs))
        elif geometry["type"] == "MultiLineString":
            lines.extend(_join_arcs(indices, arcs) for indices in geometry["arcs"])
    return lines

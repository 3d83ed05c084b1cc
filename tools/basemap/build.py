"""Build the base map: three levels of detail from the originals of Natural Earth.

Run by ``tools/basemap/run``, which brings the originals and the libraries into a throw-away environment.
"""

import argparse
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from packing import Quanta, find_coast, pack_shapes, quantise, write_level
from simplify import (
    follow_coverage,
    merge_parts,
    polygon_rings,
    simplify_countries,
    simplify_lines,
    simplify_polygons,
)
from sources import Coordinates, Feature, read_shapefile, read_topojson_lines

SOLID, DASHED, HIDDEN = 0, 1, 2


@dataclass(frozen=True)
class Level:
    """What one level of detail is made of; tolerances and quanta in degrees."""

    name: str
    tolerance: float
    quantum: float
    rivers: str
    lake_tolerance: float
    smallest_lake: float
    smallest_island: float


LEVELS = (
    Level("110m", 0.0, 0.01, "world_110m.json", 0.0, 0.0, 0.0),
    Level("50m", 0.01, 0.005, "world_50m.json", 0.01, 0.0, 0.0),
    Level("10m", 0.02, 0.002, "world_50m.json", 0.008, 0.008, 0.0004),
)


def classify(feature_class: str) -> int:
    """How a boundary is drawn: only a plain international boundary is solid.

    ``Unrecognized`` and ``Admin-1 boundary`` occur in the world views: lines that the view does not draw
    as a state's boundary.
    """
    if feature_class.startswith("International boundary"):
        return SOLID
    return HIDDEN if feature_class.startswith(("Unrecognized", "Admin-1")) else DASHED


def classify_views(attributes: dict[str, Any], views: list[str]) -> list[int]:
    """The class in the de facto view, then in each world view (a blank means: as de facto)."""
    de_facto = SOLID if classify(attributes["featurecla"]) == SOLID else DASHED
    return [de_facto] + [
        classify(attributes[f"fclass_{view.lower()}"]) if attributes[f"fclass_{view.lower()}"] else de_facto
        for view in views
    ]


def list_views(lines: list[Feature]) -> list[str]:
    """The world views the lines know, by code: those of the FCLASS columns but the editor's own."""
    columns = [key for key in lines[0].attributes if key.startswith("fclass_")]
    codes = {key.removeprefix("fclass_").upper() for key in columns}
    return sorted(codes - {"OSM", "TLC"})


def pack_land(level: Level, countries: list[Feature]) -> tuple[dict[str, Any], Coordinates]:
    """The land layer, and the vertices it kept."""
    rings, codes = simplify_countries(countries, level.tolerance)
    pairs = [
        (points, code)
        for ring, code in zip(rings, codes, strict=True)
        if _area(ring) >= level.smallest_island and (points := quantise(ring, level.quantum, 4)) is not None
    ]
    known = sorted({code for _, code in pairs})
    arrays: dict[str, Any] = pack_shapes("land", [points for points, _ in pairs])
    arrays["land_coast"] = find_coast([points for points, _ in pairs], level.quantum)
    arrays["land_country"] = np.array([known.index(code) for _, code in pairs], dtype=np.uint8)
    arrays["countries"] = np.array(known, dtype="U2")
    return arrays, np.concatenate(rings)


def _area(ring: Coordinates) -> float:
    """The area within a closed ring, square degrees."""
    x, y = ring.T
    return float(abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2)


def pack_boundaries(
    level: Level, features: list[Feature], countries: list[Feature], kept: Coordinates
) -> dict[str, npt.NDArray[np.generic]]:
    """The boundary lines with their class in each view."""
    views = list_views(features)
    originals = np.concatenate([ring for country in countries for ring in polygon_rings(country.geometry)])
    parts = [
        (line, classify_views(feature.attributes, views))
        for feature in features
        for line in merge_parts(feature.geometry)
    ]
    followed = follow_coverage([line for line, _ in parts], originals, kept, level.tolerance)
    lines: list[Quanta] = []
    classes: list[list[int]] = []
    for line, (_, line_classes) in zip(followed, parts, strict=True):
        points = quantise(line, level.quantum, 2)
        if points is not None:
            lines.append(points)
            classes.append(line_classes)
    arrays: dict[str, npt.NDArray[np.generic]] = dict(pack_shapes("boundary", lines))
    arrays["boundary_class"] = np.array(classes, dtype=np.uint8).T
    arrays["views"] = np.array(["", *views], dtype="U3")
    return arrays


def pack_water(level: Level, lakes: list[Feature], rivers: list[Coordinates]) -> dict[str, Any]:
    """Lakes and rivers."""
    rings = simplify_polygons([lake.geometry for lake in lakes], level.lake_tolerance, level.smallest_lake)
    lines = simplify_lines([line for line in rivers if len(line) > 1], 0.02)
    return {
        **pack_shapes("lake", [p for ring in rings if (p := quantise(ring, level.quantum, 4)) is not None]),
        **pack_shapes("river", [p for line in lines if (p := quantise(line, level.quantum, 2)) is not None]),
    }


def build_level(level: Level, natural_earth: Path, rivers: Path, out: Path) -> Path:
    """Prepare one level of detail and write it."""
    countries = read_shapefile(natural_earth / f"cultural/ne_{level.name}_admin_0_countries.shp")
    boundaries = read_shapefile(natural_earth / f"cultural/ne_{level.name}_admin_0_boundary_lines_land.shp")
    lakes = read_shapefile(natural_earth / f"physical/ne_{level.name}_lakes.shp")
    land, kept = pack_land(level, countries)
    arrays = {
        "quantum": np.array(level.quantum),
        **land,
        **pack_boundaries(level, boundaries, countries, kept),
        **pack_water(level, lakes, read_topojson_lines(rivers / level.rivers, "rivers")),
    }
    path = out / f"{level.name}.npz"
    write_level(path, arrays)
    return path


def main() -> None:
    """Build all levels and print their sizes and hashes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--natural-earth", type=Path, required=True, help="holds cultural/ and physical/")
    parser.add_argument("--rivers", type=Path, required=True, help="holds world_110m.json, world_50m.json")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for level in LEVELS:
        path = build_level(level, options.natural_earth, options.rivers, options.out)
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Generalise the shapes: countries as one coverage, and the boundary lines along with them."""

import numpy as np
import shapely
from sources import Coordinates, Feature

# The 50m and 110m lines stray up to 6e-5 degrees (7 m) from the country edges they stand for.
SAME_VERTEX = 2e-4


def simplify_countries(features: list[Feature], tolerance: float) -> tuple[list[Coordinates], list[str]]:
    """Rings of all countries, simplified so that neighbours keep one common edge, and each ring's country.

    ``tolerance`` is in degrees: the square root of the smallest triangle that survives. Countries without
    an ISO 3166 code (Northern Cyprus, Somaliland, Siachen Glacier) get ``""``: land that nobody can tint.
    """
    shapes = np.array([feature.geometry for feature in features], dtype=object)
    if tolerance > 0:
        shapes = shapely.coverage_simplify(shapes, tolerance)
    rings: list[Coordinates] = []
    codes: list[str] = []
    for feature, geometry in zip(features, shapes, strict=True):
        code = feature.attributes["iso_a2_eh"]
        for ring in polygon_rings(geometry):
            rings.append(ring)
            codes.append(code if len(code) == 2 and code.isalpha() else "")
    return rings, codes


def polygon_rings(geometry: shapely.Geometry) -> list[Coordinates]:
    """Outer and inner rings of a polygon or multipolygon, closed."""
    return [
        shapely.get_coordinates(ring)
        for polygon in shapely.get_parts(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def merge_parts(geometry: shapely.Geometry) -> list[Coordinates]:
    """The lines of one feature, parts that meet end to end joined."""
    return [shapely.get_coordinates(part) for part in shapely.get_parts(shapely.line_merge(geometry))]


def follow_coverage(
    lines: list[Coordinates], originals: Coordinates, kept: Coordinates, tolerance: float
) -> list[Coordinates]:
    """Simplify boundary lines by keeping the vertices that the simplified countries kept.

    So a line lies exactly on the edge between two tinted countries. Vertices that no country has (claims
    that cross a country, lines over water) are simplified on their own.
    """
    original_tree = shapely.STRtree(shapely.points(originals))
    kept_tree = shapely.STRtree(shapely.points(kept))
    return [_follow_one(line, original_tree, kept_tree, kept, tolerance) for line in lines]


def _follow_one(
    line: Coordinates,
    originals: shapely.STRtree,
    kept_tree: shapely.STRtree,
    kept: Coordinates,
    tolerance: float,
) -> Coordinates:
    points = shapely.points(line)
    known = np.zeros(len(line), dtype=bool)
    known[originals.query_nearest(points, max_distance=SAME_VERTEX, all_matches=False)[0]] = True
    found, nearest = kept_tree.query_nearest(points, max_distance=SAME_VERTEX, all_matches=False)
    result = line.copy()
    result[found] = kept[nearest]
    survives = np.zeros(len(line), dtype=bool)
    survives[found] = True
    alone = shapely.get_coordinates(shapely.simplify(shapely.linestrings(line), tolerance / 2))
    in_alone = (line[:, None, :] == alone[None, :, :]).all(axis=2).any(axis=1)
    survives |= ~known & in_alone
    survives[[0, -1]] = True
    return result[survives]


def simplify_polygons(
    geometries: list[shapely.Geometry], tolerance: float, smallest: float
) -> list[Coordinates]:
    """Rings of polygons that share no edges (lakes), without those under ``smallest`` square degrees."""
    kept = [shapely.make_valid(geometry) for geometry in geometries if geometry.area >= smallest]
    rings: list[Coordinates] = []
    for geometry in shapely.simplify(np.array(kept, dtype=object), tolerance):
        polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
        rings.extend(ring for polygon in polygons for ring in polygon_rings(polygon))
    return rings


def simplify_lines(lines: list[Coordinates], tolerance: float) -> list[Coordinates]:
    """Each line on its own (Douglas-Peucker, degrees)."""
    return [shapely.get_coordinates(shapely.simplify(shapely.linestrings(line), tolerance)) for line in lines]

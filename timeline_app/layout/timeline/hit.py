"""What a point of the timeline is on."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import HitTarget, contains
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT
from timeline_app.layout.timeline.heads import FOLD_ROOM
from timeline_app.layout.timeline.overview import HANDLE
from timeline_app.layout.timeline.scene import Cluster, LaneHead, Shape, TimelineScene
from timeline_app.layout.timeline.search import among
from timeline_app.layout.timeline.sparse import BADGE_GAP
from timeline_app.model.ref import Kind, Ref

SLACK: Final = 3.0
"""How far beside a glyph it can still be caught, in pixels."""

NAMED: Final = 200
"""A cluster's target names at most so many events; all of them are found with ``members_of``."""


def hit_timeline(scene: TimelineScene, x: float, y: float) -> HitTarget | None:
    """Return what is at a point, None on empty ground.

    ``part`` is ``event``, ``cluster``, ``lane``, ``fold`` (a lane's chevron), ``cursor``, ``axis``,
    ``handle-start``, ``handle-end``, ``window`` or ``overview``.
    """
    geometry = scene.geometry
    if y < AXIS_HEIGHT:
        return _hit_axis(scene, x, y)
    if y >= geometry.lanes_bottom:
        return _hit_overview(scene, x, y)
    if x < geometry.header_width:
        head = head_at(scene, y)
        if head is None:
            return None
        ref = scene.index.table.lanes[head.lane].ref
        beside = x >= geometry.header_width - FOLD_ROOM
        part = "fold" if beside and head.title_y <= y < head.title_y + FOLD_ROOM else "lane"
        return HitTarget(part, ref, rect=(0, head.y, geometry.header_width, head.height), text=head.key)
    position = event_at(scene, x, y)
    cluster = cluster_at(scene, x, y)
    if cluster is not None and (position is None or not cluster.is_crowd):
        return _cluster_target(scene, cluster)
    return None if position is None else _event_target(scene, *position)


def ref_of(scene: TimelineScene, position: int) -> Ref:
    """Return the reference of an event by its position in the index."""
    index = scene.index
    return Ref(Kind.EVENT, index.columns.ids[int(index.row[position])])


def event_at(scene: TimelineScene, x: float, y: float) -> tuple[int, int] | None:
    """Return (position, mark) of the topmost event at a point, its label included."""
    marks, half = scene.marks, scene.bar_height / 2 + 1
    near = np.abs(marks.y - y) <= half
    near &= (marks.left - SLACK <= x) & (x <= marks.right + SLACK)
    found = np.flatnonzero(near)
    if len(found):
        # Points are painted over bars, later events over earlier ones.
        best = max(found.tolist(), key=lambda i: (marks.shape[i] == Shape.POINT, i))
        return int(marks.position[best]), best
    for label in scene.labels:
        if contains((label.x, label.y - 12, label.width, 16), x, y):
            return int(marks.position[label.mark]), label.mark
    return None


def cluster_at(scene: TimelineScene, x: float, y: float) -> Cluster | None:
    """Return the cluster at a point: its glyph, or anywhere in a crowd's lane above its count."""
    clusters = scene.clusters
    at = np.abs(clusters.x - x) <= clusters.width / 2 + 1.0
    at &= np.abs(clusters.y - y) <= clusters.radius + 1.0
    if not at.any():
        lanes = [crowd.lane for crowd in scene.crowds if crowd.y <= y < crowd.y + crowd.height]
        instant = scene.axis.instant_at(x)
        at = np.isin(clusters.lane, lanes) & (clusters.first <= instant) & (instant < clusters.last)
    return clusters[int(np.argmax(at))] if at.any() else None


def head_at(scene: TimelineScene, y: float) -> LaneHead | None:
    """Return the lane at a height, None below the last."""
    return next((head for head in scene.heads if head.y <= y < head.y + head.height), None)


def members_of(scene: TimelineScene, cluster: Cluster) -> NDArray[np.int64]:
    """Return the positions of the events a cluster stands for, by start."""
    if not cluster.is_crowd:
        return scene.members[int(cluster.first) : int(cluster.last)]
    index, axis = scene.index, scene.axis
    first, last = max(cluster.first, axis.start), min(cluster.last, axis.end)
    found = index.overlapping(first, last, np.array([cluster.lane]))
    starts = index.start[found]
    drawn = np.sort(scene.marks.position)
    kept = found[(starts >= cluster.first) & (starts < last) & ~among(found, drawn)]
    return kept[np.argsort(index.start[kept], kind="stable")]


def cluster_with(scene: TimelineScene, position: int) -> Cluster | None:
    """Return the cluster that stands for an event which is not drawn, None when it is out of sight."""
    lane = int(scene.index.lanes_at(np.array([position]))[0])
    clusters = scene.clusters
    own = (clusters[number] for number in np.flatnonzero(clusters.lane == lane).tolist())
    return next((cluster for cluster in own if position in members_of(scene, cluster)), None)


def badge_of_point(scene: TimelineScene, mark: int) -> Cluster | None:
    """Return the badge beside a point that stands for further ones; None without, and for a bar."""
    marks = scene.marks
    if marks.shape[mark] != Shape.POINT:
        return None
    y, right = float(marks.y[mark]), float(marks.right[mark])
    clusters = scene.clusters
    gap = clusters.x - clusters.width / 2 - right
    beside = np.flatnonzero(clusters.is_badge & (clusters.y == y) & (gap >= 0) & (gap <= BADGE_GAP))
    return clusters[int(beside[0])] if len(beside) else None


def _cluster_target(scene: TimelineScene, cluster: Cluster) -> HitTarget:
    positions = members_of(scene, cluster)[:NAMED].tolist()
    rect = (cluster.x - cluster.width / 2, cluster.y - cluster.radius, cluster.width, 2 * cluster.radius)
    return HitTarget("cluster", None, tuple(ref_of(scene, p) for p in positions), rect, cluster.text)


def _event_target(scene: TimelineScene, position: int, mark: int) -> HitTarget:
    marks, half = scene.marks, scene.bar_height / 2
    left, right = float(marks.left[mark]), float(marks.right[mark])
    rect = (left, float(marks.y[mark]) - half, right - left, 2 * half)
    ref = ref_of(scene, position)
    return HitTarget("event", ref, (ref,), rect)


def _hit_axis(scene: TimelineScene, x: float, y: float) -> HitTarget | None:
    if x < scene.geometry.header_width:
        return None
    flag = scene.cursor
    if flag is not None and contains((flag.text_x, 0, flag.text_width, 24), x, y, 2):
        return HitTarget("cursor", rect=(flag.text_x, 0, flag.text_width, 24), text=flag.text)
    return HitTarget("axis", rect=(scene.axis.left, 0, scene.axis.width, AXIS_HEIGHT))


def _hit_overview(scene: TimelineScene, x: float, y: float) -> HitTarget | None:
    strip = scene.overview
    left, top, width, height = strip.rect
    if not contains(strip.rect, x, y, HANDLE + 2):
        return None
    # A window that is a few pixels wide is caught by its middle; its handles lie outside it.
    inner = 3.0 if strip.right - strip.left > 24 else 0.0
    for part, edge, sign in (("handle-start", strip.left, -1), ("handle-end", strip.right, 1)):
        outward = (x - edge) * sign
        if -inner - 1 <= outward <= HANDLE + 3:
            return HitTarget(part, rect=(edge - HANDLE, top, 2 * HANDLE, height))
    if strip.left <= x <= strip.right:
        return HitTarget("window", rect=(strip.left, top, strip.right - strip.left, height))
    return HitTarget("overview", rect=(left, top, width, height))

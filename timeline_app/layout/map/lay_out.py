"""The whole map above the ground: from a plan, a camera and a look to a scene."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.along import place_corridor_names
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.exits import name_exits
from timeline_app.layout.map.fan import lay_out_fan
from timeline_app.layout.map.furniture import (
    lay_out_caption,
    lay_out_note,
    lay_out_scale,
    rects_of,
)
from timeline_app.layout.map.labels import Board, fill_board, pad, place_labels, wishes_of
from timeline_app.layout.map.legend import has_room_for_legend, lay_out_legend
from timeline_app.layout.map.lines import lay_out_lines
from timeline_app.layout.map.marks import lay_out_marks, those
from timeline_app.layout.map.names import place_state_names
from timeline_app.layout.map.place_names import name_places
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Label, Leaf, MapLook, MapScene, Marks, Role
from timeline_app.layout.map.tally import tally_of
from timeline_app.layout.text import TextMeasure


def lay_out_map(plan: MapPlan, camera: MapCamera, look: MapLook, measure: TextMeasure) -> MapScene:
    """Lay out everything above the ground for a window, in logical pixels."""
    size = (camera.width, camera.height)
    lines = lay_out_lines(plan, camera, look)
    marks = lay_out_marks(plan, camera, look)
    legend = lay_out_legend(plan, look, (lines, marks), size, measure)
    beside = 0.0 if legend is None else legend.rect[0] + legend.rect[2]
    caption = lay_out_caption(look, size, measure, beside)
    bottom = caption[0].rect[1] if caption else camera.height - 8
    scale = lay_out_scale(plan.projection, camera, look, measure, bottom - 2)
    is_low = look.folds_legend and not has_room_for_legend(camera.height)
    count = look.words.brief if is_low else look.words.counts
    note = lay_out_note(count(tally_of(plan, look)), measure, look.keep_clear)
    leaves = lay_out_fan(plan, marks, look)
    board = Board(camera.width, camera.height)
    furniture = tuple(pad(rect, 3.0) for rect in rects_of(legend, caption, scale, note)) + look.keep_clear
    fill_board(board, marks, lines, furniture + _rects_of_leaves(leaves))
    labels: tuple[Label, ...] = place_corridor_names(board, plan, lines, camera, look, measure, lifted=True)
    seen = _not_under(marks, furniture)
    labels += name_places(board, plan, seen, wishes_of(plan, seen, look, measure, minor=False))
    if leaves and not any(label.place >= 0 and _is_on_spot(plan, label.place, look) for label in labels):
        alone = _fan_alone(marks, plan, leaves, look)
        labels += place_labels(
            board, plan, alone, wishes_of(plan, alone, look, measure, minor=False), minor=False
        )
    labels += place_corridor_names(board, plan, lines, camera, look, measure, lifted=False)
    labels += name_exits(board, plan, lines, camera, look, measure)
    labels += place_state_names(board, plan, camera, look, measure)
    minor = wishes_of(plan, seen, look, measure, minor=True)
    labels += place_labels(board, plan, seen, minor, minor=True)
    return MapScene(camera, lines, marks, labels, legend, caption, scale, note, leaves)


def relight_map(scene: MapScene, plan: MapPlan, look: MapLook, measure: TextMeasure) -> MapScene:
    """Return the scene for another look at the same part of the map: names stay where they are.

    What the pointer is on gets its name where there is room beside the others.
    """
    camera, size = scene.camera, (scene.camera.width, scene.camera.height)
    lines = lay_out_lines(plan, camera, look)
    marks = lay_out_marks(plan, camera, look)
    legend = lay_out_legend(plan, look, (lines, marks), size, measure)
    stays = [label for label in scene.labels if not label.is_passing]
    board = Board(*size)
    furniture = rects_of(legend, scene.caption, scene.scale_bar, scene.note) + look.keep_clear
    leaves = lay_out_fan(plan, marks, look)
    padded = tuple(pad(rect, 3.0) for rect in furniture)
    fill_board(board, marks, lines, padded + _rects_of_leaves(leaves))
    for label in stays:
        board.take(label.rect)
    nameless = _looked_at(_not_under(marks, padded), {label.place for label in stays})
    wishes = wishes_of(plan, nameless, look, measure, minor=False)
    lit = tuple(replace(label, is_passing=True) for label in name_places(board, plan, nameless, wishes))
    named_lines = {label.ref for label in stays if label.role is Role.CORRIDOR}
    others = tuple(line for line in lines if line.ref not in named_lines)
    corridors = place_corridor_names(board, plan, others, camera, look, measure, lifted=True)
    labels = (*corridors, *lit, *stays)
    return replace(scene, lines=lines, marks=marks, legend=legend, labels=labels, leaves=leaves)


def _not_under(marks: Marks, rects: Sequence[Rect]) -> Marks:
    """Return the marks that can be seen: a name beside the legend of a place behind it would mislead."""
    hidden = np.zeros(len(marks), dtype=np.bool_)
    for left, top, width, height in rects:
        hidden |= (marks.x > left) & (marks.x < left + width) & (marks.y > top) & (marks.y < top + height)
    return those(marks, ~hidden)


def _is_on_spot(plan: MapPlan, place: int, look: MapLook) -> bool:
    return bool(plan.spots[place] == plan.spots[look.spot])


def _fan_alone(marks: Marks, plan: MapPlan, leaves: tuple[Leaf, ...], look: MapLook) -> Marks:
    """Return the opened place alone, as large as its fan, so that its name can stand outside."""
    opened = plan.spots[marks.place] == plan.spots[look.spot]
    alone = those(marks, opened)
    reach = max(math.hypot(leaf.x - alone.x[0], leaf.y - alone.y[0]) + leaf.radius for leaf in leaves)
    return replace(alone, radius=np.full(len(alone), reach))


def _rects_of_leaves(leaves: tuple[Leaf, ...]) -> tuple[Rect, ...]:
    return tuple(
        (leaf.x - leaf.radius, leaf.y - leaf.radius, 2 * leaf.radius, 2 * leaf.radius) for leaf in leaves
    )


def _looked_at(marks: Marks, named: AbstractSet[int]) -> Marks:
    """Return the marks that stand out and have no name yet."""
    return those(marks, (marks.emphasis > Emphasis.PLAIN) & ~np.isin(marks.place, list(named)))

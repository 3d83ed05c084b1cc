"""The scene while the map is on its way: nothing is placed anew, what is there goes along."""

from dataclasses import replace

import numpy as np

from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.lines import lay_out_lines
from timeline_app.layout.map.marks import lay_out_marks
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Label, Leaf, MapLook, MapScene, Marks, Role


def move_map(
    scene: MapScene, plan: MapPlan, camera: MapCamera, look: MapLook, *, with_ways: bool = True
) -> MapScene:
    """Return the scene for a camera that is on its way: labels go along with their places.

    A frame costs little, and no name jumps until the map rests. ``with_ways`` is False where corridors and
    places move along in a picture: then only those that stand out are laid out over it.
    """
    return replace(
        scene,
        camera=camera,
        lines=lay_out_lines(plan, camera, look, lifted_only=not with_ways),
        marks=lay_out_marks(plan, camera, look) if with_ways else _carried_marks(scene, camera),
        labels=_carried(scene, camera),
        leaves=_carried_leaves(scene, camera),
    )


def _carried_marks(scene: MapScene, camera: MapCamera) -> Marks:
    """Move the places that were in the window; others come when the map rests."""
    x, y = camera.to_pixels(*scene.camera.to_km_all(scene.marks.x, scene.marks.y))
    return replace(scene.marks, x=x, y=y)


def _carried(scene: MapScene, camera: MapCamera) -> tuple[Label, ...]:
    """Move labels so that the spot beside them stays beside them, without changing their size.

    What was said at the edge of the window is not true elsewhere.
    """
    labels = [label for label in scene.labels if label.role is not Role.EXIT]
    if not labels:
        return ()
    spots = np.array([_spot_of(label) for label in labels])
    x, y = camera.to_pixels(*scene.camera.to_km_all(spots[:, 0], spots[:, 1]))
    moves = np.stack([x - spots[:, 0], y - spots[:, 1]], axis=1).tolist()
    return tuple(_shifted(label, *move) for label, move in zip(labels, moves, strict=True))


def _spot_of(label: Label) -> tuple[float, float]:
    if label.anchor is not None:
        return label.anchor[:2]
    left, top, width, height = label.rect
    return left + width / 2, top + height / 2


def _shifted(label: Label, right: float, down: float) -> Label:
    left, top, width, height = label.rect
    at = label.anchor
    # Built by hand: ``replace`` takes six times as long, and this is done for every name in every frame.
    return Label(
        label.text,
        (left + right, top + down, width, height),
        label.style,
        label.role,
        label.ref,
        label.colour,
        label.angle,
        label.place,
        label.is_passing,
        None if at is None else (at[0] + right, at[1] + down, at[2]),
    )


def _carried_leaves(scene: MapScene, camera: MapCamera) -> tuple[Leaf, ...]:
    """Move an opened place's events along with it."""
    if not scene.leaves:
        return ()
    root = scene.leaves[0]
    x, y = scene.camera.to_km(root.root_x, root.root_y)
    px, py = (float(value) for value in camera.to_pixels(x, y))
    right, down = px - root.root_x, py - root.root_y
    return tuple(
        replace(
            leaf,
            x=leaf.x + right,
            y=leaf.y + down,
            root_x=leaf.root_x + right,
            root_y=leaf.root_y + down,
        )
        for leaf in scene.leaves
    )

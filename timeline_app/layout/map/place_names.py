"""Names of places with events: beside them where there is room, else away from them on a line."""

from collections.abc import Collection, Sequence

from timeline_app.layout.map.callouts import call_out_names
from timeline_app.layout.map.labels import Board, Wish, place_labels
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Label, Marks

GREATER = 20
"""So many places, those of most events, have their names before any other has."""


ATTEMPTS = 4
"""So many places without a name are tried before all others."""


def name_places(board: Board, plan: MapPlan, marks: Marks, wishes: Sequence[Wish]) -> tuple[Label, ...]:
    """Return the names that find room: no lesser one takes what a greater one needs."""
    labels = _name_all(board, plan, marks, wishes[:GREATER])
    rest = wishes[GREATER:]
    labels += place_labels(board, plan, marks, rest, minor=False)
    return labels + call_out_names(board, plan, marks, _without(rest, marks, labels))


def _name_all(board: Board, plan: MapPlan, marks: Marks, wishes: Sequence[Wish]) -> tuple[Label, ...]:
    """Name as many of these as can be: those left without a name are tried before all others, one by one.

    What stands in a crowd has few spots to choose from, and its neighbours many. Where everything is a crowd
    that does not help.
    """
    before = board.taken
    labels = _attempt(board, plan, marks, wishes, ())
    nameless = _without(wishes, marks, labels)
    if len(nameless) > len(wishes) / 2:
        return labels
    first: list[Wish] = []
    for wish in nameless[:ATTEMPTS]:
        best, board.taken = board.taken, before
        others = _attempt(board, plan, marks, wishes, [*first, wish])
        if _worth(wishes, marks, others) > _worth(wishes, marks, labels):
            labels, first = others, [*first, wish]
        else:
            board.taken = best
    return labels


def _attempt(
    board: Board, plan: MapPlan, marks: Marks, wishes: Sequence[Wish], first: Collection[Wish]
) -> tuple[Label, ...]:
    labels = call_out_names(board, plan, marks, list(first))
    labels += place_labels(board, plan, marks, [wish for wish in wishes if wish not in first], minor=False)
    return labels + call_out_names(board, plan, marks, _without(wishes, marks, labels))


def _worth(wishes: Sequence[Wish], marks: Marks, labels: Sequence[Label]) -> list[bool]:
    """Return which of the wishes came true: to be compared, as the first is worth more than all behind it."""
    named = {label.place for label in labels}
    return [int(marks.place[wish.mark]) in named for wish in wishes]


def _without(wishes: Sequence[Wish], marks: Marks, labels: Sequence[Label]) -> list[Wish]:
    """Return the wishes that have not come true."""
    named = {label.place for label in labels}
    return [wish for wish in wishes if int(marks.place[wish.mark]) not in named]

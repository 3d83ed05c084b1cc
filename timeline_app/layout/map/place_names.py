"""Names of places with events: beside them where there is room, else away from them on a line."""

from collections.abc import Sequence

from timeline_app.layout.map.callouts import Callouts
from timeline_app.layout.map.labels import Board, Wish, find_spots, place_labels
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Label, Marks

GREATER = 20
"""So many places, those of most events, have their names before any other has."""


ATTEMPTS = 4
"""So many places without a name are tried before all others."""


def name_places(board: Board, plan: MapPlan, marks: Marks, wishes: Sequence[Wish]) -> tuple[Label, ...]:
    """Return the names that find room: no lesser one takes what a greater one needs."""
    callouts = Callouts(board, plan, marks)
    labels = _Greater(board, plan, marks, wishes[:GREATER], callouts).name_all()
    rest = wishes[GREATER:]
    labels += place_labels(board, plan, marks, rest, minor=False)
    return labels + callouts.place(_without(rest, marks, labels))


class _Greater:
    """The greater places, named in more than one attempt."""

    def __init__(
        self, board: Board, plan: MapPlan, marks: Marks, wishes: Sequence[Wish], callouts: Callouts
    ) -> None:
        self._board, self._plan, self._marks, self._wishes = board, plan, marks, wishes
        self._callouts = callouts
        self._spots = find_spots(board, marks, wishes, minor=False) if wishes else None

    def name_all(self) -> tuple[Label, ...]:
        """Name as many as can be: those left without a name are tried before all others, one by one.

        What stands in a crowd has few spots to choose from, and its neighbours many. Where everything is a
        crowd that does not help.
        """
        board, wishes, marks = self._board, self._wishes, self._marks
        before = board.taken
        labels = self._attempt(())
        nameless = _without(wishes, marks, labels)
        if len(nameless) > len(wishes) / 2:
            return labels
        first: list[Wish] = []
        for wish in nameless[:ATTEMPTS]:
            best, board.taken = board.taken, before
            others = self._attempt([*first, wish])
            if _worth(wishes, marks, others) > _worth(wishes, marks, labels):
                labels, first = others, [*first, wish]
            else:
                board.taken = best
        return labels

    def _attempt(self, first: Sequence[Wish]) -> tuple[Label, ...]:
        board, wishes, marks = self._board, self._wishes, self._marks
        labels = self._callouts.place(first)
        early = {wish.mark for wish in first}
        rows = [row for row, wish in enumerate(wishes) if wish.mark not in early]
        late = [wishes[row] for row in rows]
        spots = None if self._spots is None else self._spots.of(rows)
        labels += place_labels(board, self._plan, marks, late, minor=False, spots=spots)
        return labels + self._callouts.place(_without(wishes, marks, labels))


def _worth(wishes: Sequence[Wish], marks: Marks, labels: Sequence[Label]) -> list[bool]:
    """Return which of the wishes came true: to be compared, as the first is worth more than all behind it."""
    named = {label.place for label in labels}
    return [int(marks.place[wish.mark]) in named for wish in wishes]


def _without(wishes: Sequence[Wish], marks: Marks, labels: Sequence[Label]) -> list[Wish]:
    """Return the wishes that have not come true."""
    named = {label.place for label in labels}
    return [wish for wish in wishes if int(marks.place[wish.mark]) not in named]

"""Who names what, after some events changed: only those are looked at again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.event import Event
from timeline_app.model.members import Indexes, Members, Postings, build_members

Digests = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of the events: ``moved`` has, an old event, its new index, -1 where it is gone or changed.

    ``changed`` are the new indexes, ascending, of all events that ``moved`` does not name.
    """

    moved: Indexes
    changed: Indexes


def edit_between(old: Digests, new: Digests, old_unsure: Iterable[int], new_unsure: Iterable[int]) -> Edit:
    """Compare the digests of the events before and after; what they share at either end has not changed.

    A digest of 0 tells nothing, nor do those of the events that are unsure, by index.
    """
    shorter = min(len(old), len(new))
    head = _equal_run(old[:shorter], new[:shorter])
    tail = _equal_run(old[::-1][: shorter - head], new[::-1][: shorter - head])
    moved = np.full(len(old), -1, dtype=np.int32)
    moved[:head] = np.arange(head)
    moved[len(old) - tail :] = np.arange(len(new) - tail, len(new))
    is_changed = new == 0
    is_changed[head : len(new) - tail] = True
    is_changed[list(new_unsure)] = True
    once = moved[list(old_unsure)]
    is_changed[once[once >= 0]] = True
    moved[(moved >= 0) & is_changed[moved]] = -1
    return Edit(moved, np.flatnonzero(is_changed).astype(np.int32))


def _equal_run(one: Digests, two: Digests) -> int:
    different = np.flatnonzero(one != two)
    return int(different[0]) if len(different) else len(one)


def members_again(old: Members, edit: Edit, changed: Sequence[Event], count: int) -> Members:
    """Return who names what among ``count`` events; ``changed`` are the events of ``edit.changed``."""
    fresh = build_members(changed)
    return Members(
        count,
        {kind: _merged(postings, fresh.of_kind[kind], edit) for kind, postings in old.of_kind.items()},
        _merged(old.statuses, fresh.statuses, edit),
    )


def _merged(old: Postings, fresh: Postings, edit: Edit) -> Postings:
    index = dict(old.index)
    numbers = np.array([index.setdefault(one, len(index)) for one in fresh.ids], dtype=np.int64)
    events = edit.moved[old.events]
    stays = events >= 0
    named = np.concatenate([_named(old)[stays], numbers[_named(fresh)]])
    events = np.concatenate([events[stays], edit.changed[fresh.events]])
    counts = np.bincount(named, minlength=len(index))
    # What nobody names any more goes.
    used = np.flatnonzero(counts)
    ids = list(index)
    kept = ids if len(used) == len(ids) else [ids[number] for number in used.tolist()]
    offsets = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(counts[used], out=offsets[1:])
    order = np.lexsort((events, named))
    return Postings(tuple(kept), offsets, events[order], {one: number for number, one in enumerate(kept)})


def _named(postings: Postings) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(postings.ids)), np.diff(postings.offsets))

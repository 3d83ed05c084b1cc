"""Who names what, as arrays of a file of columns, and back."""

from timeline_app.loading.columns_file import Array, ColumnsFile
from timeline_app.loading.event_rows import strings_of
from timeline_app.loading.part_file import string_arrays, strings_from
from timeline_app.model.columns import string_column
from timeline_app.model.members import KINDS, Members, Postings

_STATUSES = "statuses"


def members_arrays(members: Members) -> dict[str, Array]:
    """Return the arrays of a dataset's members."""
    arrays = _arrays(_STATUSES, members.statuses)
    for kind in KINDS:
        arrays |= _arrays(f"named.{kind.value}", members.of_kind[kind])
    return arrays


def members_from(file: ColumnsFile, count: int) -> Members:
    """Return the members of a dataset of so many events; raises ``KeyError`` where the file has none."""
    of_kind = {kind: _postings(file, f"named.{kind.value}") for kind in KINDS}
    return Members(count, of_kind, _postings(file, _STATUSES))


def _arrays(name: str, postings: Postings) -> dict[str, Array]:
    arrays: dict[str, Array] = {f"{name}.offsets": postings.offsets, f"{name}.events": postings.events}
    return arrays | string_arrays(f"{name}.ids", string_column(postings.ids))


def _postings(file: ColumnsFile, name: str) -> Postings:
    ids = tuple(strings_of(strings_from(file, f"{name}.ids")))
    index = {identifier: number for number, identifier in enumerate(ids)}
    return Postings(ids, file.array(f"{name}.offsets"), file.array(f"{name}.events"), index)

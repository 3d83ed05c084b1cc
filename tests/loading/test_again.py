"""Who names what is the same after an edit, whether it was found out anew or taken over."""

from pathlib import Path

import pytest

from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.model.members import Members, Postings, build_members

HEAD = """\
places: [{id: here, name: H, lon: 1, lat: 1}, {id: there, name: T, lon: 2, lat: 2}]
sources: [{id: s, title: S}]
events:
"""


def event(number: int, extra: str = "places: [here]", sources: str = "[s]") -> str:
    return f"  - {{id: e{number}, title: E, when: {2000 + number}, sources: {sources}, {extra}}}\n"


def dataset(*events: str) -> str:
    return HEAD + "".join(events)


FIRST = [event(number) for number in range(40)]


def plain(postings: Postings) -> dict[str, list[int]]:
    assert all(postings.index[one] == number for number, one in enumerate(postings.ids))
    return {one: postings.of(one).tolist() for one in postings.ids}


def said(members: Members) -> object:
    kinds = {kind: plain(postings) for kind, postings in members.of_kind.items()}
    return members.count, kinds, plain(members.statuses)


def read_again(file: Path, text: str, before: LoadResult) -> LoadResult:
    file.write_text(text)
    return read_dataset(file, previous=before)


@pytest.mark.parametrize(
    "events",
    [
        [*FIRST[:7], event(7, "places: [there, here], status: planned"), *FIRST[8:]],
        [*FIRST[:7], *FIRST[8:]],
        [*FIRST[:7], event(70), *FIRST[7:]],
        [event(99, "places: []"), *FIRST],
        [*FIRST, event(99, "related: [e1]")],
        [*FIRST[:7], event(7, "places: [gone]"), *FIRST[8:]],
        [*FIRST[:7], event(7, "placs: [here]"), *FIRST[8:]],
        [*FIRST[:7], event(6), *FIRST[8:]],
        FIRST,
    ],
    ids=["edited", "removed", "inserted", "put first", "put last", "dead link", "mistake", "twice", "same"],
)
def test_an_edit_and_its_undoing(events: list[str], tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(dataset(*FIRST))
    first = read_dataset(file)
    assert first.dataset.members.count == 40
    edited = read_again(file, dataset(*events), first)
    assert "members" in edited.dataset.__dict__
    assert said(edited.dataset.members) == said(build_members(edited.dataset.events))
    undone = read_again(file, dataset(*FIRST), edited)
    assert said(undone.dataset.members) == said(first.dataset.members)


def test_a_record_that_goes_takes_its_mentions_along(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    text = dataset(*FIRST[:30], event(30, "places: [there]"), *FIRST[31:])
    file.write_text(text)
    first = read_dataset(file)
    _ = first.dataset.members
    without = read_again(file, text.replace(", {id: there, name: T, lon: 2, lat: 2}", ""), first)
    assert said(without.dataset.members) == said(build_members(without.dataset.events))
    again = read_again(file, text, without)
    assert said(again.dataset.members) == said(first.dataset.members)


def test_what_nobody_asked_is_not_found_out(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(dataset(*FIRST))
    first = read_dataset(file)
    assert "members" not in read_again(file, dataset(*FIRST[1:]), first).dataset.__dict__

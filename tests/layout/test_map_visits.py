"""Who is where: what a place's events are, counted and listed without looking at each of a million."""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.random_datasets import datasets
from timeline_app.layout.map.fan import events_on_spot
from timeline_app.layout.map.marks import count_visits
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.model.dataset import Dataset


def plan_of(dataset: Dataset, together: bool) -> MapPlan:
    """Put the first place and the last one on one point, or each on its own; the one between on none."""
    first, between, last = dataset.places
    there = replace(last, lon=71.0 if together else 75.0, lat=51.0)
    return plan_map(replace(dataset, places=(replace(first, lon=71.0, lat=51.0), between, there)))


def names(plan: MapPlan, row: int) -> set[str]:
    return set(plan.dataset.events[plan.dataset.columns.order[row]].places)


@settings(deadline=None, max_examples=60)
@given(datasets(), st.booleans(), st.data())
def test_visits_are_those_one_finds_looking_at_each_event(
    dataset: Dataset, together: bool, data: st.DataObject
) -> None:
    plan = plan_of(dataset, together)
    every = range(len(plan.dataset.columns))
    rows = [row for row in every if data.draw(st.booleans())]
    counted = Counter(place for row in rows for place in names(plan, row))
    places = [place.id for place in plan.dataset.places]
    known = np.array(rows, dtype=np.int64)
    assert count_visits(plan, known).tolist() == [counted[place] for place in places]
    assert count_visits(plan, known) is count_visits(plan, known)
    for spot, place in enumerate(places):
        there = {place, places[2 - spot]} if together and spot != 1 else {place}
        on_spot = [row for row in rows if names(plan, row) & there]
        assert events_on_spot(plan, known, spot).tolist() == on_spot


@settings(deadline=None, max_examples=30)
@given(datasets())
def test_places_weigh_as_much_as_their_events(dataset: Dataset) -> None:
    plan = plan_of(dataset, together=False)
    weights = dict(zip(plan.weighted[0].tolist(), plan.weighted[2].tolist(), strict=True))
    every = Counter(place for row in range(len(plan.dataset.columns)) for place in names(plan, row))
    for at, place in enumerate(plan.dataset.places):
        assert weights.get(float(plan.x[at]), 0) == (every[place.id] if at != 1 else 0)

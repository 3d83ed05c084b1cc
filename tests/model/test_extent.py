"""Where events stand on screen, and which of them a span shows."""

import math
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.random_datasets import datasets
from timeline_app.model.dataset import Dataset
from timeline_app.model.extent import rows_within
from timeline_app.model.instant import day_number

_YEARS = st.sampled_from([-math.inf, 1900, 1979, 1980, 1991, 1992, 1999, 2001, 2013, 2020, 2030])


@settings(deadline=None, max_examples=60)
@given(datasets(), _YEARS, st.sampled_from([0.0, 0.5, 1.0, 366.0, 1e5]), st.randoms(use_true_random=False))
def test_rows_in_a_span_are_those_one_finds_looking_at_each(
    dataset: Dataset, year: float, days: float, chance: Random
) -> None:
    first = -1e6 if math.isinf(year) else float(day_number(int(year), 1, 1))
    columns, (start, end) = dataset.columns, dataset.extent
    mask = np.array([chance.random() < 0.7 for _ in range(len(columns))], dtype=np.bool_)
    for passes in (mask, np.ones(len(columns), dtype=np.bool_)):
        found = rows_within(columns, dataset.extent, (first, first + days), passes)
        plain = np.flatnonzero((start < first + days) & (end > first) & passes)
        assert found.tolist() == plain.tolist()

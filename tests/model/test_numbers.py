"""Sets of whole numbers as ascending arrays: what Python's own sets say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.numbers import ascending, union, without

numbers = st.one_of(
    st.frozensets(st.integers(0, 30)),
    st.frozensets(st.integers(0, 2_000), max_size=8),
    st.sampled_from([frozenset(range(0, 500, step)) for step in (1, 2, 3)]),
)


def array_of(some: frozenset[int]) -> np.ndarray:
    return np.array(sorted(some), dtype=np.int32)


@settings(deadline=None, max_examples=80)
@given(numbers, numbers, numbers)
def test_sets_of_numbers_are_sets(one: frozenset[int], other: frozenset[int], third: frozenset[int]) -> None:
    assert union(array_of(one), array_of(other), array_of(third)).tolist() == sorted(one | other | third)
    assert without(array_of(one), array_of(other)).tolist() == sorted(one - other)
    assert union(array_of(one)).dtype == without(array_of(one), array_of(other)).dtype == np.int32


@settings(deadline=None, max_examples=40)
@given(numbers, st.randoms(use_true_random=False), st.integers(0, 100_000))
def test_numbers_are_put_in_order(some: frozenset[int], random: object, more: int) -> None:
    mixed = sorted(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    below = max(some, default=-1) + 1 + more
    assert ascending(np.array(mixed, dtype=np.int32), below).tolist() == sorted(some)

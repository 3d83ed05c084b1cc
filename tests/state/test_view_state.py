import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.state.view_state import FARTHEST, FINEST, NARROWEST, sound_span

edges = st.floats(allow_nan=True, allow_infinity=True)


@given(edges, edges)
def test_a_sound_span_can_be_drawn_or_there_is_none(start: float, end: float) -> None:
    sound = sound_span((start, end))
    if not (math.isfinite(start) and math.isfinite(end) and start < end):
        assert sound is None
        return
    assert sound is not None
    first, last = sound
    assert -FARTHEST <= first < last <= FARTHEST
    assert last - first >= 0.99 * max(NARROWEST, FINEST * abs(first))


@pytest.mark.parametrize("span", [(0.0, 1.0), (-1.6e12, 2e4), (16_000.0, 16_000.001)])
def test_what_can_be_drawn_stays_as_it_is(span: tuple[float, float]) -> None:
    assert sound_span(span) == span

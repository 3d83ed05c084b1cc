from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.axis import (
    GIVE,
    LONGEST,
    SHORTEST,
    TimeAxis,
    between,
    rest,
    span_about,
    within_limits,
    zoom,
)

spans = st.builds(
    lambda start, days: (start, start + days),
    st.floats(-3_000_000, 3_000_000),
    st.floats(1.0, 1_000_000),
)
shares = st.floats(0.0, 1.0)


@given(spans, st.floats(0, 1_000))
def test_an_instant_and_its_pixel_find_each_other(span, x):
    axis = TimeAxis(*span, left=170.0, width=1_000.0)
    assert abs(axis.x_of(axis.instant_at(x)) - x) < 0.01


@given(spans, shares, st.lists(st.sampled_from([1.2, 1 / 1.2, 1.05, 1.2**4]), min_size=1, max_size=50))
def test_the_time_under_the_pointer_stays_through_fifty_zooms_in_and_out(span, share, factors):
    width = 1_400.0
    x = share * width
    before = TimeAxis(*span, 0.0, width).instant_at(x)
    shown = span
    for factor in [*factors, *(1 / factor for factor in factors)]:
        shown = zoom(shown, factor, share)
        assert abs(TimeAxis(*shown, 0.0, width).x_of(before) - x) < 1.0


@given(spans, shares, st.floats(0.01, 100), st.floats(0, 1))
def test_an_eased_zoom_holds_the_anchor_on_every_frame(span, share, factor, progress):
    target = zoom(span, factor, share)
    anchor = span[0] + share * (span[1] - span[0])
    frame = TimeAxis(*between(span, target, progress), 0.0, 1_400.0)
    assert abs(frame.x_of(anchor) - share * 1_400.0) < 1.0


@given(spans, spans)
def test_a_motion_begins_where_it_is_and_ends_where_it_should(one, other):
    assert between(one, other, 1.0) == other
    begun = between(one, other, 0.0)
    assert abs(begun[0] - one[0]) <= 1e-6 * max(abs(one[0]), one[1] - one[0], 1)


def test_limits_give_a_little_and_then_hold():
    assert within_limits(1e-9) == SHORTEST
    assert within_limits(1e12, GIVE) == LONGEST * GIVE


@given(st.floats(-1e6, 1e6), shares, st.floats(1e-5, 1e8))
def test_a_span_past_the_limits_comes_to_rest_about_its_anchor(instant, share, days):
    span = span_about(instant, share, days)
    first, last = rest(span, share)
    assert SHORTEST * 0.99 <= last - first <= LONGEST * 1.01
    assert abs(first + share * (last - first) - instant) <= 1e-3 * (last - first) + 1e-6

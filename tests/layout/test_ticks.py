import itertools
import math
from bisect import bisect_right

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.layout.axis import LONGEST, SHORTEST, TimeAxis
from timeline_app.layout.steps import STEPS, Step, coarser_steps, instants_of
from timeline_app.layout.text import LABEL
from timeline_app.layout.ticks import lay_out_axis, lay_out_single_row
from timeline_app.model.instant import civil_from_day, day_number

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
MONTHS += ("October", "November", "December")


def measure(text, style=LABEL):
    return len(text) * 7.0


def tick(unit, instant):
    year, month, day = civil_from_day(math.floor(instant + 1e-6))
    minutes = round((instant % 1) * 1440) % 1440
    named = {"month": MONTHS[month - 1], "day": str(day)}
    if unit == "second":
        seconds = round((instant % 1) * 86_400) % 86_400
        return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if unit in ("hour", "minute"):
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return named.get(unit) or (str(year) if year > 0 else f"{1 - year} BCE")


def coarse(unit, instant):
    year, month, day = civil_from_day(math.floor(instant + 1e-6))
    return {
        "day": f"{day} {MONTHS[month - 1]} {year}",
        "month": f"{MONTHS[month - 1]} {year}",
        "era": "BCE" if year <= 0 else "CE",
    }.get(unit) or f"{unit} {year}"


axes = st.builds(
    lambda start, exponent, width: TimeAxis(start, start + 10**exponent, 160.0, width),
    st.floats(-4_000_000, 3_000_000),
    st.floats(math.log10(SHORTEST), math.log10(LONGEST)),
    st.floats(300, 3_800),
)


def apart(labels):
    return all(a.x + a.width <= b.x for a, b in itertools.pairwise(labels))


@given(axes)
@example(TimeAxis(day_number(-500, 1, 1), day_number(600, 1, 1), 160.0, 900.0))
@example(TimeAxis(-3_652_425.0, 3_652_425.0, 160.0, 900.0))
def test_labels_never_touch_and_stay_inside(axis):
    scene = lay_out_axis(axis, tick, coarse, measure)
    for row in (scene.fine, scene.coarse):
        assert apart(row)
        assert all(axis.left <= label.x and label.x + label.width <= axis.right for label in row)


@given(axes)
def test_the_coarse_row_always_tells_where_one_is(axis):
    scene = lay_out_axis(axis, tick, coarse, measure)
    assert scene.coarse
    assert scene.step.unit not in ("day", "hour", "minute") or any(c.isdigit() for c in scene.coarse[0].text)


@given(axes)
def test_ticks_stand_inside_and_in_order(axis):
    scene = lay_out_axis(axis, tick, coarse, measure)
    for row in (scene.ticks, scene.minor, scene.coarse_ticks):
        assert list(row) == sorted(row)
        assert all(axis.left <= x < axis.right for x in row)
    assert len(scene.ticks) + len(scene.minor) <= axis.width / 3


@given(st.sampled_from(STEPS), st.floats(-4_000_000, 3_000_000), st.floats(0.5, 30))
def test_a_step_covers_its_stretch_without_repeating(step, start, pitches):
    end = start + step.days * pitches
    marks = instants_of(step, start, end)
    assert marks[0] <= start + 1e-6
    assert all(a < b for a, b in itertools.pairwise(marks))
    assert all(mark < end for mark in marks[1:])


@pytest.mark.parametrize(
    ("every", "days"),
    [(5, [1, 5, 10, 15, 20, 25]), (10, [1, 10, 20]), (2, list(range(1, 31, 2)))],
)
def test_days_start_afresh_in_each_month(every, days):
    start = day_number(2025, 8, 1)
    marks = instants_of(Step("day", every, float(every)), start, start + 31)
    assert [civil_from_day(int(mark))[2] for mark in marks] == days


def test_centuries_before_our_era_fall_on_round_numbers():
    century = next(step for step in STEPS if step.unit == "century" and step.every == 1)
    marks = instants_of(century, day_number(-299, 1, 1), day_number(250, 1, 1))
    assert [civil_from_day(int(mark))[0] for mark in marks] == [-299, -199, -99, 1, 100, 200]


def test_single_years_are_not_marked_twice_at_the_turn_of_the_era():
    year = next(step for step in STEPS if step.unit == "year" and step.every == 1)
    marks = instants_of(year, day_number(-1, 1, 1), day_number(3, 1, 1))
    assert [civil_from_day(int(mark))[0] for mark in marks] == [-1, 0, 1, 2]


@pytest.mark.parametrize(
    ("days", "unit"),
    [(1 / 24, "minute"), (2.0, "hour"), (30.0, "day"), (360.0, "month"), (4_000.0, "year"), (2e6, "century")],
)
def test_the_fine_row_follows_the_zoom(days, unit):
    start = float(day_number(1990, 1, 1))
    scene = lay_out_axis(TimeAxis(start, start + days, 160.0, 900.0), tick, coarse, measure)
    assert scene.step.unit == unit


def test_the_coarse_row_of_days_names_month_and_year():
    start = float(day_number(2025, 9, 10))
    scene = lay_out_axis(TimeAxis(start, start + 12, 160.0, 900.0), tick, coarse, measure)
    assert [label.text for label in scene.coarse] == ["September 2025"]
    assert "14" in [label.text for label in scene.fine]


def test_every_step_has_a_coarser_one():
    assert all(coarser_steps(step) for step in STEPS)


@given(axes)
def test_a_single_row_is_sparse(axis):
    labels = lay_out_single_row(axis, tick, measure)
    assert apart(labels)
    assert all(axis.left <= label.x and label.x + label.width <= axis.right for label in labels)


@pytest.mark.parametrize("days", [1e9, 2.4e10, 7e14])
def test_deep_time_has_a_handful_of_ticks_as_well(days):
    scene = lay_out_axis(TimeAxis(-days / 2, days / 2, 160.0, 900.0), tick, coarse, measure)
    assert 2 <= len(scene.ticks) <= 45
    assert len(lay_out_single_row(TimeAxis(-days / 2, days / 2, 0.0, 900.0), tick, measure)) >= 2


@given(axes)
def test_no_day_hour_or_month_is_seen_without_what_it_belongs_to(axis):
    scene = lay_out_axis(axis, tick, coarse, measure)
    if scene.step.unit in ("year", "decade", "century", "millennium"):
        return
    edges = (*scene.coarse_ticks, axis.right + 1)
    named = {bisect_right(edges, label.x) for label in scene.coarse}
    assert all(bisect_right(edges, label.x + label.width / 2) in named for label in scene.fine)


def test_a_minute_is_marked_in_seconds():
    start = day_number(2025, 9, 1) + 0.5
    axis = TimeAxis(start, start + SHORTEST, 160.0, 900.0)
    scene = lay_out_axis(axis, tick, coarse, measure)
    assert scene.step.unit == "second"
    assert len(scene.fine) >= 4

"""Two times four hours in the grid and a desk: what is possible at all, and what a roster makes of it."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.posts.desk import plan, unmanned
from services.grid.domain.posts.feasibility import DeskArithmetic
from services.grid.schemas.posts.roster_check import RosterCheckView, show_check
from services.grid.usecases.posts.check_roster import check_roster
from shared.kernel.errors import Invalid, NotAllowed
from shared.kernel.worktime import ServiceHours, since_midnight
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    MONDAY,
    NEXT_GRID,
    a_caller,
    a_shift,
    post_filled,
    roster_published,
)
from tests.grid.fakes import FakeCalendars, a_rota

HOUR = timedelta(hours=1)
HOURS = ServiceHours.parse("09:00-12:00 13:30-17:00")


class TestTheArithmetic:
    @pytest.mark.parametrize(
        ("hours", "left", "hole"), [(7, 6, 1), (7.5, 7, 0.5), (8, 8, 0), (9, 10, 0), (4, 0, 4), (3, 0, 3)]
    )
    def test_of_one_grid(self, hours, left, hole):
        day = DeskArithmetic(day=hours * HOUR)

        assert (day.left, day.hole) == (left * HOUR, hole * HOUR)

    def test_three_grids_pooled_on_a_day_of_seven_hours(self):
        pooled = DeskArithmetic(day=7 * HOUR, grids=3)

        assert (pooled.left, pooled.hole) == (18 * HOUR, timedelta())
        assert round(pooled.people, 1) == 2.6

    @pytest.mark.parametrize("wrong", [{"day": timedelta()}, {"day": 25 * HOUR}, {"day": HOUR, "grids": 0}])
    def test_of_nothing_is_refused(self, wrong):
        with pytest.raises(Invalid):
            DeskArithmetic(**wrong)


TIMES = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))


@st.composite
def day_shifts(draw):
    start, end = sorted((draw(TIMES), draw(TIMES)))
    place = draw(st.sampled_from(["desk", "grid", "leave"]))
    return a_shift(place, start=start.isoformat(), end=end.isoformat())


@given(st.lists(st.lists(day_shifts(), max_size=4), max_size=3))
def test_the_unmanned_minutes_are_those_of_service_without_anybody_at_the_desk(workers):
    shifts = {str(number): own for number, own in enumerate(workers)}

    def is_open(minute):
        return any(
            since_midnight(each.opens) <= minute < since_midnight(each.closes) for each in HOURS.sessions
        )

    def is_manned(minute):
        return any(
            since_midnight(each.start) <= minute < since_midnight(each.end)
            for own in workers
            for each in own
            if each.place == "desk"
        )

    every = [timedelta(minutes=number) for number in range(0, 24 * 60, 15)]
    slow = {minute for minute in every if is_open(minute) and not is_manned(minute)}

    holes = unmanned(HOURS, shifts)

    assert {minute for minute in every if any(h.start <= minute < h.end for h in holes)} == slow
    assert all(hole.length > timedelta() for hole in holes)


def test_a_planned_day_adds_up_and_is_short_below_four_hours_in_the_grid():
    whole = plan("W0001", [a_shift("grid", "08:30", "12:30"), a_shift("desk", "13:30", "17:30")])
    short = plan("W0002", [a_shift("grid", "08:30", "12:29"), a_shift("assignment", "13:30", "17:30")])
    away = plan("W0003", [a_shift("leave"), a_shift("training")])

    assert (whole.in_grid, whole.at_desk, whole.works, whole.short) == (4 * HOUR, 4 * HOUR, 8 * HOUR, False)
    assert (short.works, short.short) == (8 * HOUR - timedelta(minutes=1), True)
    assert (away.works, away.short) == (timedelta(), False)


MORNING_OUT = (a_shift("grid", "09:00", "12:30"), a_shift("desk", "13:30", "17:00"))
AFTERNOON_OUT = (a_shift("desk", "09:00", "12:30"), a_shift("grid", "13:30", "17:00"))
POSTS = [
    post_filled("A", "W0001"),
    post_filled("B", "W0002"),
    post_filled("A", "W0011", area=NEXT_GRID),
    post_filled("head", "W0100", area=COMMUNITY),
    post_filled("A", "W0900", area=f"{ELSEWHERE}J001"),
]


def check(*duties, day=MONDAY, **by):
    found = check_roster(
        a_rota(posts=POSTS, duties=duties),
        FakeCalendars(),
        community_code=COMMUNITY,
        day=day,
        caller=a_caller(**by),
    )
    return RosterCheckView().dump(show_check(found))


def test_the_roster_of_a_community_shows_holes_by_grid_and_pooled():
    shown = check(
        roster_published("W0001", *MORNING_OUT),
        roster_published("W0002", a_shift("leave")),
        roster_published("W0011", a_shift("desk", "09:00", "12:00")),
        roster_published("W0900", a_shift("desk")),
    )

    first, second = shown["grids"]
    assert (first["grid_code"], second["grid_code"]) == (GRID, NEXT_GRID)
    assert first["unmanned"] == [{"start": "09:00", "end": "12:00", "minutes": 180}]
    assert second["unmanned"] == [{"start": "13:30", "end": "17:00", "minutes": 210}]
    assert shown["unmanned"] == []
    assert [each["short"] for each in first["workers"]] == [True, False]
    assert (shown["alone"]["hole_minutes"], shown["alone"]["day_minutes"]) == (60, 420)
    assert (shown["pooled"]["grids"], shown["pooled"]["left_minutes"]) == (2, 720)
    assert shown["people"] == 1.0


def test_two_who_swap_at_noon_man_the_desk_and_are_short_on_a_day_of_seven_hours():
    shown = check(roster_published("W0001", *MORNING_OUT), roster_published("W0002", *AFTERNOON_OUT))

    assert shown["grids"][0]["unmanned"] == []
    assert [each["short"] for each in shown["grids"][0]["workers"]] == [True, True]


def test_on_a_rest_day_nothing_is_unmanned_and_without_a_roster_everything_is():
    sunday, monday = check(day=date(2026, 11, 22)), check()

    assert (sunday["is_workday"], sunday["unmanned"], sunday["people"]) == (False, [], 0.0)
    assert [each["minutes"] for each in monday["unmanned"]] == [180, 210]
    assert (monday["alone"], monday["pooled"]) == (None, None)


def test_another_community_is_refused():
    with pytest.raises(NotAllowed):
        check(areas=frozenset({ELSEWHERE}))

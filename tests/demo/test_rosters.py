from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import groupby

import pytest

from demo.street import DemoStreet, DutyShift, make_rosters
from demo.street.codes import DutyPlace

MONDAY = date(2026, 11, 23)
AWAY = {DutyPlace.LEAVE, DutyPlace.TRAINING}
FRIDAY = 4


def on_weekdays(day: date) -> bool:
    return day.weekday() <= FRIDAY


def every_day(_: date) -> bool:
    return True


def hours(shift: DutyShift) -> timedelta:
    return datetime.combine(shift.day, shift.end) - datetime.combine(shift.day, shift.start)


@pytest.fixture(scope="module")
def half_a_year(street: DemoStreet) -> list[DutyShift]:
    return list(make_rosters(street, MONDAY, days=182, is_workday=on_weekdays))


def test_a_and_b_of_one_grid_are_never_both_away(street, half_a_year):
    away = defaultdict(set)
    grid_of = {worker.id: worker.area for worker in street.workers}
    for shift in half_a_year:
        if shift.place in AWAY:
            away[grid_of[shift.worker_id], shift.day].add(shift.worker_id)

    assert away
    assert all(len(workers) == 1 for workers in away.values())


def test_not_even_where_weekends_are_worked(street):
    shifts = make_rosters(street, MONDAY, days=60, is_workday=every_day)
    grid_of = {worker.id: worker.area for worker in street.workers}

    away = {(grid_of[s.worker_id], s.day, s.worker_id) for s in shifts if s.place in AWAY}
    assert len({(grid, day) for grid, day, _ in away}) == len(away)


def test_in_the_morning_a_is_in_the_grid_and_b_at_the_desk_and_then_they_swap(street, half_a_year):
    post_of = {post.worker_id: post.post for post in street.posts}
    usual = {
        "A": [DutyPlace.GRID, DutyPlace.DESK],
        "B": [DutyPlace.DESK, DutyPlace.GRID],
        "head": [DutyPlace.DESK, DutyPlace.DESK],
    }

    for (worker_id, _), shifts in groupby(half_a_year, key=lambda shift: (shift.worker_id, shift.day)):
        places = [shift.place for shift in shifts]
        assert places == usual[post_of.get(worker_id, "head")] or (
            places[0] is places[1] and places[0] in AWAY and post_of[worker_id] in {"A", "B"}
        )


def test_who_is_there_has_four_hours_in_the_grid(street, half_a_year):
    in_grid = [shift for shift in half_a_year if shift.place is DutyPlace.GRID]

    assert {hours(shift) for shift in in_grid} == {timedelta(hours=4)}
    assert len({(shift.worker_id, shift.day) for shift in in_grid}) == len(in_grid)


def test_everybody_has_two_halves_on_every_working_day_and_none_on_another(street, half_a_year):
    working = [MONDAY + timedelta(days=n) for n in range(182) if on_weekdays(MONDAY + timedelta(days=n))]

    by_worker = {
        worker_id: [shift.day for shift in shifts]
        for worker_id, shifts in groupby(half_a_year, key=lambda shift: shift.worker_id)
    }
    assert list(by_worker) == [worker.id for worker in (*street.workers, *street.officers)]
    assert all(days == [day for day in working for _ in range(2)] for days in by_worker.values())


def test_people_are_away_now_and_then(street, half_a_year):
    own = {worker.id for worker in street.workers}
    places = [shift.place for shift in half_a_year if shift.worker_id in own]

    assert 0.02 < places.count(DutyPlace.LEAVE) / len(places) < 0.08
    assert 0.002 < places.count(DutyPlace.TRAINING) / len(places) < 0.02


def test_a_day_looks_the_same_whatever_span_it_is_asked_in(street, half_a_year):
    thursday = MONDAY + timedelta(days=31)

    alone = list(make_rosters(street, thursday, days=1, is_workday=on_weekdays))
    assert alone == [shift for shift in half_a_year if shift.day == thursday]

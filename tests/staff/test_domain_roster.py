from datetime import date

import pytest

from services.staff.domain.roster import Roster
from shared.events.staff import RosterPublished, Shift
from shared.kernel.errors import Invalid
from tests.staff.builders import MONDAY, MONTH, TUESDAY, a_roster, a_shift, on_leave


def test_publishing_a_roster_announces_all_its_shifts_in_order():
    afternoon, morning = a_shift(start="13:30", end="17:30", place="desk"), a_shift()
    roster = Roster.blank("W0001", MONTH)

    assert roster.publish([afternoon, morning])

    said = tuple(Shift(day=s.day, start=s.start, end=s.end, place=s.place) for s in (morning, afternoon))
    assert roster.happened() == (RosterPublished(worker_id="W0001", month=MONTH, shifts=said),)


def test_publishing_the_same_again_changes_nothing():
    roster = a_roster("W0001", a_shift())
    roster.saved()

    assert not roster.publish([a_shift()])


def test_an_empty_first_roster_is_something_that_was_said():
    assert Roster.blank("W0001", MONTH).publish([])


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-1", "11-2026", "2026-11-01", ""])
def test_a_month_is_a_month(month):
    with pytest.raises(Invalid, match="no month"):
        Roster.blank("W0001", month)


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 12, 1), date(2025, 11, 23)])
def test_a_shift_lies_in_its_month(day):
    with pytest.raises(Invalid, match="is not in 2026-11"):
        a_roster("W0001", a_shift(day))


@pytest.mark.parametrize(
    ("start", "end"), [("12:29", "13:00"), ("08:30", "12:30"), ("08:00", "17:00"), ("09:00", "10:00")]
)
def test_shifts_do_not_overlap(start, end):
    with pytest.raises(Invalid, match="overlap on 2026-11-23"):
        a_roster("W0001", a_shift(start="08:30", end="12:30"), a_shift(start=start, end=end))


def test_one_shift_may_begin_when_another_ends_or_on_another_day():
    assert a_roster("W0001", a_shift(), a_shift(start="12:30", end="13:00"), a_shift(TUESDAY))


def test_a_shift_inside_a_longer_one_is_found_behind_a_third():
    long, inside, later = ("08:00", "12:00"), ("09:00", "10:00"), ("11:00", "11:30")

    with pytest.raises(Invalid, match="overlap"):
        a_roster("W0001", *(a_shift(start=start, end=end) for start, end in (long, later, inside)))


def test_a_day_has_four_shifts_at_most():
    hours = [a_shift(start=f"{hour:02}:00", end=f"{hour + 1:02}:00") for hour in range(8, 13)]
    assert a_roster("W0001", *hours[:4], a_shift(TUESDAY))

    with pytest.raises(Invalid, match="more than 4"):
        a_roster("W0001", *hours)


@pytest.mark.parametrize(("start", "end"), [("12:30", "08:30"), ("08:30", "08:30")])
def test_a_shift_ends_after_it_starts(start, end):
    with pytest.raises(Invalid, match="ends before"):
        a_roster("W0001", a_shift(start=start, end=end))


@pytest.mark.parametrize(
    ("places", "away"),
    [
        (("leave",), True),
        (("training",), True),
        (("leave", "training"), True),
        (("leave", "grid"), False),
        (("desk", "training"), False),
        (("assignment",), False),
        ((), False),
    ],
)
def test_a_day_away_is_leave_or_training_and_nothing_else(places, away):
    halves = (("08:30", "12:30"), ("13:30", "17:30"))
    shifts = [
        a_shift(start=start, end=end, place=place)
        for (start, end), place in zip(halves, places, strict=False)
    ]

    assert a_roster("W0001", *shifts).days_away() == ((MONDAY,) if away else ())


def test_every_day_away_is_told():
    assert a_roster("W0001", *on_leave(TUESDAY, MONDAY)).days_away() == (MONDAY, TUESDAY)

"""What the working calendar promises, on the real year 2026."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from shared.kernel.calendar import Calendar
from shared.kernel.errors import Invalid
from shared.kernel.worktime import ServiceHours, Session
from shared.kernel.workyear import CalendarYear, OwnDays, SpecialDay, YearStatus
from shared.plumbing.holidays import official_year

BEIJING = timezone(timedelta(hours=8))
SATURDAY_WORKED = date(2026, 2, 14)


def a_calendar(**but):
    return Calendar(**{"years": (official_year(2026),), **but})


def a_year(**but):
    return CalendarYear(**{"year": 2026, "status": YearStatus.OFFICIAL, "source": "a test", **but})


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-02-12", 3, "2026-02-24"),
        ("2026-04-30", 1, "2026-05-06"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2026-06-18", 1, "2026-06-22"),
    ],
)
def test_working_days_pass_over_holidays_and_take_in_worked_weekends(start, n, last):
    assert a_calendar().nth_workday_after(date.fromisoformat(start), n) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-03-06T16:30", 120, "2026-03-09T10:30"),
        ("2026-03-07T10:00", 60, "2026-03-09T10:00"),
        ("2026-03-06T12:30", 1, "2026-03-06T13:31"),
        ("2026-03-06T16:30", 30, "2026-03-06T17:00"),
        ("2026-02-15T12:00", 60, "2026-02-24T10:00"),
        ("2025-12-31T16:59", 2, "2026-01-04T09:01"),
    ],
)
def test_service_time_runs_only_while_the_counters_are_open(start, minutes, due):
    calendar = a_calendar(years=(official_year(2025), official_year(2026)))

    assert calendar.after_service_time(at(start), timedelta(minutes=minutes)) == at(due)
    assert calendar.service_time(at(start), at(due)) == timedelta(minutes=minutes)


def test_a_year_counts_its_working_days():
    assert a_calendar().workdays_between(date(2025, 12, 31), date(2026, 12, 31)) == 248


def test_the_worked_saturday_counts_and_the_monday_it_was_swapped_for_does_not():
    calendar = Calendar(
        years=(a_year(off=frozenset({date(2026, 2, 16)}), worked=frozenset({SATURDAY_WORKED})),)
    )

    assert calendar.is_workday(SATURDAY_WORKED)
    assert not calendar.is_workday(date(2026, 2, 16))
    assert calendar.nth_workday_after(date(2026, 2, 13), 2) == date(2026, 2, 17)


def test_forty_eight_hours_of_twelve_hour_days_are_four_working_days():
    calendar = a_calendar(hours=ServiceHours.parse("08:00-20:00"))

    assert calendar.after_service_time(at("2026-03-06T08:00"), timedelta(hours=48)) == at("2026-03-11T20:00")


def test_both_sessions_of_a_day_count():
    calendar = a_calendar(hours=ServiceHours.parse("08:30-12:00 14:00-17:30"))

    assert calendar.service_time(at("2026-03-06T00:00"), at("2026-03-07T00:00")) == timedelta(hours=7)


def test_a_year_without_announced_holidays_says_that_it_is_provisional():
    calendar = a_calendar()

    assert calendar.is_provisional(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 1, 1))
    assert not calendar.is_workday(date(2027, 1, 2))
    assert calendar.provisional_between(date(2026, 12, 31), date(2027, 1, 1))
    assert not calendar.provisional_between(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-03-06T09:00", "2026-03-06T09:00"),
        ("2026-03-06T11:59:59.999", "2026-03-06T11:59:59.999"),
        ("2026-03-06T08:59", "2026-03-06T09:00"),
        ("2026-03-06T12:00", "2026-03-06T13:30"),
        ("2026-03-06T17:00", "2026-03-09T09:00"),
        ("2026-02-14T18:00", "2026-02-24T09:00"),
    ],
)
def test_the_counters_open_at_the_next_opening(moment, opening):
    assert a_calendar().next_open(at(moment)) == at(opening)


def test_a_day_belongs_to_shanghai_whatever_the_offset_of_the_moment():
    assert a_calendar().next_open(datetime(2026, 3, 6, 1, 30, tzinfo=UTC)) == at("2026-03-06T09:30")
    assert a_calendar().next_open(datetime(2026, 3, 5, 16, 0, tzinfo=UTC)) == at("2026-03-06T09:00")


def test_a_rest_day_rolls_forward_and_a_working_day_stays():
    assert a_calendar().roll_forward(date(2026, 10, 1)) == date(2026, 10, 8)
    assert a_calendar().roll_forward(SATURDAY_WORKED) == SATURDAY_WORKED


def test_a_special_day_has_its_own_hours_and_closes_earlier():
    short = SpecialDay(day=date(2026, 3, 6), hours=ServiceHours.parse("10:00-11:00"), name="停电")
    calendar = a_calendar(special=(short,))

    assert calendar.closing(date(2026, 3, 6)) == at("2026-03-06T11:00")
    an_hour_and_a_minute = timedelta(minutes=61)
    assert calendar.after_service_time(at("2026-03-06T09:00"), an_hour_and_a_minute) == at("2026-03-09T09:01")


def test_a_special_day_may_rest_or_work_against_the_year():
    rest = SpecialDay(day=date(2026, 3, 6), hours=ServiceHours(), name="搬迁")
    open_sunday = SpecialDay(day=date(2026, 3, 8), hours=ServiceHours.parse("09:00-12:00"), name="便民日")
    calendar = a_calendar(special=(rest, open_sunday))

    assert calendar.nth_workday_after(date(2026, 3, 5), 1) == date(2026, 3, 8)


class TestUnits:
    """A unit departs from what holds for all, on the days that it names."""

    SATURDAY, FRIDAY = date(2026, 3, 7), date(2026, 3, 6)

    def own(self, *days, unit="WMZX"):
        return OwnDays(
            unit=unit, days=tuple(SpecialDay(day=day, hours=hours, name="") for day, hours in days)
        )

    def test_it_works_on_a_saturday_and_closes_at_noon_and_nobody_else_does(self):
        morning = ServiceHours.parse("09:00-12:00")
        calendar = a_calendar(own=(self.own((self.SATURDAY, morning), (self.FRIDAY, morning)),))
        hall = calendar.of("WMZX")

        assert hall.nth_workday_after(self.FRIDAY, 1) == self.SATURDAY
        assert hall.closing(self.FRIDAY) == at("2026-03-06T12:00")
        for other in (calendar, calendar.of("GLZ-001"), calendar.of("")):
            assert other.nth_workday_after(self.FRIDAY, 1) == date(2026, 3, 9)
            assert other.closing(self.FRIDAY) == at("2026-03-06T17:00")

    def test_its_days_come_before_the_special_days_of_all_and_the_rest_of_those_hold(self):
        rest, short = ServiceHours(), ServiceHours.parse("10:00-11:00")
        special = tuple(SpecialDay(day=day, hours=rest, name="") for day in (self.FRIDAY, date(2026, 3, 9)))
        hall = a_calendar(special=special, own=(self.own((self.FRIDAY, short)),)).of("WMZX")

        assert hall.hours_on(self.FRIDAY) == short
        assert not hall.is_workday(date(2026, 3, 9))

    def test_the_revision_follows_the_days_of_units_and_is_as_before_without_any(self):
        days = (self.SATURDAY, ServiceHours.parse("09:00-12:00"))
        known = {
            a_calendar().revision,
            a_calendar(own=(self.own(days),)).revision,
            a_calendar(own=(self.own(days, unit="GZZX"),)).revision,
            a_calendar(own=(self.own((self.SATURDAY, ServiceHours())),)).revision,
        }

        assert len(known) == 4
        assert Calendar().revision == "11fcbe362e28"

    def test_a_unit_says_everything_once(self):
        with pytest.raises(Invalid):
            a_calendar(own=(self.own(), self.own()))


def test_the_revision_follows_the_content_and_nothing_else():
    other = a_year(off=frozenset({date(2026, 3, 6)}))

    assert Calendar(years=(a_year(),)).revision == Calendar(years=(a_year(source="another paper"),)).revision
    revisions = {
        Calendar(years=(a_year(),)).revision,
        Calendar(years=(other,)).revision,
        Calendar(years=(a_year(status=YearStatus.PROVISIONAL),)).revision,
        Calendar(years=(a_year(),), hours=ServiceHours.parse("09:00-12:00")).revision,
        Calendar(
            years=(a_year(),), special=(SpecialDay(day=date(2026, 3, 6), hours=ServiceHours(), name=""),)
        ).revision,
    }
    assert len(revisions) == 5


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: a_year(off=frozenset({date(2027, 1, 1)})),
        lambda: a_year(off=frozenset({SATURDAY_WORKED}), worked=frozenset({SATURDAY_WORKED})),
        lambda: Calendar(years=(a_year(), a_year())),
        lambda: Calendar(hours=ServiceHours()),
        lambda: Session(opens=time(12), closes=time(12)),
        lambda: ServiceHours.parse("09:00-12:00 11:00-17:00"),
        lambda: ServiceHours.parse("nine to five"),
        lambda: a_calendar().next_open(datetime(2026, 3, 6)),  # noqa: DTZ001 - that it is naive is the point
        lambda: a_calendar().nth_workday_after(date(2026, 3, 6), 0),
        lambda: a_calendar().workdays_between(date(2026, 3, 6), date(2026, 3, 5)),
        lambda: a_calendar().service_time(at("2026-03-06T10:00"), at("2026-03-06T09:00")),
        lambda: a_calendar().after_service_time(at("2026-03-06T10:00"), timedelta(minutes=-1)),
        lambda: a_calendar().closing(date(2026, 3, 7)),
    ],
)
def test_nonsense_is_refused(nonsense):
    with pytest.raises(Invalid):
        nonsense()

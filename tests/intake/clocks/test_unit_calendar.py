"""A unit's own days: who may say what of which day, and whose day it is where a unit says nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from services.intake.domain.accountability.overrun import exceeded_at
from services.intake.domain.clocks.clock_kind import OF_THE_UNIT, ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.unit_calendar import MOST_DAYS, UnitCalendar, own_days
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.organisation.organisation import Organisation
from services.intake.domain.organisation.unit import WHOLE_STREET
from services.intake.schemas.clocks.forms import UnitCalendarForm
from services.intake.schemas.clocks.views import UnitCalendarView
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.store.clocks.unit_calendars import MongoUnitCalendars
from services.intake.usecases.clocks.publish_unit_calendar import publish_unit_calendar
from services.intake.usecases.clocks.reckon_clocks import reckon_clocks
from shared.events.intake_clocks import ClockMoved, UnitCalendarPublished
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.worktime import ServiceHours
from shared.kernel.workyear import SpecialDay
from tests.fakes import FakeRepository
from tests.intake.builders import LATER, MONDAY, PLAIN, a_command, a_year, an_issue_in, local
from tests.intake.fakes import FakeCalendars, FakeCases, FakeUnits
from tests.intake.organisation_builders import a_route, a_station, an_office, an_organisation
from tests.stores import either

TODAY = date(2026, 11, 23)  # a Monday
SATURDAY, WEDNESDAY = date(2026, 11, 28), date(2026, 11, 25)
MORNING, REST = ServiceHours.parse("09:00-12:00"), ServiceHours()
ORGANISATION = Organisation(
    units=(
        an_office(),
        an_office("GZZX", title="共治服务中心"),
        a_station(),
        a_station("GLZ-002", community="002"),
    )
)
FAMILY = {
    WHOLE_STREET: [WHOLE_STREET],
    "WMZX": ["WMZX", WHOLE_STREET],
    "GZZX": ["GZZX", WHOLE_STREET],
    "GLZ-001": ["GLZ-001", "GZZX", WHOLE_STREET],
    "GLZ-002": ["GLZ-002", "GZZX", WHOLE_STREET],
}

unit_calendars = either(FakeRepository, MongoUnitCalendars)


def a_day(day=SATURDAY, hours=MORNING, name="便民日"):
    return SpecialDay(day=day, hours=hours, name=name)


def a_calendar(unit, *days):
    return UnitCalendar(id=f"{unit}@2026", unit=unit, year=2026, days=days)


def publish(calendar, *days, today=TODAY):
    calendar.publish(days, source="办公会议纪要", today=today)


class TestPublishing:
    def test_what_is_published_holds_and_is_told(self):
        calendar = UnitCalendar.of("WMZX", 2026)

        publish(calendar, a_day(), a_day(WEDNESDAY, REST))

        assert [each.day for each in calendar.days] == [WEDNESDAY, SATURDAY]
        assert calendar.happened() == (
            UnitCalendarPublished(unit="WMZX", year=2026, days=(WEDNESDAY, SATURDAY), source="办公会议纪要"),
        )

    def test_a_day_that_is_left_out_is_a_day_like_that_of_others_again(self):
        calendar = a_calendar("WMZX", a_day(), a_day(WEDNESDAY, REST))

        publish(calendar, a_day())

        assert calendar.days == (a_day(),)

    @pytest.mark.parametrize(
        "days",
        [
            (a_day(), a_day(hours=REST)),
            (a_day(date(2027, 1, 2)),),
            tuple(a_day(date(2026, 1, 1) + timedelta(days=n)) for n in range(MOST_DAYS + 1)),
        ],
        ids=["twice", "another year", "too many"],
    )
    def test_what_makes_no_sense_is_refused(self, days):
        calendar = UnitCalendar.of("WMZX", 2026)

        with pytest.raises(Invalid):
            publish(calendar, *days)
        assert (calendar.days, calendar.happened()) == ((), ())

    YESTERDAY = a_day(TODAY - timedelta(days=1), MORNING)

    @pytest.mark.parametrize(
        ("known", "said"),
        [((), (YESTERDAY,)), ((YESTERDAY,), ()), ((YESTERDAY,), (a_day(YESTERDAY.day, REST),))],
        ids=["added", "left out", "changed"],
    )
    def test_nobody_is_in_time_by_having_been_closed_yesterday(self, known, said):
        calendar = a_calendar("WMZX", *known)

        with pytest.raises(Conflict):
            publish(calendar, *said)
        assert calendar.days == known

    def test_what_is_over_may_be_said_again_as_it_was(self):
        calendar = a_calendar("WMZX", self.YESTERDAY)

        publish(calendar, self.YESTERDAY, a_day(TODAY, REST))

        assert len(calendar.days) == 2

    def test_asked_twice_it_is_published_once_and_comes_back_as_it_was(self, unit_calendars):
        command = a_command(at=MONDAY)
        said = {"unit": "WMZX", "year": 2026, "days": (a_day(), a_day(WEDNESDAY, REST)), "source": "纪要"}
        for _ in range(2):
            publish_unit_calendar(unit_calendars, FakeUnits(an_organisation()), **said, command=command)

        kept = unit_calendars.find("WMZX@2026")
        assert (kept.version, kept.days) == (1, (a_day(WEDNESDAY, REST), a_day()))

    def test_a_unit_that_is_not_there_has_no_days(self, unit_calendars):
        with pytest.raises(NotFound):
            publish_unit_calendar(
                unit_calendars,
                FakeUnits(an_organisation()),
                unit="XXX",
                year=2026,
                days=(),
                source="纪要",
                command=a_command(),
            )


SOME_DAYS = [TODAY + timedelta(days=n) for n in range(6)]
SOME_HOURS = st.sampled_from([MORNING, REST, ServiceHours.parse("08:00-20:00")])
SAID = st.dictionaries(
    st.sampled_from(sorted(FAMILY)), st.dictionaries(st.sampled_from(SOME_DAYS), SOME_HOURS)
)


@given(SAID)
def test_on_every_day_the_nearest_of_a_unit_and_those_above_it_says_how_it_is(said):
    """Against asking one after the other, for every unit and every day."""
    calendars = [a_calendar(unit, *(a_day(*each) for each in days.items())) for unit, days in said.items()]

    calendar = Calendar(years=(a_year(),), own=own_days(ORGANISATION, calendars))

    for unit, lineage in FAMILY.items():
        for day in SOME_DAYS:
            asked = [said[each][day] for each in lineage if day in said.get(each, {})]
            assert calendar.of(unit).hours_on(day) == (asked or [PLAIN.hours_on(day)])[0]
            assert calendar.hours_on(day) == PLAIN.hours_on(day)


def test_a_unit_of_several_years_keeps_the_days_of_all():
    years = [a_calendar("WMZX", a_day()), UnitCalendar(id="WMZX@2027", unit="WMZX", year=2027)]
    years[1].days = (a_day(date(2027, 1, 2)),)

    [own] = own_days(ORGANISATION, years)

    assert {each.day for each in own.days} == {SATURDAY, date(2027, 1, 2)}


def closed_on_wednesday(unit):
    return Calendar(years=(a_year(),), own=own_days(ORGANISATION, [a_calendar(unit, a_day(WEDNESDAY, REST))]))


class TestClocks:
    """What a unit owes by its own word is counted in its days; what the law gives is not."""

    def test_only_what_the_unit_owes_moves(self):
        issue = an_issue_in(IssueState.ASSIGNED, route=a_route(office="WMZX"))
        before = dict(issue.due)

        issue.keep_up(closed_on_wednesday("WMZX"), at=LATER)

        moved = {each.clock for each in issue.happened() if isinstance(each, ClockMoved)}
        assert moved == {"promised"}  # the sign clock ends before that day
        assert issue.due["promised"] == local("2026-12-01 17:00")
        assert issue.due["legal"] == before["legal"]

    def test_a_case_of_another_unit_does_not_notice(self):
        issue = an_issue_in(IssueState.ASSIGNED, route=a_route(office="GZZX"))

        issue.keep_up(closed_on_wednesday("WMZX"), at=LATER)

        assert not [each for each in issue.happened() if isinstance(each, ClockMoved)]
        assert issue.calendar == closed_on_wednesday("WMZX").revision

    @pytest.mark.parametrize("above", ["GZZX", WHOLE_STREET])
    def test_a_station_follows_those_above_it(self, above):
        issue = an_issue_in(IssueState.ASSIGNED, route=a_route(office="GZZX", station="GLZ"))

        issue.keep_up(closed_on_wednesday(above), at=LATER)

        assert issue.due["promised"] == local("2026-12-01 17:00")

    def test_what_is_begun_for_the_unit_that_leads_now_counts_its_days(self):
        issue = an_issue_in(IssueState.TRIAGED, route=a_route(office="GZZX", station="GLZ"))
        assert {each.kind: each.calendar_id for each in issue.clocks} == {"legal": "", "promised": "GZZX"}

        issue = an_issue_in(IssueState.ASSIGNED, route=a_route(office="GZZX", station="GLZ"))

        assert {each.kind: each.calendar_id for each in issue.clocks}["sign"] == "GLZ-001"

    def test_what_nobody_leads_counts_the_days_of_the_street(self):
        issue = an_issue_in(IssueState.REGISTERED, route=None)
        issue.await_triage(at=MONDAY, calendar=PLAIN)

        assert [each.calendar_id for each in issue.clocks] == [WHOLE_STREET]

    @pytest.mark.parametrize("kind", ClockKind)
    def test_no_unit_moves_what_the_law_gives_or_a_date(self, kind):
        issue = an_issue_in(IssueState.REGISTERED)
        issue.start_clocks(
            {kind.value: Limit(amount=5, unit=Unit.WORKING_DAY)}, by="C1", at=MONDAY, calendar=PLAIN
        )

        assert bool(issue.clocks.newest(kind).calendar_id) is (kind in OF_THE_UNIT)

    def test_an_overdue_promise_is_exceeded_in_the_days_of_its_unit(self):
        issue = an_issue_in(IssueState.ASSIGNED, route=a_route(office="WMZX"))
        promised = issue.clocks.newest(ClockKind.PROMISED)
        by = Limit(amount=1, unit=Unit.WORKING_DAY)
        tuesday_off = Calendar(
            years=(a_year(),),
            own=own_days(ORGANISATION, [a_calendar("WMZX", a_day(date(2026, 12, 1), REST))]),
        )

        assert exceeded_at(promised, by, PLAIN) == local("2026-12-01 17:00")
        assert exceeded_at(promised, by, tuesday_off) == local("2026-12-02 17:00")


class TestReckoning:
    def test_every_open_case_is_reckoned_anew_once_and_tells_what_moved(self):
        cases = FakeCases(*(an_issue_in(IssueState.ASSIGNED, route=a_route(office="WMZX")) for _ in range(3)))
        calendars = FakeCalendars()
        calendars.own = closed_on_wednesday("WMZX").own

        turns = [reckon_clocks(cases, calendars, now=LATER) for _ in range(2)]

        assert turns == [3, 0]
        assert [each.clock for each in cases.facts] == ["promised"] * 3

    @pytest.mark.database
    def test_the_calendar_in_force_holds_the_days_of_units_as_soon_as_they_are_published(self, database):
        calendars = MongoCalendars(database)
        before = calendars.current()
        record = UnitCalendar.of("GZZX", 2026)
        publish(record, a_day())
        MongoUnitCalendars(database).save(record)

        now = MongoCalendars(database).current()

        assert now.revision != before.revision
        assert now.of("GLZ-003").hours_on(SATURDAY) == MORNING
        assert not now.of("WMZX").is_workday(SATURDAY)
        assert calendars.current(now.revision) == now


WORDS = {
    "unit": "WMZX",
    "year": 2026,
    "days": [
        {"day": "2026-11-25", "hours": "", "name": "搬迁"},
        {"day": "2026-11-28", "hours": "09:00-12:00 13:30-16:00", "name": "便民日"},
    ],
    "source": "办公会议纪要",
}


class TestWords:
    def test_days_are_shown_as_they_were_sent(self):
        read = UnitCalendarForm().load(WORDS)
        calendar = UnitCalendar.of(read["unit"], read["year"])

        publish(calendar, *read["days"])

        assert UnitCalendarView().dump(calendar) == {k: v for k, v in WORDS.items() if k != "source"}

    @pytest.mark.parametrize("hours", ["9-12", "09:00", "09:00-12:00,13:30-17:00", "休息"])
    def test_hours_are_written_one_way(self, hours):
        day = {"day": "2026-11-25", "hours": hours, "name": "x"}
        with pytest.raises(ValidationError):
            UnitCalendarForm().load(WORDS | {"days": [day]})

    @pytest.mark.parametrize("hours", ["12:00-09:00", "24:30-25:00", "09:00-12:00 11:00-13:00"])
    def test_hours_that_cannot_be_are_refused(self, hours):
        day = {"day": "2026-11-25", "hours": hours, "name": "x"}
        with pytest.raises(Invalid):
            UnitCalendarForm().load(WORDS | {"days": [day]})

"""The calendar in force, as replicas come to know it."""

import pytest

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.store.clocks import calendars as calendars_module
from services.intake.store.clocks.calendars import MongoCalendars
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, StaleWrite
from shared.kernel.workyear import CalendarYear, YearStatus
from tests.eventually import eventually
from tests.intake.builders import PLAIN, TUESDAY_OFF, a_year, off
from tests.intake.fakes import FakeCalendars
from tests.shared.queries import watched
from tests.stores import either

calendars = either(FakeCalendars, MongoCalendars)


def publish(calendars, year):
    record = calendars.find(str(year.year)) or CalendarRecord.of(year.year)
    record.publish(year)
    calendars.save(record)


def test_without_a_year_monday_to_friday_is_supposed(calendars):
    assert calendars.current() == Calendar()


def test_a_year_comes_back_as_it_was_published(calendars):
    year = a_year(off=off("2026-11-24", "2026-10-01"), worked=off("2026-11-28"))
    publish(calendars, year)

    assert calendars.find("2026").year == year
    assert calendars.current() == Calendar(years=(year,))


def test_all_published_years_are_in_force_together(calendars):
    for number in (2025, 2026, 2027):
        publish(calendars, a_year(number))

    assert {year.year for year in calendars.current().years} == {2025, 2026, 2027}


def test_a_correction_is_published_over_the_year(calendars):
    publish(calendars, a_year())
    publish(calendars, a_year(off=off("2026-11-24")))

    assert calendars.find("2026").version == 2
    assert calendars.find("2026").year.off == off("2026-11-24")


def test_of_two_who_publish_the_same_year_one_wins(calendars):
    publish(calendars, a_year())
    first, second = calendars.find("2026"), calendars.find("2026")
    first.publish(a_year(off=off("2026-11-24")))
    second.publish(a_year(off=off("2026-11-25")))
    calendars.save(first)

    with pytest.raises(StaleWrite):
        calendars.save(second)
    assert calendars.find("2026").year.off == off("2026-11-24")


def test_only_announced_days_are_published():
    record = CalendarRecord.of(2026)
    supposed = CalendarYear(year=2026, status=YearStatus.PROVISIONAL, source="看日历")

    with pytest.raises(Conflict):
        record.publish(supposed)
    assert record.happened() == ()


class TestTwoReplicas:
    """Each looks the years up at most once a second."""

    def test_a_replica_learns_of_a_new_year_within_a_second_or_so(self, database):
        one, other = MongoCalendars(database), MongoCalendars(database)
        assert other.current() == Calendar()

        publish(one, a_year())

        eventually(lambda: other.current().revision == PLAIN.revision, seconds=5)

    def test_and_at_once_where_a_case_was_reckoned_with_it(self, database, monkeypatch):
        monkeypatch.setattr(calendars_module, "FRESH", 1000)
        one, other = MongoCalendars(database), MongoCalendars(database)
        publish(one, a_year())
        assert other.current() == PLAIN
        publish(one, a_year(off=off("2026-11-24")))

        assert other.current() == PLAIN
        assert other.current(TUESDAY_OFF.revision) == TUESDAY_OFF
        assert other.current() == TUESDAY_OFF

    def test_years_are_looked_up_once_for_many_cases(self, database, mongo_uri, monkeypatch):
        monkeypatch.setattr(calendars_module, "FRESH", 1000)
        publish(MongoCalendars(database), a_year())
        with watched(mongo_uri, database.name) as (same, queries):
            calendars = MongoCalendars(same)
            for known in ("", PLAIN.revision, "", PLAIN.revision):
                calendars.current(known)

        assert queries.names() == ["find", "find"]  # the years, and the days of units

    def test_what_was_laid_out_of_a_year_is_kept_while_nothing_changes(self, database, monkeypatch):
        monkeypatch.setattr(calendars_module, "FRESH", -1)
        calendars = MongoCalendars(database)
        publish(calendars, a_year())

        assert calendars.current() is calendars.current()

"""Which years should be announced and are not: said loudly, not silently taken for Monday to Friday."""

import logging

import pytest

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.entrypoints.timers import Timers
from services.intake.usecases.clocks.list_supposed_years import list_supposed_years
from shared.kernel import clock
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing import metrics
from tests.intake.builders import local
from tests.intake.fakes import FakeCalendars


def published(*years):
    """Calendars in which these years are published."""
    calendars = FakeCalendars()
    for year in years:
        record = CalendarRecord.of(year)
        record.publish(
            CalendarYear(
                year=year, status=YearStatus.OFFICIAL, off=frozenset(), worked=frozenset(), source="国务院"
            )
        )
        calendars.save(record)
    return calendars


@pytest.mark.parametrize(
    ("now", "years", "supposed"),
    [
        ("2030-11-30 23:59", [2030], ()),
        ("2030-12-01 00:00", [2030], (2031,)),
        ("2030-12-31 12:00", [2030, 2031], ()),
        ("2031-01-01 00:00", [2030], (2031,)),
        ("2031-12-01 09:00", [], (2031, 2032)),
    ],
)
def test_this_year_and_in_december_the_next(now, years, supposed):
    assert list_supposed_years(published(*years), now=local(now)) == supposed


def test_it_is_logged_and_measured(monkeypatch, caplog):
    monkeypatch.setattr(clock, "now", lambda: local("2031-03-01 09:00"))
    timers = Timers()
    timers.calendars = published(2030)

    with caplog.at_level(logging.WARNING):
        timers.tell_supposed_years()

    assert [each.year for each in caplog.records] == [2031]
    assert metrics.YEARS_SUPPOSED._value.get() == 1

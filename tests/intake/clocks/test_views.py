"""What intake shows, and in which order."""

from datetime import date, timedelta

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.schemas.clocks.views import CalendarYearView
from shared.kernel.workyear import CalendarYear, YearStatus

WINTER = [date(2027, 2, 1) + timedelta(days=n) for n in range(20)]


def test_the_days_of_a_year_are_shown_in_their_order():
    year = CalendarYear(
        year=2027,
        status=YearStatus.OFFICIAL,
        off=frozenset(WINTER[:10]),
        worked=frozenset(WINTER[10:]),
        source="国务院办公厅",
    )

    shown = CalendarYearView().dump(CalendarRecord(id="2027", year=year))

    assert shown["off"] == [day.isoformat() for day in WINTER[:10]]
    assert shown["worked"] == [day.isoformat() for day in WINTER[10:]]

"""Duty: the rosters of the street for this month and the next, as staff wants them."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from demo.batches import Row, Shipment
from demo.street import DemoStreet, DutyShift, make_rosters
from shared.kernel.calendar import Calendar
from shared.plumbing.holidays import official_year

ROSTERS_AT_ONCE = 20  # a roster has some 400 words, and a door hears 10,000 at once


def months_around(today: date) -> tuple[date, date]:
    """Return the first day of the month of `today`, and that of the next month."""
    first = today.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def working_calendar(*months: date) -> Calendar:
    """Return the calendar of these months, as far as their years are announced."""
    years = [official_year(year) for year in sorted({month.year for month in months})]
    return Calendar(years=tuple(year for year in years if year))


def roster_shipments(street: DemoStreet, today: date) -> Iterator[Shipment]:
    """Yield a shipment for each month.

    A month is always whole, so that it is the same roster on whatever day of it somebody loads. The two
    of a grid follow each other and share a batch: their rosters are checked against each other.
    """
    months = months_around(today)
    calendar = working_calendar(*months)
    for first in months:
        rows = _rosters(street, first, calendar)
        yield Shipment(
            title=f"{first:%Y-%m} 排班 rosters",
            door="staff.publish_rosters",
            rows=rows,
            size=ROSTERS_AT_ONCE,
        )


def _rosters(street: DemoStreet, first: date, calendar: Calendar) -> list[Row]:
    _, days = monthrange(first.year, first.month)
    shifts = make_rosters(street, first, days=days, is_workday=calendar.is_workday)
    by_worker = groupby(shifts, key=lambda shift: shift.worker_id)
    return [_roster(worker_id, first, list(own)) for worker_id, own in by_worker]


def _roster(worker_id: str, first: date, shifts: Sequence[DutyShift]) -> Row:
    return {
        "worker_id": worker_id,
        "month": f"{first:%Y-%m}",
        "shifts": [
            {
                "day": shift.day.isoformat(),
                "start": shift.start.isoformat(),
                "end": shift.end.isoformat(),
                "place": shift.place.value,
            }
            for shift in shifts
        ],
    }

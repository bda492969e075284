"""Periods: the month or half-year in which reds are counted; those of the calendar, as ratings are."""

from datetime import date, datetime
from typing import NamedTuple

from services.intake.domain.accountability.card_rules import Period
from shared.kernel.calendar import local_moment, local_time

MONTHS = {Period.MONTH: 1, Period.HALF_YEAR: 6}
DECEMBER = 12


class Span(NamedTuple):
    """From a moment on, up to another that is not in it."""

    since: datetime
    until: datetime


def span_of(period: Period, at: datetime) -> Span:
    """Return the month, or the half-year, of the clocks of Shanghai that a moment lies in."""
    months, day = MONTHS[period], local_time(at).date()
    first = day.month - (day.month - 1) % months
    after = first + months
    end = date(day.year + (after > DECEMBER), (after - 1) % DECEMBER + 1, 1)
    return Span(local_moment(date(day.year, first, 1)), local_moment(end))

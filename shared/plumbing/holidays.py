"""Official years: what the State Council has announced, as the package chinese_calendar carries it.

The only reader of that package. It learns a year about each November, when the notice is out and the
package is updated; until then the year is unknown here, and the calendar supposes it.
"""

from datetime import date

import chinese_calendar

from shared.kernel.workyear import SATURDAY, CalendarYear, YearStatus


def official_year(year: int) -> CalendarYear | None:
    """Return the announced year, or None when it is not announced or the package does not know it."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return None
    if not _is_whole(year):
        return None
    rest, work = (
        {day for day in days if day.year == year}
        for days in (chinese_calendar.holidays, chinese_calendar.workdays)
    )
    return CalendarYear(
        year=year,
        status=YearStatus.OFFICIAL,
        off=frozenset(day for day in rest - work if day.weekday() < SATURDAY),
        worked=frozenset(day for day in work if day.weekday() >= SATURDAY),
        source=f"chinese_calendar {chinese_calendar.__version__}",
    )


def known_years() -> tuple[int, ...]:
    """Return the years that are announced, earliest first."""
    mentioned = sorted({day.year for day in chinese_calendar.holidays})
    return tuple(year for year in mentioned if official_year(year))


def _is_whole(year: int) -> bool:
    """Tell whether the year's own notice is in: the notice before it may mention its first days only.

    The package calls a year known from its first mentioned day; the National Day is in every notice.
    """
    return date(year, 10, 1) in chinese_calendar.holidays

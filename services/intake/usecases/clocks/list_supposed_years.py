"""List the years that ought to be announced by now and are not: what is reckoned in them may still move."""

from datetime import date, datetime

from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.calendar import local_time

DECEMBER = 12  # each autumn the working days of the next year are announced


def list_supposed_years(calendars: Calendars, *, now: datetime) -> tuple[int, ...]:
    """Return the running year and, in December, the next one, as far as nobody has published them."""
    today = local_time(now).date()
    years = (today.year, today.year + 1) if today.month == DECEMBER else (today.year,)
    calendar = calendars.current()
    return tuple(year for year in years if calendar.is_provisional(date(year, 1, 1)))

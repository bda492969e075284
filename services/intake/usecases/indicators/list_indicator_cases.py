"""List the cases behind an indicator: every figure opens to what was counted."""

from dataclasses import dataclass
from itertools import islice

from services.intake.domain.indicators.indicator import BY_CODE
from services.intake.usecases.indicators.in_period import Period, in_period
from services.intake.usecases.indicators.ports import CourseRow, Courses, Weighing
from shared.kernel.calendar import ONE_MINUTE
from shared.kernel.command import Caller

MOST_READ = 1000  # cases that one page may look at


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A case that an indicator counts, and whether it meets it."""

    row: CourseRow
    met: bool


@dataclass(frozen=True, kw_only=True)
class IndicatorQuery:
    """Which of its cases: all (`met` None), those that meet it, or those that do not."""

    indicator: str
    met: bool | None
    cursor: str
    limit: int


def list_indicator_cases(
    courses: Courses, weighing: Weighing, *, period: Period, query: IndicatorQuery, caller: Caller
) -> tuple[list[Counted], str | None]:
    """Return a page, in the order of time, and the place to go on from; a page may hold few, or none."""
    in_period(period, caller=caller)
    indicator, rules = BY_CODE[query.indicator], weighing.in_force(period.end - ONE_MINUTE)
    looked_at = courses.along(period.stretch(indicator.basis, after=query.cursor))
    found, last = [], ""
    for row in islice(looked_at, MOST_READ):
        met = indicator.met(row.course, rules)
        if indicator.counts(row.course) and query.met in {None, met}:
            found.append(Counted(row=row, met=met))
        last = row.place
        if len(found) == query.limit:
            break
    return found, last if next(looked_at, None) else None

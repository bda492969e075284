"""Get the indicators of a period: how many of how many, never an opinion."""

from services.intake.domain.indicators.indicator import Basis
from services.intake.domain.indicators.tally import Tally
from services.intake.usecases.indicators.in_period import Period, in_period
from services.intake.usecases.indicators.ports import Courses, Weighing
from shared.kernel.calendar import ONE_MINUTE
from shared.kernel.command import Caller


def get_indicators(courses: Courses, weighing: Weighing, *, period: Period, caller: Caller) -> Tally:
    """Count every case of the period once for each basis; weighed by the rules of its last day."""
    in_period(period, caller=caller)
    tally = Tally(weighing.in_force(period.end - ONE_MINUTE))
    for basis in Basis:
        for row in courses.along(period.stretch(basis)):
            tally.count(row.course, basis)
    return tally

"""Ring the clocks: warn of what comes due and tell what is overdue, each mark once."""

from datetime import datetime

from services.intake.domain.clocks.ringing import ring
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.each_case import each_case
from services.intake.usecases.clocks.keep_case import keep_case
from services.intake.usecases.clocks.ports import Calendars

ONE_TURN = 100  # cases


def ring_clocks(cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Ring one turn of ripe cases; return how many. Of replicas that see the same case, one wins."""

    def ring_one(id: str) -> None:
        case = cases.get(id)
        ring(case, now=now, calendar=calendars.current(case.calendar))
        keep_case(cases, case)

    ripe = cases.ripe(now, limit=ONE_TURN)
    each_case(ripe, ring_one)
    return len(ripe)

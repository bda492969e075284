"""Ring the clocks: warn of what comes due and tell what is overdue, each mark once."""

from datetime import datetime

from services.intake.domain.ringing import ring
from services.intake.usecases.ports import Calendars, Cases
from shared.kernel.errors import StaleWrite

ONE_TURN = 100  # cases


def ring_clocks(cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Ring one turn of ripe cases; return how many. Of replicas that see the same case, one wins."""
    ripe = cases.ripe(now, limit=ONE_TURN)
    for id in ripe:
        case = cases.get(id)
        ring(case, now=now, calendar=calendars.current(case.calendar))
        try:
            if case.happened():
                cases.save(case)
            else:
                cases.keep_reckoning(case)
        except StaleWrite:  # another replica or a command was first; what is still ripe rings next turn
            continue
    return len(ripe)

"""Ring the clocks: warn of what comes due and tell what is overdue, each mark once."""

from datetime import datetime

from services.intake.domain.clocks.ringing import ring
from services.intake.usecases.clocks.each_one import each_one
from services.intake.usecases.clocks.keep_timed import keep_timed
from services.intake.usecases.clocks.ports import Calendars, T, TimedOnes

ONE_TURN = 100


def ring_clocks(ones: TimedOnes[T], calendars: Calendars, *, now: datetime) -> int:
    """Ring one turn of those that are ripe; return how many. Of replicas that see the same one, one wins."""

    def ring_one(id: str) -> None:
        timed = ones.get(id)
        ring(timed, now=now, calendar=calendars.current(timed.calendar))
        keep_timed(ones, timed)

    ripe = ones.ripe(now, limit=ONE_TURN)
    each_one(ripe, ring_one)
    return len(ripe)

"""Ring the clocks: warn of what comes due and tell what is overdue, each mark once."""

import random
from datetime import datetime

from services.intake.domain.clocks.ringing import ring
from services.intake.usecases.clocks.keep_timed import keep_timed
from services.intake.usecases.clocks.ports import Calendars, T, TimedOnes
from shared.kernel.each_one import each_one

ONE_TURN = 100
IN_VIEW = 1000


def ring_clocks(ones: TimedOnes[T], calendars: Calendars, *, now: datetime) -> int:
    """Ring one turn of those that are ripe; return how many. Of replicas that see the same one, one wins.

    After an outage thousands are ripe. Each replica draws its turn from more than it takes: the same first
    hundred would be everybody's, and all but one would have worked for nothing. Nor do a hundred that cannot
    be read keep the others waiting.
    """

    def ring_one(id: str) -> None:
        timed = ones.get(id)
        ring(timed, now=now, calendar=calendars.current(timed.calendar))
        keep_timed(ones, timed)

    ripe = ones.ripe(now, limit=IN_VIEW)
    turn = random.sample(ripe, min(ONE_TURN, len(ripe)))
    each_one(turn, ring_one)
    return len(turn)

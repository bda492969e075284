"""Remind of facilities that somebody is to look at, or that nobody has looked at in time."""

from datetime import datetime

from services.grid.usecases.facilities.ports import Facilities
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one

ONE_TURN = 100  # facilities


def remind_facilities(facilities: Facilities, *, now: datetime) -> int:
    """Tell of one turn of facilities; return how many. Each mark once, by any number of replicas."""

    def remind_one(id: str) -> None:
        facility = facilities.get(id)
        facility.remind(now=now)
        if facility.happened():
            facilities.save(facility)

    ripe = facilities.to_remind(local_time(now).date(), limit=ONE_TURN)
    each_one(ripe, remind_one)
    return len(ripe)

"""Remind of hazards whose deadline comes near or is over."""

from datetime import datetime

from services.grid.usecases.hazards.ports import Hazards
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one

ONE_TURN = 100  # hazards


def remind_hazards(hazards: Hazards, *, now: datetime) -> int:
    """Tell of one turn of hazards; return how many. Each mark once, by any number of replicas."""

    def remind_one(id: str) -> None:
        hazard = hazards.get(id)
        hazard.remind(now=now)
        if hazard.happened():
            hazards.save(hazard)

    ripe = hazards.to_remind(local_time(now).date(), limit=ONE_TURN)
    each_one(ripe, remind_one)
    return len(ripe)

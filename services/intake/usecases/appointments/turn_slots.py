"""Turn slots: remind people of their appointments, and note who stayed away."""

from datetime import datetime

from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.each_one import each_one

ONE_TURN = 100


def turn_slots(slots: Slots, calendars: Calendars, *, now: datetime) -> int:
    """Let time pass in one turn of ripe slots; return how many. Of replicas that see the same, one wins."""

    def turn_one(id: str) -> None:
        slot = slots.get(id)
        slot.pass_time(now=now, calendar=calendars.current())
        if slot.happened():
            slots.save(slot)

    ripe = slots.ripe(now, limit=ONE_TURN)
    each_one(ripe, turn_one)
    return len(ripe)

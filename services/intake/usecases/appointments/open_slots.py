"""Open slots: cut the service hours of some working days into slots, and offer their seats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from services.intake.domain.appointments.session import Session, sessions_of_day
from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.ports import Reception
from shared.kernel.calendar import local_moment, local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.ids import id_from

MOST_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """Which slots: from the first day to the last, so many minutes and seats each."""

    hall: str
    window_group: str
    first: date
    last: date
    minutes: int
    capacity: int
    quota: dict[str, int]

    def days(self) -> Iterator[date]:
        """Yield the days; refuses too many, and what runs backwards."""
        count = (self.last - self.first).days + 1
        if not 1 <= count <= MOST_DAYS:
            raise Invalid(f"一次可开放 1 至 {MOST_DAYS} 天", {"last": [f"1 至 {MOST_DAYS} 天"]})
        return (self.first + timedelta(days=n) for n in range(count))


@dataclass(frozen=True, kw_only=True)
class OpenedSlots:
    """How many slots this wish has opened, and how many of the pattern were open before; those stay."""

    opened: int
    known: int


def open_slots(reception: Reception, *, pattern: Pattern, command: Command) -> OpenedSlots:
    """Open every slot of the pattern; no rest day has one. What was left half done is done by asking again.

    Refused: days that are over, and a hall that the caller does not answer for.
    """
    if pattern.first < local_time(command.at).date():
        raise Conflict("不能开放已经过去的日期")
    opened = [
        _open(reception, session, pattern, command) for session in _sessions(reception, pattern, command)
    ]
    if not opened:
        raise Conflict("所选日期没有可以开放的时段")
    return OpenedSlots(opened=sum(opened), known=len(opened) - sum(opened))


def _sessions(reception: Reception, pattern: Pattern, command: Command) -> Iterator[Session]:
    calendar = reception.calendars.current()
    for day in pattern.days():
        hall = reception.halls.in_force(local_moment(day)).hall(pattern.hall)
        window = hall.window(pattern.window_group)
        area = reception.street + hall.within
        if "operator" not in command.by.roles:
            command.by.require_area(area)
        own = calendar.of(hall.unit)
        for start, end in sessions_of_day(day, minutes=pattern.minutes, calendar=own):
            yield Session(
                hall=hall.code,
                hall_title=hall.title,
                window_group=window.code,
                window_title=window.title,
                area=area,
                day=day,
                start=start,
                end=end,
                unit=hall.unit,
            )


def _open(reception: Reception, session: Session, pattern: Pattern, command: Command) -> bool:
    """Open one, unless it is open; tell whether it was this wish that opened it."""
    id = id_from("slot", session.hall, session.place)
    if known := reception.slots.find(id):
        return command.id in known.commands and known.heeded(command)
    rules = reception.halls.in_force(session.starts_at).booking
    slot = Slot(id=id, session=session, capacity=pattern.capacity, quota=pattern.quota, rules=rules)
    slot.heeded(command)
    slot.open(at=command.at)
    reception.slots.save(slot)
    return True

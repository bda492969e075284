"""What the use cases of appointments need from the world outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.intake.domain.appointments.appointment_rules import AppointmentRules
from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.cases.ports import PersonSeal
from services.intake.usecases.clocks.ports import Calendars


class Slots(Protocol):
    """All the slots that there are, of every hall."""

    def find(self, id: str) -> Slot | None:
        """Return one, or None."""

    def get(self, id: str) -> Slot:
        """Return one, or raise NotFound."""

    def with_appointment(self, id: str) -> Slot | None:
        """Return the one in which this appointment is, or None."""

    def save(self, slot: Slot) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def of_hall(
        self, hall: str, window_group: str | None, *, after: str, until: str, limit: int
    ) -> list[Slot]:
        """Return the next slots of a hall, or of one group of its windows, between two places."""

    def of_person(self, prints: Collection[str], *, after: str, limit: int) -> list[Slot]:
        """Return the next slots after a place in which somebody known by any of these has an appointment."""

    def count_missed(self, prints: Collection[str], *, since: date, limit: int) -> int:
        """Count in how many slots since a day he stayed away; stops counting at the limit."""

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of slots in which something has fallen due by itself."""


class Halls(Protocol):
    """The halls and what is settled for booking, every version."""

    def in_force(self, at: datetime) -> AppointmentRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class Reception:
    """What it takes to give seats and to take people in. `street` is the street's code."""

    slots: Slots
    halls: Halls
    calendars: Calendars
    seal: PersonSeal
    street: str

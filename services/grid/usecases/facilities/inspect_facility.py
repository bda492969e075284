"""Inspect a facility: keep what somebody found."""

from datetime import date

from services.grid.domain.facilities.facility import Condition, Facility, Inspection
from services.grid.usecases.facilities.ports import FacilityBook
from shared.kernel.calendar import local_time
from shared.kernel.command import Command


def inspect_facility(
    book: FacilityBook,
    facility_id: str,
    *,
    condition: Condition,
    on: date | None,
    photo: str | None,
    words: str | None,
    command: Command,
) -> Facility:
    """Keep it, as of today where no day is said; what is faulty or missing becomes a hazard."""
    facility = book.facilities.get(facility_id)
    command.by.require_area(facility.spot.area)
    if not facility.heeded(command):
        inspection = Inspection(
            on=on or local_time(command.at).date(),
            by=command.by.id,
            at=command.at,
            condition=condition,
            photo=photo,
            words=book.sealer.seal(words, about=f"facility.words/{facility_id}") if words else None,
        )
        facility.inspect(inspection, book.table.in_force(command.at))
        book.facilities.save(facility)
    return facility

"""Get a household, as it is shown to who asks."""

from collections.abc import Sequence

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.sheet import HouseholdSheet, PersonLine, ShownField
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.person import Person
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.access.require_reason import require_matter
from services.grid.usecases.access.show_fields import label_of, show_fields
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import find_record
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller

AUDIT = "audit"


def get_household(
    desk: Desk, *, household_id: str, caller: Caller, where: Where, audit: str | None = None
) -> HouseholdSheet:
    """Return a household with the people in it; that it was looked at is noted first.

    In an `audit` in which he has still to ask it, one from elsewhere sees the address to the door and how
    the people belong together: that is what he asks about.
    """
    household = find_record(desk.register.households, household_id)
    people = desk.people.members(household_id)
    area = areas_of(desk.register, [household], at=where.at)[household_id]
    own = caller.covers(area)
    _require_audited(desk, audit, household_id, caller)
    subjects = household_id, *(person.id for person in people)
    note_look(desk, _look(caller, where, subjects, outside=not own, audit=audit))
    near = own or audit is not None
    return HouseholdSheet(
        household=household,
        area=area,
        own=own,
        address=address_for(household, own=near),
        fields=_fields(desk, household, area, caller, where),
        people=tuple(line_of(desk, person, own=near) for person in people),
    )


def _look(caller: Caller, where: Where, subjects: Sequence[str], *, outside: bool, audit: str | None) -> Look:
    purpose = AUDIT if audit else None
    return Look.of(
        caller, where, Act.SHOWN, subjects=subjects, outside=outside, purpose=purpose, reference=audit
    )


def _require_audited(desk: Desk, audit: str | None, household_id: str, caller: Caller) -> None:
    if audit is None:
        return
    purpose = desk.access_rules.require_purpose(AUDIT, audit)
    purpose.require_role(caller)
    require_matter(desk, purpose, audit, subjects={household_id}, caller=caller)


def _fields(
    desk: Desk, household: Household, area: str, caller: Caller, where: Where
) -> tuple[ShownField, ...]:
    today = local_time(where.at).date()
    return show_fields(
        desk, household.particulars, about=About.HOUSEHOLD, area=area, caller=caller, today=today
    )


def address_for(household: Household, *, own: bool) -> str:
    """Return the address: to the door in the own area, to the building elsewhere."""
    return household.address if own else household.address.removesuffix(household.door)


def line_of(desk: Desk, person: Person, *, own: bool) -> PersonLine:
    """Return a person as a line of a list."""
    return PersonLine(id=person.id, label=label_of(desk, person.particulars), person=person if own else None)

"""Get a household, as it is shown to who asks."""

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.sheet import HouseholdSheet, PersonLine
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.person import Person
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.access.show_fields import label_of, show_fields
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import find_record
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller


def get_household(desk: Desk, *, household_id: str, caller: Caller, where: Where) -> HouseholdSheet:
    """Return a household with the people in it; that it was looked at is noted first."""
    household = find_record(desk.register.households, household_id)
    people = desk.people.members(household_id)
    area = areas_of(desk.register, [household], at=where.at)[household_id]
    own = caller.covers(area)
    subjects = household_id, *(person.id for person in people)
    note_look(desk, Look.of(caller, where, Act.SHOWN, subjects=subjects, outside=not own))
    return HouseholdSheet(
        household=household,
        area=area,
        own=own,
        address=address_for(household, own=own),
        fields=show_fields(
            desk,
            household.particulars,
            about=About.HOUSEHOLD,
            area=area,
            caller=caller,
            today=local_time(where.at).date(),
        ),
        people=tuple(line_of(desk, person, own=own) for person in people),
    )


def address_for(household: Household, *, own: bool) -> str:
    """Return the address: to the door in the own area, to the building elsewhere."""
    return household.address if own else household.address.removesuffix(household.door)


def line_of(desk: Desk, person: Person, *, own: bool) -> PersonLine:
    """Return a person as a line of a list."""
    return PersonLine(id=person.id, label=label_of(desk, person.particulars), person=person if own else None)

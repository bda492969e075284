"""Verify a person: somebody has met him and made sure of what is known of him (核实)."""

from services.grid.domain.records.origin import Statement
from services.grid.domain.records.person import Person
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.change_record import change_record
from services.grid.usecases.records.ports import People
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command


def verify_person(
    people: People, register: Register, *, person_id: str, origin: Statement, command: Command
) -> Person:
    """Return the person as verified; refused is one outside of the caller's areas, or merged into another."""

    def verify(person: Person) -> Person:
        command.by.require_area(area_of_person(register, person, at=command.at))
        person.require_standing()
        return person.verified(origin.made_sure(command))

    return change_record(people, person_id, verify, command=command)

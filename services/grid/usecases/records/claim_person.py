"""Claim a person: the worker of his grid says that he looks after him (认领)."""

from services.grid.domain.records.person import Person
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.change_record import change_record
from services.grid.usecases.records.ports import People
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command


def claim_person(people: People, register: Register, *, person_id: str, command: Command) -> Person:
    """Return the person as claimed; refused is one outside of the caller's areas, or merged into another."""

    def claim(person: Person) -> Person:
        command.by.require_area(area_of_person(register, person, at=command.at))
        person.require_standing()
        return person.claimed()

    return change_record(people, person_id, claim, command=command)

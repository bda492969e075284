"""Import people. Their names, numbers and phones are sealed before anything else happens to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from services.grid.domain.records.household import Household
from services.grid.domain.records.id_number import sound_id_number
from services.grid.domain.records.person import Person, Population, Relation
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.records.ports import Households, People, Sealer
from shared.kernel.batch import RowOutcome
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person as he is sent; what names him stays out of logs."""

    id: str
    household_id: str
    relation: Relation
    population: Population
    name: str = field(repr=False)
    id_number: str | None = field(repr=False)
    phone: str | None = field(repr=False)


def import_people(
    people: People, households: Households, sealer: Sealer, *, rows: Sequence[PersonRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of people, replacing what was known of them.

    Refused is a row whose household is unknown, or whose new or former household lies outside of the
    caller's areas, and one with an identity number that cannot be right.
    """
    there = households.find_all({row.household_id for row in rows})
    return keep_rows(people, rows, partial(_person, there, sealer), command=command)


def _person(there: Mapping[str, Household], sealer: Sealer, row: PersonRow, command: Command) -> Person:
    household = there.get(row.household_id)
    if household is None:
        raise NotFound(f"there is no household {row.household_id}")
    command.by.require_area(household.community_code)
    today = local_time(command.at).date()
    number = sound_id_number(row.id_number, today=today) if row.id_number else None
    return Person(
        id=row.id,
        household_id=household.id,
        community_code=household.community_code,
        relation=row.relation,
        population=row.population,
        name=sealer.seal(row.name, about="person.name"),
        id_number=sealer.seal(number, about="person.id_number") if number else None,
        id_fingerprint=sealer.fingerprint(number, "person.id_number") if number else None,
        phone=sealer.seal(row.phone, about="person.phone") if row.phone else None,
    )

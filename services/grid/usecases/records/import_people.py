"""Import people. What is personal is sealed before anything else happens to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from services.grid.domain.records.change_request import Changes
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.held_back import of_person
from services.grid.domain.records.household import Household
from services.grid.domain.records.import_batch import Effect, RecordOutcome
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Person, Population, Relation, temporary_key
from services.grid.domain.records.residence import Residence, Tenure
from services.grid.domain.records.row_faults import RowFaults, Words
from services.grid.usecases.records.import_rows import Brought, Changed, Registry, import_rows
from services.grid.usecases.records.ports import Households, People
from services.grid.usecases.records.succeed_head import sure_heads
from services.grid.usecases.records.take_values import (
    Said,
    Taken,
    require_declinable,
    take_values,
    with_what_follows,
)
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotFound

ID_NUMBER = "id_number"


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person as he is sent; `details` are other fields by code.

    `declined` are fields of which he would not tell, `unread` columns that could not be read. What is
    personal stays out of logs.
    """

    id: str
    household_id: str
    relation: Relation
    population: Population
    name: str = field(repr=False)
    id_number: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    tenure: Tenure | None = None
    lives_since: date | None = None
    details: Said = field(default_factory=dict, repr=False)
    declined: frozenset[str] = frozenset()
    unread: Words = field(default_factory=dict)

    @property
    def said(self) -> dict[str, str]:
        """Return every field that the row says something of."""
        named = {"name": self.name, "id_number": self.id_number, "phone": self.phone}
        told = {code: value for code, value in named.items() if value}
        return with_what_follows({**self.details, **told})


def import_people(
    people: People, households: Households, registry: Registry, *, rows: Sequence[PersonRow], brought: Brought
) -> list[RecordOutcome]:
    """Keep a batch of people; what a row does not say stays as it is known.

    Refused is a row whose household is unknown, whose new or former household lies outside of the caller's
    areas, with a field that does not exist or an identity number that cannot be right, with another number
    than is known, and one that moves somebody back in time; all that is wrong with it is told at once. What
    stands against a value that somebody has made sure of, or another source has told, is not written: it
    waits for a person to decide. So does what a list says of where and as what a verified person lives, and
    that somebody is head of a household that has a verified one.
    """
    there = households.find_all({row.household_id for row in rows})
    heads = sure_heads(people, there)

    def change(row: PersonRow, former: Person | None, wish: Command) -> Changed[Person]:
        held = _held_back(row, former, heads)
        made = _changed(registry, there, row, former, held, wish=wish, origin=brought.origin)
        return replace(made, held=held, present=_present(former or made.record))

    return import_rows(people, registry, rows=rows, change=change, brought=brought)


def _changed(
    registry: Registry,
    there: Mapping[str, Household],
    row: PersonRow,
    former: Person | None,
    held: Changes,
    *,
    wish: Command,
    origin: Origin,
) -> Changed[Person]:
    faults = RowFaults(row.unread)
    with faults.at("id"):
        _require_open(former, wish)
    with faults.at("household_id"):
        settled = _settled(row, former, _household(there, row, wish), origin, held)
    taken = _taken(registry, row, former, origin, faults)
    faults.require_none()
    person = _told(settled, row, taken, origin)
    return Changed(
        record=person,
        effect=Effect.of(former, person),
        household_id=person.household_id,
        against=taken.against,
    )


def _require_open(former: Person | None, wish: Command) -> None:
    """Refuse a person of another area, and a record for which another one stands."""
    if former:
        wish.by.require_area(former.community_code)
        former.require_standing()


def _household(there: Mapping[str, Household], row: PersonRow, wish: Command) -> Household:
    household = there.get(row.household_id)
    if household is None:
        raise NotFound(f"没有户 {row.household_id}")
    wish.by.require_area(household.community_code)
    return household


def _held_back(row: PersonRow, former: Person | None, heads: Mapping[str, str]) -> Changes:
    held = of_person(
        former,
        household_id=row.household_id,
        relation=row.relation,
        population=row.population,
        tenure=row.tenure,
    )
    heads_it = row.relation is Relation.HEAD and heads.get(row.household_id, row.id) == row.id
    return held if row.relation is not Relation.HEAD or heads_it else replace(held, relation=Relation.HEAD)


def _present(person: Person) -> str:
    """Return where and as what somebody lives now, by which a question is told from the next."""
    tenure = person.residence.tenure if person.residence else None
    return f"{person.household_id} {person.relation} {person.population} {tenure}"


def _relation(row: PersonRow, person: Person, held: Changes) -> Relation:
    """Return what he is to the head; who is said to be it beside a verified one is somebody else for now."""
    if held.relation is None:
        return row.relation
    beside = held.relation is Relation.HEAD and person.relation is Relation.HEAD
    return Relation.OTHER if beside else person.relation


def _settled(
    row: PersonRow, former: Person | None, household: Household, origin: Origin, held: Changes
) -> Person:
    """Return the person in the household of the row, but for what somebody made sure of otherwise."""
    person = former or Person(
        id=row.id,
        household_id=household.id,
        community_code=household.community_code,
        relation=row.relation,
        population=row.population,
        key=temporary_key(row.id),
    )
    if held.moves_to:
        return person
    related = person.related(
        _relation(row, person, held),
        person.population if held.population else row.population,
    )
    tenure = None if held.tenure else row.tenure
    stay = Residence(household_id=household.id, since=row.lives_since or origin.as_of, tenure=tenure)
    return related.moved(stay, community_code=household.community_code)


def _taken(
    registry: Registry, row: PersonRow, former: Person | None, origin: Origin, faults: RowFaults
) -> Taken:
    """Return what the row says anew; another identity number is another person, or somebody's error."""
    said, known = row.said, former.particulars if former else Particulars()
    require_declinable(registry.rules, About.PERSON, row.declined, said=said, faults=faults)
    taken = take_values(
        registry.rules, registry.sealer, known, about=About.PERSON, said=said, origin=origin, faults=faults
    )
    with faults.at(ID_NUMBER):
        if former and former.has_number and ID_NUMBER in {*taken.values, *taken.against}:
            raise Conflict("证件号码与登记的不一致，须提出变更申请")
    return taken


def _told(person: Person, row: PersonRow, taken: Taken, origin: Origin) -> Person:
    born = date.fromisoformat(row.said["born"]) if "born" in taken.values else None
    told = person.told(taken.values, origin, prints=taken.prints, born=born)
    return told.refused(row.declined, origin)

"""Search households: by how an address begins, or by the whole of a name, phone or identity number."""

from dataclasses import dataclass

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.sheet import Hit
from services.grid.domain.records.address_place import place_of, spelled
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.person import Person
from services.grid.usecases.access.get_household import address_for, line_of
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.take_values import print_of
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid

ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is looked for: by address, or by a field of people that is looked up; which page of it."""

    by: str
    value: str
    after: str = ""
    limit: int = 20


@dataclass(frozen=True, kw_only=True)
class Hits:
    """One page of what was found, and where to go on; None at the end."""

    items: tuple[Hit, ...]
    next: str | None


def search_households(desk: Desk, *, search: Search, caller: Caller, where: Where) -> Hits:
    """Return a page of what was found in all of the street; that it was searched is noted.

    A page is one range of an index. What lies outside of the caller's areas shows no more than the building
    and a masked name.
    """
    look = _by_address if search.by == ADDRESS else _by_person
    found, following = look(desk, search)
    areas = areas_of(desk.register, [household for household, _ in found], at=where.at)
    items = tuple(_hit(desk, household, person, areas[household.id], caller) for household, person in found)
    noted = Look.of(
        caller,
        where,
        Act.SEARCHED,
        subjects=[hit.people[0].id if hit.people else hit.household_id for hit in items],
        outside=any(not hit.own for hit in items),
        fields=(search.by,),
        found=len(items),
    )
    note_look(desk, noted)
    return Hits(items=items, next=following)


Found = tuple[list[tuple[Household, Person | None]], str | None]


def _by_address(desk: Desk, search: Search) -> Found:
    spelling = spelled(search.value)
    if not spelling:
        raise Invalid("请填写地址的开头", {"value": ["say how it begins"]})
    found = desk.register.households.by_address(spelling, after=search.after, limit=search.limit + 1)
    page = found[: search.limit]
    following = place_of(page[-1], spelling) if len(found) > search.limit else None
    return [(household, None) for household in page], following


def _by_person(desk: Desk, search: Search) -> Found:
    rule = desk.record_rules.rule(About.PERSON, search.by)
    print = print_of(rule, desk.sealer, search.value)
    found = desk.people.by_print(search.by, print, after=search.after, limit=search.limit + 1)
    page = found[: search.limit]
    households = desk.register.households.find_all({person.household_id for person in page})
    following = page[-1].id if len(found) > search.limit else None
    return [
        (households[each.household_id], each) for each in page if each.household_id in households
    ], following


def _hit(desk: Desk, household: Household, person: Person | None, area: str, caller: Caller) -> Hit:
    own = caller.covers(area)
    return Hit(
        household_id=household.id,
        area=area,
        own=own,
        address=address_for(household, own=own),
        people=(line_of(desk, person, own=own),) if person else (),
    )

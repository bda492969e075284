"""Note duplicates: of people who were just brought, those who are known by the same number already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from services.grid.domain.records.claims import Claim
from services.grid.domain.records.duplicate import Duplicate, duplicate_id
from services.grid.domain.records.person import Person
from services.grid.usecases.assignments.ports import Calendars
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.ports import Duplicates, DuplicateTable, People
from services.grid.usecases.territory.ports import Register
from shared.kernel.calendar import local_time
from shared.kernel.errors import StaleWrite


@dataclass(frozen=True, kw_only=True)
class DuplicateBook:
    """Where duplicates are, the people they are about, and how long answers may take."""

    duplicates: Duplicates
    people: People
    register: Register
    table: DuplicateTable
    calendars: Calendars

    def due_on(self, at: datetime) -> date:
        """Return the day by which both grids answer."""
        days = self.table.in_force(at).answer_days
        return self.calendars.current().nth_workday_after(local_time(at).date(), days)


def note_duplicates(book: DuplicateBook, brought: Iterable[Person], *, at: datetime) -> None:
    """Open a duplicate for each two records of one number, in all of the street."""
    keys = {person.key for person in brought if person.has_number and not person.merged_into}
    for one, other in _pairs(book.people.of_keys(keys) if keys else []):
        open_duplicate(book, one, other, at=at)


def open_duplicate(book: DuplicateBook, one: Person, other: Person, *, at: datetime) -> Duplicate:
    """Return the duplicate of two records, which is opened where there is none."""
    known = book.duplicates.find(duplicate_id(one.id, other.id))
    if known:
        return known
    duplicate = Duplicate.find(_claims(book, one, other, at), due_on=book.due_on(at), at=at)
    try:
        book.duplicates.save(duplicate)
    except StaleWrite:  # another batch has found it
        return book.duplicates.get(duplicate.id)
    return duplicate


def _pairs(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield each two of one key: whichever are merged first, the others can be."""
    in_order = sorted(people, key=lambda person: person.id)
    return ((one, other) for one, other in combinations(in_order, 2) if one.key == other.key)


def _claims(book: DuplicateBook, one: Person, other: Person, at: datetime) -> tuple[Claim, Claim]:
    households = book.register.households.find_all({one.household_id, other.household_id})
    areas = areas_of(book.register, households.values(), at=at)
    first, second = (
        Claim(
            person_id=each.id,
            household_id=each.household_id,
            area=areas.get(each.household_id, each.community_code),
        )
        for each in (one, other)
    )
    return first, second

"""Require residents: a visit speaks of its household, and of those who live or lived there."""

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.person import Person
from services.grid.usecases.records.ports import People
from services.grid.usecases.visits.note_findings import Entry
from shared.kernel.errors import Invalid, NotFound


def require_residents(people: People, entry: Entry) -> None:
    """Refuse people who are not of that household, and changes of another; raises NotFound for nobody.

    Who has moved away since may still be named: entries come late.
    """
    wrong = sorted(
        each.code for each in entry.changes if each.about is About.HOUSEHOLD and each.id != entry.household_id
    )
    if wrong:
        raise Invalid("只能登记走访住户及其成员的信息", {"changes": wrong})
    named = _named(entry)
    known = people.find_all(named) if named else {}
    if named - known.keys():
        raise NotFound("没有这份登记")
    if strangers := sorted(id for id, person in known.items() if not _of(person, entry.household_id)):
        raise Invalid("所填人员不是该住户成员", {"persons_met": strangers})


def _named(entry: Entry) -> set[str]:
    told = {each.id for each in entry.changes if each.about is About.PERSON}
    return told | {*entry.persons_met} | ({entry.person_id} if entry.person_id else set())


def _of(person: Person, household_id: str) -> bool:
    return household_id in {person.household_id, *(stay.household_id for stay in person.residences)}

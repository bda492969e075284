"""Follow a merge or its undoing: tags go along, and the other pairs of the two records rest or wake."""

from datetime import datetime

from services.grid.domain.records.duplicate import Duplicate, DuplicateState
from services.grid.domain.records.one_person import may_be_one
from services.grid.domain.records.person import Person
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.carry_tags import carry_tags
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.note_duplicates import DuplicateBook, note_duplicates, open_duplicate
from services.grid.usecases.records.ports import Tags
from shared.kernel.command import Command


def follow_merge(book: DuplicateBook, tags: Tags, duplicate: Duplicate, *, command: Command) -> None:
    """Bring along what hangs on two records that were merged or parted. Doing it again changes nothing."""
    one, other = (find_record(book.people, id) for id in duplicate.person_ids)
    carry_tags(tags, one, other, command=command)
    for pair in book.duplicates.of_people(duplicate.person_ids):
        if pair.state is DuplicateState.OPEN:
            _settle(book, pair, at=command.at)
    note_duplicates(book, (one, other), at=command.at)


def _settle(book: DuplicateBook, pair: Duplicate, *, at: datetime) -> None:
    """Let a pair rest while one of the two stands not: who stands for them is asked about instead."""
    first, second = (find_record(book.people, id) for id in pair.person_ids)
    rests = bool(first.merged_into or second.merged_into)
    woken = not rests and pair.move(_areas(book, pair, at), at=at)
    if pair.rest(rests, at=at) or woken:
        book.duplicates.save(pair)
    if rests:
        one, other = (_stand_in(book, each) for each in (first, second))
        if one.id != other.id and may_be_one(one, other):
            open_duplicate(book, one, other, at=at)


def _areas(book: DuplicateBook, pair: Duplicate, at: datetime) -> dict[str, str]:
    households = book.register.households.find_all({claim.household_id for claim in pair.claims})
    return areas_of(book.register, households.values(), at=at)


def _stand_in(book: DuplicateBook, person: Person) -> Person:
    while person.merged_into:
        person = find_record(book.people, person.merged_into)
    return person

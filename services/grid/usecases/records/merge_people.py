"""Merge people: one record stands for two from now on."""

from services.grid.domain.records.duplicate import Duplicate
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.note_duplicates import DuplicateBook
from shared.kernel.command import Command


def merge_people(
    book: DuplicateBook, *, duplicate_id: str, keep_id: str, evidence: str, command: Command
) -> Duplicate:
    """Return the duplicate as merged; told again it finishes what was cut short.

    Refused are records of two numbers or two years of birth, those for which another one stands already, and
    those outside of the caller's areas. `follow_merge` brings along what hangs on them.
    """
    duplicate = book.duplicates.get(duplicate_id)
    require_both(duplicate, command)
    drop_id = next(id for id in duplicate.person_ids if id != duplicate.claim_of(keep_id).person_id)
    kept, dropped = (find_record(book.people, id) for id in (keep_id, drop_id))
    if not duplicate.heeded(command):
        duplicate.merge(kept, dropped, evidence=evidence, by=command.by.id, at=command.at)
        book.duplicates.save(duplicate)
    if duplicate.merged:
        whole = kept.with_taken(dropped, duplicate.merged.taken).standing_for(dropped.id)
        book.people.keep([(whole, command), (dropped.dropped(kept.id), command)])
    return duplicate


def require_both(duplicate: Duplicate, command: Command) -> None:
    """Refuse to who does not answer for both areas."""
    for area in duplicate.areas:
        command.by.require_area(area)

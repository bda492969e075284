"""Answer a duplicate: the worker of one of the grids has looked whether the person lives there."""

from services.grid.domain.records.duplicate import Duplicate
from services.grid.usecases.records.note_duplicates import DuplicateBook
from shared.kernel.command import Command


def answer_duplicate(
    book: DuplicateBook, *, duplicate_id: str, person_id: str, lives_there: bool, command: Command
) -> Duplicate:
    """Return the duplicate with the answer; refused is a record outside of the caller's areas."""
    duplicate = book.duplicates.get(duplicate_id)
    command.by.require_area(duplicate.claim_of(person_id).area)
    if not duplicate.heeded(command):
        duplicate.answer(person_id, lives_there=lives_there, at=command.at)
        book.duplicates.save(duplicate)
    return duplicate

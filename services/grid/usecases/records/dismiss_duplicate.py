"""Dismiss a duplicate: they are two people, or one of the records was put right."""

from services.grid.domain.records.duplicate import Duplicate
from services.grid.usecases.records.merge_people import require_both
from services.grid.usecases.records.note_duplicates import DuplicateBook
from shared.kernel.command import Command


def dismiss_duplicate(book: DuplicateBook, *, duplicate_id: str, note: str, command: Command) -> Duplicate:
    """Return the duplicate as dismissed; refused is one outside of the caller's areas."""
    duplicate = book.duplicates.get(duplicate_id)
    require_both(duplicate, command)
    if not duplicate.heeded(command):
        duplicate.dismiss(note=note, at=command.at)
        book.duplicates.save(duplicate)
    return duplicate

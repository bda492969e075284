"""Undo a merge: it was not one person."""

from services.grid.domain.records.duplicate import Duplicate
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.merge_people import require_both
from services.grid.usecases.records.note_duplicates import DuplicateBook
from shared.kernel.command import Command


def undo_merge(book: DuplicateBook, *, duplicate_id: str, note: str, command: Command) -> Duplicate:
    """Return the duplicate as open again; what was told of the kept record since stays with it.

    Told again it finishes what was cut short. Refused is one outside of the caller's areas, and one while
    the record stands for another that was merged later, or another stands for it: that is undone first.
    """
    duplicate = book.duplicates.get(duplicate_id)
    require_both(duplicate, command)
    if not duplicate.heeded(command):
        kept = find_record(book.people, duplicate.require_merged().kept_id)
        duplicate.undo(kept, note=note, at=command.at)
        book.duplicates.save(duplicate)
    merge = duplicate.past[-1]
    kept, dropped = (find_record(book.people, id) for id in (merge.kept_id, merge.dropped_id))
    alone = kept.without_taken(merge.taken).without(dropped.id)
    book.people.keep([(alone, command), (dropped.dropped(None), command)])
    return duplicate

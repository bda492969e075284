"""Report a duplicate: somebody thinks that two records are about one person, though no number tells it."""

from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.records.one_person import require_one_person
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.note_duplicates import DuplicateBook, open_duplicate
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def report_duplicate(book: DuplicateBook, *, one_id: str, other_id: str, command: Command) -> Duplicate:
    """Return the duplicate.

    Refused are records that cannot be about one person, for which another one stands, and of other areas.
    """
    if one_id == other_id:
        raise Invalid("请填写两份不同的登记", {"other_id": ["another record"]})
    one, other = (find_record(book.people, id) for id in (one_id, other_id))
    for each in (one, other):
        each.require_standing()
    require_one_person(one, other)
    command.by.require_area(one.community_code)
    return open_duplicate(book, one, other, at=command.at)

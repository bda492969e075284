"""End a responsibility: from the next day on the worker of post A is responsible again."""

from datetime import date

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from shared.kernel.calendar import local_time
from shared.kernel.command import Command


def end_responsibility(
    book: ResponsibilityBook, responsibility_id: str, *, until: date | None, command: Command
) -> Responsibility:
    """Let it end after a day, today where none is said; refused is another area, and too late."""
    given = book.given.get(responsibility_id)
    known = book.register.households.find_all(given.household_ids)
    for area in set(areas_of(book.register, known.values(), at=command.at).values()):
        command.by.require_area(area)
    if not given.heeded(command):
        given.end(until or local_time(command.at).date(), at=command.at)
        book.given.save(given)
    return given

"""Find a phone: who cannot be called any more is called on, to ask how he is reached (§6.4)."""

from datetime import datetime

from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.visits.change_plan import begun_plan, changed_plan
from services.grid.usecases.visits.ports import VisitBook
from shared.events.intake_handling import VisitFailed
from shared.kernel.command import Caller, Command
from shared.kernel.ids import id_from

WRONG_NUMBER, LOST_PHONE = "wrong_number", "lost_phone"
NOBODY = Caller(id="grid", roles=frozenset())


def find_phone(
    assignments: Assignments, book: VisitBook, *, failed: VisitFailed, event_id: str, at: datetime
) -> None:
    """Have somebody go to the household of a case whose reporter was called at a wrong number.

    Told twice it asks once, also when the first visit was made meanwhile. A case that names no household, or
    one that nobody knows, leads to no door.
    """
    household_id = _household_of(assignments, failed)
    if household_id is None or book.standings.of(household_id, at) is None:
        return
    command = Command(id=id_from(event_id, LOST_PHONE), by=NOBODY, digest=event_id, at=at)
    plan, rules = begun_plan(book, household_id, command=command), book.table.in_force(at)
    changed_plan(book, plan, command=command, change=lambda plan: plan.hurry(LOST_PHONE, rules, at=at))


def _household_of(assignments: Assignments, failed: VisitFailed) -> str | None:
    if failed.result != WRONG_NUMBER:
        return None
    assignment = assignments.find(failed.case_id)
    case = assignment.case if assignment else None
    return case.place.household_id if case and case.place else None

"""Name the handler whom grid has chosen."""

from datetime import datetime

from services.intake.domain.cases.handler import Handler
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import IssueTypes


def name_handler(
    cases: Cases, types: IssueTypes, calendars: Calendars, case_id: str, *, handler: Handler, at: datetime
) -> None:
    """Show the worker on the case; hearing of it twice, or of an older choice, changes nothing.

    After the signature only a handover brings it to another, within its grid.
    """
    case = cases.get(case_id)
    if handler.assignment <= case.assignment:
        return
    if case.awaits_handler:
        _assign(case, types, calendars, handler=handler, at=at)
        cases.save(case)
    elif handler.took_over and case.handler and case.handler.grid_code == handler.grid_code:
        case.hand_on(handler, at=at)
        cases.save(case)


def _assign(
    case: AnyCase, types: IssueTypes, calendars: Calendars, *, handler: Handler, at: datetime
) -> None:
    calendar = calendars.current(case.calendar)
    if isinstance(case, Issue):
        case.assign(handler, limits=types.get(case.topic).first_steps, at=at, calendar=calendar)
    else:
        case.assign(handler, sign=case.policy.application.sign, at=at, calendar=calendar)

"""Name the handler whom grid has chosen."""

from datetime import datetime

from services.intake.domain.cases.handler import Handler
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import IssueTypes


def name_handler(
    cases: Cases, types: IssueTypes, calendars: Calendars, case_id: str, *, handler: Handler, at: datetime
) -> None:
    """Show the worker on the case; hearing of it twice, or of an older choice, changes nothing."""
    case = cases.get(case_id)
    if handler.assignment > case.assignment and case.awaits_handler:
        calendar = calendars.current(case.calendar)
        if isinstance(case, Issue):
            limits = types.get(case.topic).first_steps
            case.assign(handler, limits=limits, at=at, calendar=calendar)
        else:
            case.assign(handler, sign=case.policy.application.sign, at=at, calendar=calendar)
        cases.save(case)

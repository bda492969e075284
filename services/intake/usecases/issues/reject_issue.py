"""Reject an issue that the street cannot take on."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Refusal
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command
from shared.kernel.errors import NotAllowed

SUPERVISORS = frozenset({"station_head", "section_head", "leader"})


def reject_issue(
    cases: Cases, calendars: Calendars, case_id: str, *, reason: Refusal, advice: str, command: Command
) -> Issue:
    """Say no, why, and where else to go. A reason that is not on the list takes a supervisor."""
    if reason is Refusal.OTHER and command.by.roles.isdisjoint(SUPERVISORS):
        raise NotAllowed("“其他”理由须由主管人员决定")
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        calendar = calendars.current(issue.calendar)
        issue.reject(reason, advice=advice, by=command.by.id, at=command.at, calendar=calendar)
        cases.save(issue)
    return issue

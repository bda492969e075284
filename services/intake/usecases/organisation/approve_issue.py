"""Approve an issue that stands on no list of the street."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.states import IssueState
from services.intake.domain.organisation.route import Route
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.organisation.ports import Units
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def approve_issue(
    cases: Cases,
    types: IssueTypes,
    calendars: Calendars,
    units: Units,
    case_id: str,
    *,
    route: Route,
    command: Command,
) -> Issue:
    """Take it on all the same, and say which unit leads it; an emergency has been taken on already."""
    if wrong := units.organisation().faults(route.office, route.station):
        raise Invalid("没有这个单位", {"office": wrong})
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.approve(route, by=command.by, at=command.at)
        if issue.state is IssueState.REGISTERED:
            issue.triage(
                types.get(issue.topic),
                by=command.by.id,
                at=command.at,
                calendar=calendars.current(issue.calendar),
            )
        cases.save(issue)
    return issue

"""Import a case that another system has taken down: the hotline, or a portal that speaks Open311."""

from dataclasses import replace

from services.intake.domain.cases.external import External
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.report_issue import Report, report_issue
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command


def import_case(
    cases: Cases,
    types: IssueTypes,
    calendars: Calendars,
    desk: Desk,
    *,
    report: Report,
    external: External,
    command: Command,
) -> Issue:
    """Report it here, once for its number there, under whatever command it is brought again.

    It goes the way of every report: grid names the post of its place; who has brought it gets nothing to do.
    What is told later under the same number changes nothing: the words stay as they were first told.
    """
    by = replace(command.by, id=external.importer)
    once = replace(command, id=external.cause, by=by, digest=external.cause)
    return report_issue(
        cases, types, calendars, desk, report=replace(report, external=external), command=once
    )

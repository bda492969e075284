"""Rate a case: who reported it says how content he is."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.get_case import asked_for_it
from services.intake.usecases.cases.ports import Cases, RatingScales
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_reported_issue import get_reported_issue
from shared.kernel.command import Command
from shared.kernel.errors import NotAllowed


def rate_case(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    case_id: str,
    *,
    level: int,
    words: str,
    command: Command,
) -> Issue:
    """Keep his rating; nobody rates in his name."""
    issue = get_reported_issue(cases, case_id, by=command.by)
    if not asked_for_it(issue, command.by):
        raise NotAllowed("只有诉求人本人可以评价")
    return rate_issue(cases, calendars, scales, issue, level=level, words=words, command=command)


def rate_issue(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    issue: Issue,
    *,
    level: int,
    words: str,
    command: Command,
) -> Issue:
    """Keep a rating, one a round, in the words of that day. A bad one has to be made good."""
    if not issue.heeded(command):
        by, at, calendar = command.by, command.at, calendars.current(issue.calendar)
        scale = scales.in_force(at).version_no
        issue.rate(level, scale=scale, words=words, by=by, at=at, calendar=calendar)
        cases.save(issue)
    return issue

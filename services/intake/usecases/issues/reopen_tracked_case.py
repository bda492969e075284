"""Reopen a tracked case: who reported it without a sign-in says that it is not over."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.reopen_case import reopen_issue
from services.intake.usecases.issues.track_issue import Codes, track_issue
from shared.kernel.command import Command


def reopen_tracked_case(
    cases: Cases,
    calendars: Calendars,
    codes: Codes,
    *,
    number: str,
    query_code: str,
    words: str,
    command: Command,
) -> Issue:
    """Take it up again with a new promise, as for whoever is signed in (§1.3)."""
    issue, command = track_issue(cases, codes, number=number, query_code=query_code, command=command)
    return reopen_issue(cases, calendars, issue, words=words, command=command)

"""Rate a tracked case: who reported it without a sign-in says how content he is."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases, RatingScales
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.rate_case import rate_issue
from services.intake.usecases.issues.track_issue import Codes, track_issue
from shared.kernel.command import Command


def rate_tracked_case(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    codes: Codes,
    *,
    number: str,
    query_code: str,
    level: int,
    words: str,
    command: Command,
) -> Issue:
    """Keep the rating, one a round whichever way it is given (§1.6). A bad one has to be made good."""
    issue, command = track_issue(cases, codes, number=number, query_code=query_code, command=command)
    return rate_issue(cases, calendars, scales, issue, level=level, words=words, command=command)

"""Settle what was merged into a case, once that has its result or ends without one."""

from datetime import datetime

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.states import OPEN
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import IssueTypes

ONE_TURN = 100  # issues


def settle_merged(
    cases: Cases, types: IssueTypes, calendars: Calendars, main_id: str, *, at: datetime
) -> None:
    """Share the result with every merged issue, or let it stand alone where there will be none.

    Hearing of it twice changes nothing: what was settled is merged no longer.
    """
    main = cases.get(main_id)
    if not isinstance(main, Issue) or (main.outcome is None and main.state in OPEN):
        return
    while merged := cases.merged_into(main_id, limit=ONE_TURN):
        for issue in merged:
            calendar = calendars.current(issue.calendar)
            if main.outcome is not None:
                issue.share(main, at=at, calendar=calendar)
            else:
                limits = types.get(issue.topic).limits
                issue.unmerge(limits=limits, words=main.number, by=SYSTEM, at=at, calendar=calendar)
            cases.save(issue)

"""Course: how a case went, as far as indicators count it. A line that grows with the facts of the case.

It is kept with the case and changed by the very fact that is recorded: it can neither lag behind nor differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.intake.domain.clocks.clock_kind import ClockKind
from shared.kernel.event import Event

MERGED, VOID, NOT_ATTRIBUTABLE = "merged", "void", "not_attributable"
ANSWERED = "answered"
CLOSING, DISPOSAL = "closing", "disposal"


@dataclass(frozen=True, kw_only=True)
class Course:
    """What counts of a case so far.

    `due` is when the whole is due, as its clocks stand, None while they are paused; `overdue` are the kinds
    of clocks that ran out, of contacts only the first one's; `belated` is what was too late when it was
    closed, which a promise given anew does not mend; `left_out` says why it counts for nothing, if so;
    `solved` and `level` are what the one who asked said last.
    """

    kind: str = ""
    registered_at: datetime | None = None
    accepted_at: datetime | None = None
    due: datetime | None = None
    resolved_at: datetime | None = None
    ended_at: datetime | None = None
    assigned: bool = False
    signed: bool = False
    contacted_by: str | None = None
    overdue: tuple[str, ...] = ()
    belated: tuple[str, ...] = ()
    notices: int = 0
    returns: int = 0
    resolutions: int = 0
    reworks: int = 0
    solved: str | None = None
    level: int | None = None
    left_out: str | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it was accepted, and nothing takes it out."""
        return self.accepted_at is not None and self.left_out is None

    def in_time(self, clock: ClockKind) -> bool:
        """Tell whether no clock of a kind has run out."""
        return clock not in self.overdue

    @property
    def is_closed_in_time(self) -> bool:
        """Tell whether it ended, and never after the whole was due."""
        return CLOSING not in self.belated and self._before_due(self.ended_at)

    @property
    def is_disposed_in_time(self) -> bool:
        """Tell whether it has its result, and never after the whole was due."""
        return DISPOSAL not in self.belated and self._before_due(self.resolved_at)

    def late_at_close(self, closed_at: datetime) -> tuple[str, ...]:
        """Tell what of it has been too late, now that it is closed, or ever was."""
        moments = {CLOSING: closed_at, DISPOSAL: self.resolved_at}
        late = {name for name, moment in moments.items() if self.due and moment and moment >= self.due}
        return tuple(sorted({*self.belated, *late}))

    def _before_due(self, moment: datetime | None) -> bool:
        return moment is not None and self.due is not None and moment < self.due

    def after(self, event: Event) -> "Course":
        """Return the course after one more fact."""
        change = AFTER.get(event.name)
        return replace(self, **change(self, event)) if change else self


Change = Callable[[Course, Any], dict[str, Any]]


def _checked(course: Course, event: Any) -> dict[str, Any]:
    """Take what the one who asked has answered; who was not asked, on an inspection, has answered nothing."""
    solved = getattr(event, "solved", "yes" if event.passed else "no")
    answers = {"solved": solved, "level": event.satisfaction} if solved else {}
    return answers | _again(course, event)


def _again(course: Course, event: Any) -> dict[str, Any]:
    """Count a rework that a check or a ruling has ordered: what was resolved is not."""
    return {"reworks": course.reworks + 1, "resolved_at": None} if event.due else {}


def _contacted(course: Course, event: Any) -> dict[str, Any]:
    return {"contacted_by": course.contacted_by or event.worker_id} if event.result == ANSWERED else {}


def _resolved(course: Course, event: Any) -> dict[str, Any]:
    return {"resolved_at": event.resolved_at, "resolutions": course.resolutions + 1}


def _closed(course: Course, event: Any) -> dict[str, Any]:
    return {"ended_at": event.closed_at, "belated": course.late_at_close(event.closed_at)}


def _overdue(course: Course, event: Any) -> dict[str, Any]:
    """Count a clock that ran out; a second contact is one for a bad rating, and another matter."""
    if event.clock == ClockKind.CONTACT and course.contacted_by:
        return {}
    return {"overdue": tuple(sorted({*course.overdue, event.clock}))}


def _alone_again(course: Course, event: Any) -> dict[str, Any]:
    return {"left_out": None if course.left_out == MERGED else course.left_out}


AFTER: dict[str, Change] = {
    "intake.case_registered": lambda _, it: {"kind": it.kind, "registered_at": it.registered_at},
    "intake.case_accepted": lambda _, it: {"accepted_at": it.accepted_at},
    "intake.case_refused": lambda _, it: {"ended_at": it.refused_at},
    "intake.handler_named": lambda _, it: {"assigned": True},
    "intake.case_signed": lambda _, it: {"signed": True},
    "intake.case_contacted": _contacted,
    "intake.case_resolved": _resolved,
    "intake.case_checked": _checked,
    "intake.case_ruled": _again,
    "intake.case_returned": lambda course, _: {"returns": course.returns + 1},
    "intake.case_merged": lambda _, it: {"left_out": MERGED},
    "intake.case_unmerged": _alone_again,
    "intake.case_voided": lambda _, it: {"left_out": VOID, "ended_at": it.voided_at},
    "intake.case_withdrawn": lambda _, it: {"ended_at": it.withdrawn_at},
    "intake.case_closed": _closed,
    "intake.case_reopened": lambda _, it: {"ended_at": None, "resolved_at": None},
    "intake.case_rated": lambda _, it: {"level": it.level},
    "intake.correction_requested": lambda course, _: {"notices": course.notices + 1},
    "intake.case_decided": lambda _, it: {"resolved_at": it.decided_at, "ended_at": it.decided_at},
    "intake.application_withdrawn": lambda _, it: {"ended_at": it.withdrawn_at},
    "intake.application_rated": lambda _, it: {"level": it.score},
    "intake.clock_overdue": _overdue,
    "intake.exemption_agreed": lambda _, it: {"left_out": NOT_ATTRIBUTABLE},
}
"""By the name of the fact: every subject of cases has its own contracts, and a course needs none of them."""

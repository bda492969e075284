"""Course: how a case went, as far as indicators count it. A line that grows with the facts of the case.

It is kept with the case and changed by the very fact that is recorded: it can neither lag behind nor differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.intake.domain.clocks.clock_kind import ClockKind
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseDecided,
    CaseRefused,
    CaseRegistered,
    CaseResolved,
    CaseSigned,
    ClockOverdue,
    HandlerNamed,
)
from shared.events.intake_applications import ApplicationWithdrawn, CorrectionRequested
from shared.events.intake_exemption import ExemptionAgreed
from shared.events.intake_results import ApplicationRated
from shared.events.intake_ruling import CaseRuled
from shared.kernel.event import Event

NOT_ATTRIBUTABLE = "not_attributable"


@dataclass(frozen=True, kw_only=True)
class Course:
    """What counts of a case so far.

    `due` is when the whole is due, as its clocks stand, None while they are paused; `overdue` are the kinds
    of clocks that ran out; `left_out` says why it counts for nothing, if so; `solved` and `level` are
    what the one who asked said last.
    """

    kind: str = ""
    registered_at: datetime | None = None
    accepted_at: datetime | None = None
    due: datetime | None = None
    resolved_at: datetime | None = None
    ended_at: datetime | None = None
    assigned: bool = False
    signed: bool = False
    contacted: bool = False
    overdue: tuple[str, ...] = ()
    notices: int = 0
    returns: int = 0
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

    def before_due(self, moment: datetime | None) -> bool:
        """Tell whether something happened, and before the whole was due."""
        return moment is not None and self.due is not None and moment < self.due

    def after(self, event: Event) -> "Course":
        """Return the course after one more fact."""
        change = AFTER.get(type(event))
        return replace(self, **change(self, event)) if change else self


Change = Callable[[Course, Any], dict[str, Any]]


def _checked(course: Course, event: CaseChecked) -> dict[str, Any]:
    return {
        "solved": "yes" if event.passed else "no",
        "level": event.satisfaction,
        "reworks": course.reworks + (event.due is not None),
    }


def _ruled(course: Course, event: CaseRuled) -> dict[str, Any]:
    return {"reworks": course.reworks + (event.due is not None)}


def _overdue(course: Course, event: ClockOverdue) -> dict[str, Any]:
    return {"overdue": tuple(sorted({*course.overdue, event.clock}))}


AFTER: dict[type[Event], Change] = {
    CaseRegistered: lambda course, event: {"kind": event.kind, "registered_at": event.registered_at},
    CaseAccepted: lambda course, event: {"accepted_at": event.accepted_at},
    CaseRefused: lambda course, event: {"ended_at": event.refused_at},
    HandlerNamed: lambda course, event: {"assigned": True},
    CaseSigned: lambda course, event: {"signed": True},
    CaseResolved: lambda course, event: {"resolved_at": event.resolved_at},
    CaseDecided: lambda course, event: {"resolved_at": event.decided_at, "ended_at": event.decided_at},
    CorrectionRequested: lambda course, event: {"notices": course.notices + 1},
    ApplicationWithdrawn: lambda course, event: {"ended_at": event.withdrawn_at},
    ApplicationRated: lambda course, event: {"level": event.score},
    CaseClosed: lambda course, event: {"ended_at": event.closed_at},
    CaseChecked: _checked,
    CaseRuled: _ruled,
    ClockOverdue: _overdue,
    ExemptionAgreed: lambda course, event: {"left_out": NOT_ATTRIBUTABLE},
}

"""Indicators once more, slow and obviously right: from the whole history of every case."""

from dataclasses import dataclass
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
from tests.intake.builders import PLAIN

ENDS = {
    CaseClosed: "closed_at",
    CaseDecided: "decided_at",
    CaseRefused: "refused_at",
    ApplicationWithdrawn: "withdrawn_at",
}
DISPOSED = {CaseResolved: "resolved_at", CaseDecided: "decided_at"}
TAKEN_OUT = (ExemptionAgreed,)


@dataclass
class History:
    """A case and every fact that ever happened to it."""

    case: Any
    facts: list[Any]

    def of(self, *kinds):
        return [fact for fact in self.facts if isinstance(fact, kinds)]

    def last(self, moments):
        """When the last of some kinds of facts happened, or None."""
        found = self.of(*moments)
        return getattr(found[-1], moments[type(found[-1])]) if found else None

    @property
    def registered_at(self):
        return self.of(CaseRegistered)[0].registered_at

    @property
    def accepted_at(self):
        accepted = self.of(CaseAccepted)
        return accepted[0].accepted_at if accepted else None

    @property
    def due(self):
        for kind in (ClockKind.PROMISED, ClockKind.LEGAL):
            clocks = [clock for clock in self.case.clocks if clock.kind is kind]
            if clocks:
                return clocks[-1].due_at(PLAIN)
        return None

    @property
    def counts(self):
        return bool(self.accepted_at) and not self.of(*TAKEN_OUT)

    @property
    def is_issue(self):
        return self.case.kind == "issue"

    def late(self, clock):
        return any(fact.clock == clock for fact in self.of(ClockOverdue))

    def before_due(self, moment):
        return bool(moment and self.due and moment < self.due)


def slow_indicators(histories, *, since, until):
    """Return (n, met) of each indicator over all these histories."""

    def inside(moment):
        return moment is not None and since <= moment < until

    entered = [each for each in histories if each.counts and inside(each.accepted_at)]
    due = [each for each in histories if each.counts and inside(each.due)]
    reported = [each for each in histories if inside(each.registered_at)]
    assigned = [each for each in entered if each.of(HandlerNamed)]
    asked = [each.of(CaseChecked)[-1] for each in entered if each.of(CaseChecked)]
    levels = [each.satisfaction for each in asked if each.satisfaction is not None]
    levels += [fact.score for each in entered for fact in each.of(ApplicationRated)]
    told = [each for each in reported if each.of(CorrectionRequested) and not each.of(*TAKEN_OUT)]
    resolved = [each for each in entered if each.is_issue and each.of(CaseResolved)]
    issues = [each for each in reported if each.is_issue]
    return {
        "response_rate": (sum(each.is_issue for each in entered), 0),
        "solution_rate": (len(asked), sum(each.passed for each in asked)),
        "satisfaction_rate": (len(levels), sum(level >= 3 for level in levels)),
        "closing_rate": (len(entered), sum(each.last(ENDS) is not None for each in entered)),
        "timely_signing_rate": (
            len(assigned),
            sum(bool(each.of(CaseSigned)) and not each.late("sign") for each in assigned),
        ),
        "return_rate": (len(assigned), 0),
        "rework_rate": (
            len(resolved),
            sum(any(not it.passed and it.due for it in each.of(CaseChecked)) for each in resolved),
        ),
        "on_time_closing_rate": (len(due), sum(each.before_due(each.last(ENDS)) for each in due)),
        "on_time_disposal_rate": (len(due), sum(each.before_due(each.last(DISPOSED)) for each in due)),
        "valid_report_rate": (len(issues), sum(bool(each.accepted_at) for each in issues)),
        "single_notice_rate": (len(told), sum(len(each.of(CorrectionRequested)) == 1 for each in told)),
    }

"""Indicators once more, slow and obviously right: from the whole history of every case."""

from dataclasses import dataclass
from typing import Any

from services.intake.domain.clocks.clock_kind import ClockKind
from tests.intake.builders import PLAIN

ENDS = {
    "case_closed": "closed_at",
    "case_decided": "decided_at",
    "case_refused": "refused_at",
    "case_voided": "voided_at",
    "case_withdrawn": "withdrawn_at",
    "application_withdrawn": "withdrawn_at",
}
DISPOSED = {"case_resolved": "resolved_at", "case_decided": "decided_at"}
RATED = {"case_checked": "satisfaction", "case_rated": "level", "application_rated": "score"}


@dataclass
class History:
    """A case and every fact that ever happened to it."""

    case: Any
    facts: list[Any]

    def of(self, *names):
        return [fact for fact in self.facts if fact.name.removeprefix("intake.") in names]

    def since(self, *names):
        """The facts after the last of some kinds."""
        places = [place for place, fact in enumerate(self.facts) if fact in self.of(*names)]
        return History(self.case, self.facts[places[-1] + 1 :]) if places else self

    def last(self, moments):
        """What the last of some kinds of facts says, or None."""
        found = self.of(*moments)
        return getattr(found[-1], moments[found[-1].name.removeprefix("intake.")]) if found else None

    @property
    def registered_at(self):
        return self.of("case_registered")[0].registered_at

    @property
    def accepted_at(self):
        accepted = self.of("case_accepted")
        return accepted[-1].accepted_at if accepted else None

    @property
    def reworks(self):
        return [fact for fact in self.of("case_checked", "case_ruled") if fact.due]

    @property
    def ended_at(self):
        return self.since("case_reopened").last(ENDS)

    @property
    def disposed_at(self):
        """When it was resolved or decided and nobody has sent it back or reopened it since."""
        undone = [*self.reworks, *self.of("case_reopened")]
        places = [place for place, fact in enumerate(self.facts) if fact in undone]
        return History(self.case, self.facts[places[-1] + 1 :] if places else self.facts).last(DISPOSED)

    @property
    def answers(self):
        """What the one who asked said of it whenever he was asked: yes, no or na."""
        return [getattr(it, "solved", "yes" if it.passed else "no") for it in self.of("case_checked")]

    @property
    def solved(self):
        return ([each for each in self.answers if each] or [None])[-1]

    @property
    def level(self):
        asked = [it for it in self.of(*RATED) if getattr(it, "solved", "yes")]
        return History(self.case, asked).last(RATED)

    @property
    def is_contacted(self):
        return any(fact.result == "answered" for fact in self.of("case_contacted"))

    @property
    def stands_for_itself(self):
        merged = self.of("case_merged", "case_unmerged")[-1:]
        return not merged or merged[0].name == "intake.case_unmerged"

    @property
    def due(self):
        for kind in (ClockKind.PROMISED, ClockKind.LEGAL):
            clocks = [clock for clock in self.case.clocks if clock.kind is kind]
            if clocks:
                return clocks[-1].due_at(PLAIN)
        return None

    @property
    def counts(self):
        return bool(self.accepted_at) and not left_out(self)

    @property
    def is_issue(self):
        return self.case.kind == "issue"

    def late(self, clock):
        return any(fact.clock == clock for fact in self.of("clock_overdue"))

    @property
    def is_contacted_late(self):
        """Tell whether time for the contact ran out before he was reached first."""
        answers = [fact for fact in self.of("case_contacted") if fact.result == "answered"]
        before = self.facts[: self.facts.index(answers[0])] if answers else self.facts
        return History(self.case, before).late("contact")

    @property
    def rounds(self):
        """What happened up to the first reopening, up to the second, and so on."""
        found = [[]]
        for fact in self.facts:
            found[-1].append(fact)
            found += [[]] if fact.name == "intake.case_reopened" else []
        return [History(self.case, facts) for facts in found]

    @property
    def dues(self):
        """When the whole was due in each round: each reopening has a promise of its own."""
        again = len(self.rounds) - 1
        promised = [clock for clock in self.case.clocks if clock.kind is ClockKind.PROMISED]
        legal = [clock for clock in self.case.clocks if clock.kind is ClockKind.LEGAL]
        first = promised[: len(promised) - again] or legal
        clocks = [*first[-1:], *promised[len(promised) - again :]]
        return [None] * (again + 1 - len(clocks)) + [clock.due_at(PLAIN) for clock in clocks]

    def always_before_due(self, now, moments):
        """Tell whether it happened before the due time of this round, and of each round that was closed."""
        pairs = list(zip(self.rounds, self.dues, strict=True))
        before = [(part.last(moments), due) for part, due in pairs[:-1]]
        return all(due is None or not at or at < due for at, due in before) and bool(
            now and self.due and now < self.due
        )


def slow_indicators(histories, *, since, until):
    """Return (n, met) of each indicator over all these histories."""

    def inside(moment):
        return moment is not None and since <= moment < until

    entered = [each for each in histories if each.counts and inside(each.accepted_at)]
    due = [each for each in histories if each.counts and inside(each.due)]
    reported = [each for each in histories if inside(each.registered_at)]
    issues = [each for each in entered if each.is_issue]
    assigned = [each for each in entered if each.of("handler_named")]
    asked = [each for each in entered if each.solved in {"yes", "no"}]
    rated = [each for each in entered if each.level is not None]
    resolved = [each for each in entered if each.of("case_resolved")]
    applied = [each for each in reported if not each.is_issue and not left_out(each)]
    reports = [each for each in reported if each.is_issue]
    return {
        "response_rate": share(issues, lambda it: it.is_contacted and not it.is_contacted_late),
        "solution_rate": share(asked, lambda it: it.solved == "yes"),
        "satisfaction_rate": share(rated, lambda it: it.level >= 3),
        "closing_rate": share(entered, lambda it: it.ended_at is not None),
        "timely_signing_rate": share(assigned, lambda it: it.of("case_signed") and not it.late("sign")),
        "return_rate": share(assigned, lambda it: it.of("case_returned")),
        "rework_rate": share(resolved, lambda it: it.reworks),
        "on_time_closing_rate": share(due, lambda it: it.always_before_due(it.ended_at, ENDS)),
        "on_time_disposal_rate": share(due, lambda it: it.always_before_due(it.disposed_at, DISPOSED)),
        "valid_report_rate": share(reports, lambda it: it.accepted_at),
        "single_notice_rate": share(applied, lambda it: len(it.of("correction_requested")) <= 1),
    }


def share(histories, met):
    return len(histories), sum(bool(met(each)) for each in histories)


def left_out(history):
    return bool(history.of("exemption_agreed", "case_voided")) or not history.stands_for_itself

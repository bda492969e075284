"""Merging (并案): a matter reported twice is handled once; each reporter keeps his number and his call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.reopening import Reopenable
from services.intake.domain.issues.states import OPEN, IssueState, S
from services.intake.domain.issues.transitions import Action
from shared.events.intake_merging import CaseMerged, CaseUnmerged, MergeProposed, ResultShared
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Mergeable(Reopenable):
    """Which issue it seems to be the same as, and which it was merged into, from which state."""

    proposed_into: str | None = None
    merged_into: str | None = None
    merged_from: IssueState | None = None

    def is_of_one_matter(self, other: "Mergeable") -> bool:
        """Tell whether an earlier issue of the same reporter and type is about the same spot, and open."""
        metres = self.policy.issue.duplicate_metres
        return other.state in OPEN and self.place.is_near(other.place, metres=metres)

    @property
    def may_stand_for_others(self) -> bool:
        """Tell whether it is taken on and will have a result; a question is answered in public instead."""
        return self.state in OPEN - {S.REGISTERED} and not self.handlings and self.unit is None

    def propose_merging(self, known: Iterable["Mergeable"], *, at: datetime) -> None:
        """Say with which earlier issue it might be merged; a person decides."""
        same = min(filter(self.is_of_one_matter, known), key=lambda one: one.registered_at, default=None)
        if same is not None:
            self.proposed_into = same.id
            self.note(at, "疑似重复", by=SYSTEM, note=same.number)
            self.record(MergeProposed(case_id=self.id, into_id=same.id, proposed_at=at))

    def merge(self, into: "Mergeable", *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Let another issue stand for it; its own clocks stop, its number and its reporter stay."""
        self.permit(Action.MERGE)
        if into.id == self.id or into.topic != self.topic or not into.may_stand_for_others:
            raise Conflict("只能并入另一件同类、已受理而尚未反馈结果的工单")
        self.merged_into, self.merged_from = into.id, S.REGISTERED if self.accepted_at is None else S.TRIAGED
        self.step(Action.MERGE, by=by.id, at=at, note=into.number)
        self.handler = self.signed_by = None
        self.pass_to(None, label="", at=at)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.record(
            CaseMerged(
                case_id=self.id, into_id=into.id, into_number=into.number, merged_by=by.id, merged_at=at
            )
        )

    def unmerge(
        self, *, limits: Mapping[str, Limit], words: str, by: str, at: datetime, calendar: Calendar
    ) -> None:
        """Let it stand alone again. Its limits count from when it was taken on: the mistake was ours."""
        self.permit(Action.UNMERGE)
        self.step(Action.UNMERGE, by=by, at=at, note=words, to=self.merged_from)
        self.merged_into = self.merged_from = None
        if self.accepted_at:
            self.start_clocks(dict(limits), by=by, at=self.accepted_at, calendar=calendar)
        else:
            self.await_triage(at=at, calendar=calendar)
        self.record(CaseUnmerged(case_id=self.id, accepted=self.accepted_at is not None, unmerged_at=at))

    def share(self, main: "Mergeable", *, at: datetime, calendar: Calendar) -> None:
        """Take over the result of the one that stood for it; this reporter gets a call of his own."""
        self.permit(Action.SHARE)
        if main.outcome is None:
            raise Conflict("主工单尚未反馈结果")
        self.handler, self.signed_by, self.hands = main.handler, main.signed_by, main.hands
        self.units = main.units
        self.pass_to(main.worker, label=main.handler.label if main.handler else "", at=at)
        self.give_result(
            main.outcome, result=main.result, photos=main.photos, by=SYSTEM, at=at, calendar=calendar
        )
        self.step(Action.SHARE, by=SYSTEM, at=at, note=main.number)
        self.record(ResultShared(case_id=self.id, from_id=main.id, outcome=main.outcome, shared_at=at))

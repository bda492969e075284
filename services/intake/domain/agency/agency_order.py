"""Agency order: a worker does something for a resident, from the request to the word of thanks (§2.7)."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.agency.custody import Custody, CustodyLine, CustodyStep, HeldPaper, OtherSide
from services.intake.domain.agency.home_visit import HomeVisit, VisitOutcome
from services.intake.domain.agency.mandate import Mandate, Scope
from services.intake.domain.agency.order_basis import OrderBasis
from services.intake.domain.agency.order_state import OrderAct, OrderState
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from shared.events import intake_agency as facts
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.masking import discreet

Act = OrderAct


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Papers that change hands in one step, and what the other side has signed."""

    step: CustodyStep
    papers: tuple[HeldPaper, ...]
    other_side: OtherSide
    receipt: str


@dataclass(kw_only=True)
class AgencyOrder(OrderBasis):
    """Free of charge, told to whom the resident chose, and not over before every original is back.

    `halted_because` is why it did not go on the last time, `ended_because` why it ended without a result.
    """

    halted_because: str = ""
    ended_because: str = ""

    def request(self, *, calendar: Calendar) -> None:
        """Let the clocks of the first contact and of the visit run; the item's own starts at the window."""
        visit = self.rules.visit_bed_bound if self.bed_bound else self.rules.visit
        limits = {ClockKind.CONTACT: self.rules.contact, ClockKind.VISIT: visit}
        self.start_clocks(
            {kind.value: limit for kind, limit in limits.items()},
            by=self.requested_by,
            at=self.requested_at,
            calendar=calendar,
        )
        said = {"item": self.item, "channel": self.channel, "requested_at": self.requested_at}
        self.tell_that(facts.AgencyRequested, self.requested_by, **said)
        if self.agent_id and self.agent_id != self.requested_by:
            self.go(Act.NAME_AGENT, by=SYSTEM, at=self.requested_at, note=self.agent_id)
            self.tell_that(facts.AgentNamed, SYSTEM, named_at=self.requested_at)

    def name_agent(self, agent_id: str, *, area: str, by: Caller, at: datetime) -> None:
        """Say who answers for it, and in which part of its area it lies."""
        self.require(Act.NAME_AGENT)
        if not area.startswith(self.area):
            raise Invalid("网格不在代办所在的区域内", {"grid_code": [f"须在 {self.area} 内"]})
        self.go(Act.NAME_AGENT, by=by.id, at=at, note=agent_id)
        self.agent_id, self.area = agent_id, area
        self.tell_that(facts.AgentNamed, by.id, named_at=at)

    def book_visit(self, visit: HomeVisit, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Agree when the agent comes; that was the first contact. A new window replaces the last."""
        self.act(Act.BOOK_VISIT, by, at=at)
        self.visit = visit
        self.stop_clocks(ClockKind.CONTACT, by=by.id, at=at, calendar=calendar)
        when = {"starts_at": visit.starts_at, "ends_at": visit.ends_at, "booked_at": at}
        self.tell_that(facts.HomeVisitBooked, by.id, **when)

    def record_visit(self, outcome: VisitOutcome, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Say whether anybody was at home; if nobody was, another visit is agreed and the clock runs on."""
        met = outcome is VisitOutcome.MET
        self.act(Act.VISIT if met else Act.MISS, by, at=at)
        if met:
            self.stop_clocks(ClockKind.VISIT, by=by.id, at=at, calendar=calendar)
        self.tell_that(facts.HomeVisitMade, by.id, outcome=outcome, made_at=at)

    def receive(
        self, mandate: Mandate, hand_over: HandOver, *, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Take papers under a mandate, against a receipt; with the first ones the time to submit begins."""
        first = self.state is OrderState.VISITED
        self._require_mandate(mandate, Scope.SUBMIT if first else Scope.CORRECT, at=at)
        custody = self._after(hand_over, by, at=at)
        self.act(Act.RECEIVE, by, at=at)
        self.custody, self.mandate_id = custody, mandate.id
        if first:
            self.start_step(ClockKind.SUBMIT, self.rules.submit, by=by.id, at=at, calendar=calendar)
        self._tell_papers(hand_over, by, at=at)

    def hand_on(self, hand_over: HandOver, *, by: Caller, at: datetime) -> None:
        """Copy papers, present them at the window, or give them back; the other side signs for it."""
        if hand_over.step is CustodyStep.RECEIVED:
            raise Invalid("接收材料须有委托书", {"step": ["请用接收材料"]})
        self.require(Act.HAND_ON)
        custody = self._after(hand_over, by, at=at)
        self.act(Act.HAND_ON, by, at=at)
        self.custody = custody
        self._tell_papers(hand_over, by, at=at)

    def require_submittable(self, mandate: Mandate, *, at: datetime) -> None:
        """Refuse to hand in what is not ready for it, or what the resident has not allowed."""
        self.require(Act.SUBMIT)
        self._require_mandate(mandate, Scope.SUBMIT, at=at)

    def note_submitted(self, case_id: str, *, number: str, by: str, at: datetime, calendar: Calendar) -> None:
        """Keep which application came of it. Where it was ended in between, the case is kept all the same."""
        if OrderState.MATERIALS_RECEIVED is self.state:
            self.go(Act.SUBMIT, by=by, at=at, note=number)
            self.stop_clocks(ClockKind.SUBMIT, by=by, at=at, calendar=calendar)
        self.case_id, self.case_number = case_id, number
        self.tell_that(facts.AgencySubmitted, by, case_id=case_id, number=number, submitted_at=at)

    def suspend(self, reason: str, *, by: Caller, at: datetime) -> None:
        """Do not go on for now, and say why."""
        self.act(Act.SUSPEND, by, at=at)
        self.halted_because = reason
        self.tell_that(facts.AgencySuspended, by.id, why=discreet(reason), suspended_at=at)

    def resume(self, *, by: Caller, at: datetime) -> None:
        """Go on."""
        self.act(Act.RESUME, by, at=at)
        self.tell_that(facts.AgencyResumed, by.id, resumed_at=at)

    def collect(self, mandate: Mandate, *, by: Caller, at: datetime) -> None:
        """Take the result for the resident."""
        self.require(Act.COLLECT)
        self._require_mandate(mandate, Scope.COLLECT, at=at)
        self.act(Act.COLLECT, by, at=at)
        self.tell_that(facts.ResultCollected, by.id, collected_at=at)

    def hand_over_result(self, *, by: Caller, at: datetime) -> None:
        """Bring the result to the resident."""
        self.act(Act.HAND_OVER, by, at=at)
        self.tell_that(facts.ResultHandedOver, by.id, handed_over_at=at)

    def confirm(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """End it well: the resident has everything, says he himself or somebody who had no hand in it."""
        self.require(Act.CONFIRM)
        if self.acted(by):
            raise Conflict("代办员不能确认自己的送达")
        self._require_nothing_owed()
        self.go(Act.CONFIRM, by=by.id, at=at)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.tell_that(facts.AgencyConfirmed, by.id, confirmed_at=at)

    def terminate(self, reason: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """End it without a result, for the resident or for the office, and say why."""
        self.require(Act.TERMINATE)
        self._require_nothing_owed()
        self.go(Act.TERMINATE, by=by.id, at=at, note=reason)
        self.ended_because = reason
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.tell_that(facts.AgencyTerminated, by.id, why=discreet(reason), terminated_at=at)

    def _require_mandate(self, mandate: Mandate, scope: Scope, *, at: datetime) -> None:
        if mandate.agent_id != self.agent_id:
            raise Conflict("委托书不是给这位代办员的，须重新签署")
        mandate.require(scope, item=self.item, principal=self.principal, on=local_time(at).date())

    def _require_nothing_owed(self) -> None:
        if owed := self.custody.owed:
            raise Conflict("原件尚未归还，不能办结", {name: ["原件未归还"] for name in owed})

    def _after(self, hand_over: HandOver, by: Caller, *, at: datetime) -> Custody:
        custody = self.custody
        for paper in hand_over.papers:
            custody = custody.add(
                CustodyLine(
                    step=hand_over.step,
                    paper=paper,
                    other_side=hand_over.other_side,
                    receipt=hand_over.receipt,
                    by=by.id,
                    at=at,
                )
            )
        return custody

    def _tell_papers(self, hand_over: HandOver, by: Caller, *, at: datetime) -> None:
        count = sum(paper.quantity for paper in hand_over.papers)
        self.tell_that(facts.PapersMoved, by.id, step=hand_over.step, papers=count, moved_at=at)

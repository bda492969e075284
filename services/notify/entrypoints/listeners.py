"""What notify does when others speak."""

from services.notify.usecases.follow_case import follow_case
from services.notify.usecases.ports import Channel, KnownCases, Notices, Templates
from services.notify.usecases.tell_audience import Hearsay, tell_audience
from shared.events.grid import (
    CaseAssigned,
    CaseCovered,
    CaseLeftUnsigned,
    CaseUnassigned,
    HandoverMade,
    HandoverReturned,
)
from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued
from shared.events.intake import CaseEvent
from shared.events.intake_agency import OrderEvent
from shared.events.intake_appointments import SlotEvent
from shared.events.intake_cards import CardEvent
from shared.events.intake_contacts import ContactEvent
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, ProjectReviewed
from shared.events.intake_questions import AnswerPublished, QuestionAnswered
from shared.kernel import clock
from shared.kernel.event import Event
from shared.plumbing.bus import heard, listens
from shared.plumbing.follow import follows


class Listeners:
    """Doors for events."""

    cases: KnownCases
    notices: Notices
    templates: Templates
    channel: Channel

    @follows("intake", "case")
    def on_case(self, event: CaseEvent) -> None:
        follow_case(
            self.cases,
            self.notices,
            self.templates,
            self.channel,
            event=event,
            event_id=heard()["id"],
            at=clock.now(),
        )

    @listens(CaseAssigned)
    def on_case_assigned(self, event: CaseAssigned) -> None:
        self._tell(event)

    @listens(CaseUnassigned)
    def on_case_unassigned(self, event: CaseUnassigned) -> None:
        self._tell(event)

    @listens(CaseCovered)
    def on_case_covered(self, event: CaseCovered) -> None:
        self._tell(event)

    @listens(CaseLeftUnsigned)
    def on_case_left_unsigned(self, event: CaseLeftUnsigned) -> None:
        self._tell(event)

    @listens(HandoverMade)
    def on_handover_made(self, event: HandoverMade) -> None:
        self._tell(event)

    @listens(HandoverReturned)
    def on_handover_returned(self, event: HandoverReturned) -> None:
        self._tell(event)

    @listens(ServiceCardIssued)
    def on_service_card_issued(self, event: ServiceCardIssued) -> None:
        self._tell(event)

    @listens(ServiceCardEnded)
    def on_service_card_ended(self, event: ServiceCardEnded) -> None:
        self._tell(event)

    @follows("intake", "slot")
    def on_slot(self, event: SlotEvent) -> None:
        self._tell(event)

    @follows("intake", "card")
    def on_card(self, event: CardEvent) -> None:
        self._tell(event)

    @follows("intake", "contact")
    def on_contact(self, event: ContactEvent) -> None:
        self._tell(event)

    @follows("intake", "agency_order")
    def on_agency_order(self, event: OrderEvent) -> None:
        self._tell(event)

    @listens(QuestionAnswered)
    def on_question_answered(self, event: QuestionAnswered) -> None:
        self._tell(event)

    @listens(AnswerPublished)
    def on_answer_published(self, event: AnswerPublished) -> None:
        self._tell(event)

    @listens(MilestoneDue)
    def on_milestone_due(self, event: MilestoneDue) -> None:
        self._tell(event)

    @listens(MilestoneEvaluated)
    def on_milestone_evaluated(self, event: MilestoneEvaluated) -> None:
        self._tell(event)

    @listens(ProjectReviewed)
    def on_project_reviewed(self, event: ProjectReviewed) -> None:
        self._tell(event)

    def _tell(self, event: Event) -> None:
        hearsay = Hearsay(event=event, id=heard()["id"], at=clock.now())
        tell_audience(self.notices, self.templates, self.channel, heard=hearsay)

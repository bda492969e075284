"""What notify does when intake speaks."""

from services.notify.entrypoints.teller import Teller
from services.notify.usecases.follow_case import follow_case
from services.notify.usecases.ports import KnownCases
from shared.events.intake import CaseEvent
from shared.events.intake_agency import OrderEvent
from shared.events.intake_appointments import SlotEvent
from shared.events.intake_cards import CardEvent
from shared.events.intake_contacts import ContactEvent
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, ProjectReviewed
from shared.events.intake_questions import AnswerPublished, QuestionAnswered
from shared.kernel import clock
from shared.plumbing.bus import heard, listens
from shared.plumbing.follow import follows


class Listeners(Teller):
    """Doors for events of cases, and of what is asked, booked, owed and bought beside them."""

    cases: KnownCases

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

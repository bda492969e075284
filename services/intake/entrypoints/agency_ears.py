"""What a case does when somebody acts for its applicant: it keeps who, for good."""

from datetime import datetime

from services.intake.usecases.agency.carry_agents import carry_agents
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.cases.ports import Cases
from shared.events import intake_agency as facts
from shared.plumbing.bus import listens


class AgencyEars:
    """Doors for events of orders whose application is in."""

    orders: Orders
    cases: Cases

    @listens(facts.AgentNamed)
    def on_agent_named(self, event: facts.AgentNamed) -> None:
        self._carry(event.order_id, at=event.named_at)

    @listens(facts.AgencySubmitted)
    def on_agency_submitted(self, event: facts.AgencySubmitted) -> None:
        """Look whether somebody else was named while the application was on its way."""
        self._carry(event.order_id, at=event.submitted_at)

    @listens(facts.PapersMoved)
    def on_papers_moved(self, event: facts.PapersMoved) -> None:
        self._carry(event.order_id, at=event.moved_at)

    @listens(facts.AgencySuspended)
    def on_agency_suspended(self, event: facts.AgencySuspended) -> None:
        self._carry(event.order_id, at=event.suspended_at)

    @listens(facts.AgencyResumed)
    def on_agency_resumed(self, event: facts.AgencyResumed) -> None:
        self._carry(event.order_id, at=event.resumed_at)

    @listens(facts.ResultCollected)
    def on_result_collected(self, event: facts.ResultCollected) -> None:
        self._carry(event.order_id, at=event.collected_at)

    @listens(facts.ResultHandedOver)
    def on_result_handed_over(self, event: facts.ResultHandedOver) -> None:
        self._carry(event.order_id, at=event.handed_over_at)

    @listens(facts.AgencyTerminated)
    def on_agency_terminated(self, event: facts.AgencyTerminated) -> None:
        """From now on nobody acts for the resident: he is told himself."""
        self._carry(event.order_id, at=event.terminated_at)

    def _carry(self, order_id: str, *, at: datetime) -> None:
        carry_agents(self.orders, self.cases, order_id, at=at)

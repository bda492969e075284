"""What notify does when grid speaks of what is done and found outside."""

from services.notify.entrypoints.teller import Teller
from shared.events.grid_disputes import (
    DisputeEvaluated,
    DisputeFailed,
    DisputeFollowedUp,
    DisputeOverdue,
    DisputeRegistered,
    DisputeWarned,
    DisputeWithdrawn,
    MediatorAppointed,
)
from shared.events.grid_facilities import (
    InspectionDue,
    InspectionOverdue,
)
from shared.events.grid_hazards import (
    HazardCharged,
    HazardClosed,
    HazardDismissed,
    HazardFound,
    HazardMended,
    HazardOverdue,
    HazardSentBack,
    HazardWarned,
)
from shared.events.grid_visit_plans import (
    HouseholdAbsent,
    HouseholdUnreachable,
    VisitAgreed,
    VisitDue,
    VisitPlanned,
    VisitTaskEnded,
)
from shared.events.grid_visits import (
    VisitCaseRefused,
    VisitFlagged,
    VisitQuarantined,
    VisitReviewed,
)
from shared.plumbing.bus import listens


class FieldListeners(Teller):
    """Doors for events of visits, hazards, disputes and facilities."""

    @listens(VisitPlanned)
    def on_visit_planned(self, event: VisitPlanned) -> None:
        self._tell(event)

    @listens(VisitDue)
    def on_visit_due(self, event: VisitDue) -> None:
        self._tell(event)

    @listens(VisitTaskEnded)
    def on_visit_task_ended(self, event: VisitTaskEnded) -> None:
        self._tell(event)

    @listens(VisitAgreed)
    def on_visit_agreed(self, event: VisitAgreed) -> None:
        self._tell(event)

    @listens(HouseholdAbsent)
    def on_household_absent(self, event: HouseholdAbsent) -> None:
        self._tell(event)

    @listens(HouseholdUnreachable)
    def on_household_unreachable(self, event: HouseholdUnreachable) -> None:
        self._tell(event)

    @listens(VisitQuarantined)
    def on_visit_quarantined(self, event: VisitQuarantined) -> None:
        self._tell(event)

    @listens(VisitFlagged)
    def on_visit_flagged(self, event: VisitFlagged) -> None:
        self._tell(event)

    @listens(VisitReviewed)
    def on_visit_reviewed(self, event: VisitReviewed) -> None:
        self._tell(event)

    @listens(VisitCaseRefused)
    def on_visit_case_refused(self, event: VisitCaseRefused) -> None:
        self._tell(event)

    @listens(HazardFound)
    def on_hazard_found(self, event: HazardFound) -> None:
        self._tell(event)

    @listens(HazardCharged)
    def on_hazard_charged(self, event: HazardCharged) -> None:
        self._tell(event)

    @listens(HazardWarned)
    def on_hazard_warned(self, event: HazardWarned) -> None:
        self._tell(event)

    @listens(HazardOverdue)
    def on_hazard_overdue(self, event: HazardOverdue) -> None:
        self._tell(event)

    @listens(HazardMended)
    def on_hazard_mended(self, event: HazardMended) -> None:
        self._tell(event)

    @listens(HazardSentBack)
    def on_hazard_sent_back(self, event: HazardSentBack) -> None:
        self._tell(event)

    @listens(HazardClosed)
    def on_hazard_closed(self, event: HazardClosed) -> None:
        self._tell(event)

    @listens(HazardDismissed)
    def on_hazard_dismissed(self, event: HazardDismissed) -> None:
        self._tell(event)

    @listens(DisputeRegistered)
    def on_dispute_registered(self, event: DisputeRegistered) -> None:
        self._tell(event)

    @listens(MediatorAppointed)
    def on_mediator_appointed(self, event: MediatorAppointed) -> None:
        self._tell(event)

    @listens(DisputeWarned)
    def on_dispute_warned(self, event: DisputeWarned) -> None:
        self._tell(event)

    @listens(DisputeOverdue)
    def on_dispute_overdue(self, event: DisputeOverdue) -> None:
        self._tell(event)

    @listens(DisputeFailed)
    def on_dispute_failed(self, event: DisputeFailed) -> None:
        self._tell(event)

    @listens(DisputeFollowedUp)
    def on_dispute_followed_up(self, event: DisputeFollowedUp) -> None:
        self._tell(event)

    @listens(DisputeWithdrawn)
    def on_dispute_withdrawn(self, event: DisputeWithdrawn) -> None:
        self._tell(event)

    @listens(DisputeEvaluated)
    def on_dispute_evaluated(self, event: DisputeEvaluated) -> None:
        self._tell(event)

    @listens(InspectionDue)
    def on_inspection_due(self, event: InspectionDue) -> None:
        self._tell(event)

    @listens(InspectionOverdue)
    def on_inspection_overdue(self, event: InspectionOverdue) -> None:
        self._tell(event)

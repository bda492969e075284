"""What notify does when grid speaks of cases, posts, its map and its records."""

from services.notify.entrypoints.teller import Teller
from shared.events.grid import (
    CaseAssigned,
    CaseCovered,
    CaseLeftUnsigned,
    CaseUnassigned,
    HandoverAccepted,
    HandoverMade,
    HandoverReturned,
)
from shared.events.grid_access import LooksReported
from shared.events.grid_audits import (
    AuditDrawn,
    AuditFinished,
)
from shared.events.grid_cards import (
    ServiceCardEnded,
    ServiceCardIssued,
)
from shared.events.grid_changes import (
    ChangeApproved,
    ChangeRefused,
    ChangeRequested,
)
from shared.events.grid_duplicates import (
    DuplicateAnswered,
    DuplicateDismissed,
    DuplicateFound,
    DuplicateOverdue,
    MergeUndone,
    PeopleMerged,
)
from shared.events.grid_exports import RecordsExported
from shared.events.grid_fields import (
    FieldConflictDecided,
    FieldConflictFound,
)
from shared.events.grid_responsibilities import ResponsibilitiesChecked
from shared.events.grid_territory import (
    GridsReorganised,
)
from shared.plumbing.bus import listens


class GridListeners(Teller):
    """Doors for events of the office."""

    @listens(CaseAssigned)
    def on_case_assigned(self, event: CaseAssigned) -> None:
        self._tell(event)

    @listens(CaseCovered)
    def on_case_covered(self, event: CaseCovered) -> None:
        self._tell(event)

    @listens(CaseLeftUnsigned)
    def on_case_left_unsigned(self, event: CaseLeftUnsigned) -> None:
        self._tell(event)

    @listens(CaseUnassigned)
    def on_case_unassigned(self, event: CaseUnassigned) -> None:
        self._tell(event)

    @listens(HandoverMade)
    def on_handover_made(self, event: HandoverMade) -> None:
        self._tell(event)

    @listens(HandoverAccepted)
    def on_handover_accepted(self, event: HandoverAccepted) -> None:
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

    @listens(GridsReorganised)
    def on_grids_reorganised(self, event: GridsReorganised) -> None:
        self._tell(event)

    @listens(DuplicateFound)
    def on_duplicate_found(self, event: DuplicateFound) -> None:
        self._tell(event)

    @listens(DuplicateAnswered)
    def on_duplicate_answered(self, event: DuplicateAnswered) -> None:
        self._tell(event)

    @listens(DuplicateOverdue)
    def on_duplicate_overdue(self, event: DuplicateOverdue) -> None:
        self._tell(event)

    @listens(PeopleMerged)
    def on_people_merged(self, event: PeopleMerged) -> None:
        self._tell(event)

    @listens(MergeUndone)
    def on_merge_undone(self, event: MergeUndone) -> None:
        self._tell(event)

    @listens(DuplicateDismissed)
    def on_duplicate_dismissed(self, event: DuplicateDismissed) -> None:
        self._tell(event)

    @listens(FieldConflictFound)
    def on_field_conflict_found(self, event: FieldConflictFound) -> None:
        self._tell(event)

    @listens(FieldConflictDecided)
    def on_field_conflict_decided(self, event: FieldConflictDecided) -> None:
        self._tell(event)

    @listens(ChangeRequested)
    def on_change_requested(self, event: ChangeRequested) -> None:
        self._tell(event)

    @listens(ChangeApproved)
    def on_change_approved(self, event: ChangeApproved) -> None:
        self._tell(event)

    @listens(ChangeRefused)
    def on_change_refused(self, event: ChangeRefused) -> None:
        self._tell(event)

    @listens(AuditDrawn)
    def on_audit_drawn(self, event: AuditDrawn) -> None:
        self._tell(event)

    @listens(AuditFinished)
    def on_audit_finished(self, event: AuditFinished) -> None:
        self._tell(event)

    @listens(LooksReported)
    def on_looks_reported(self, event: LooksReported) -> None:
        self._tell(event)

    @listens(ResponsibilitiesChecked)
    def on_responsibilities_checked(self, event: ResponsibilitiesChecked) -> None:
        self._tell(event)

    @listens(RecordsExported)
    def on_records_exported(self, event: RecordsExported) -> None:
        self._tell(event)

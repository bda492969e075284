"""What grid does when intake says that a case ends, goes on, or goes elsewhere."""

from datetime import datetime

from services.grid.entrypoints.sources import Sources
from services.grid.usecases.assignments.end_assignment import end_assignment
from services.grid.usecases.assignments.note_signature import note_signature
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.assignments.redirect_assignment import redirect_assignment
from services.grid.usecases.assignments.resume_assignment import resume_assignment
from services.grid.usecases.assignments.return_assignment import return_assignment
from services.grid.usecases.assignments.revive_assignment import revive_assignment
from shared.events.intake import CaseClosed, CaseDecided, CaseRefused, CaseSigned
from shared.events.intake_applications import ApplicationWithdrawn
from shared.events.intake_ending import CaseReopened, CaseVoided, CaseWithdrawn
from shared.events.intake_handling import ReworkOrdered
from shared.events.intake_merging import CaseMerged, CaseUnmerged
from shared.events.intake_returning import CaseReturned
from shared.events.intake_transfer import CaseHandedOut, CaseTakenBack, CaseTransferred
from shared.kernel import clock
from shared.plumbing.bus import heard, listens


class CaseListeners(Sources):
    """Doors for events of cases that grid knows."""

    assignments: Assignments

    @listens(CaseRefused)
    def on_case_refused(self, event: CaseRefused) -> None:
        self._end(event.case_id, at=event.refused_at)

    @listens(CaseClosed)
    def on_case_closed(self, event: CaseClosed) -> None:
        self._end(event.case_id, at=event.closed_at)

    @listens(CaseDecided)
    def on_case_decided(self, event: CaseDecided) -> None:
        self._end(event.case_id, at=event.decided_at)

    @listens(ApplicationWithdrawn)
    def on_application_withdrawn(self, event: ApplicationWithdrawn) -> None:
        self._end(event.case_id, at=event.withdrawn_at)

    @listens(CaseWithdrawn)
    def on_case_withdrawn(self, event: CaseWithdrawn) -> None:
        self._end(event.case_id, at=event.withdrawn_at)

    @listens(CaseVoided)
    def on_case_voided(self, event: CaseVoided) -> None:
        self._end(event.case_id, at=event.voided_at)

    @listens(CaseMerged)
    def on_case_merged(self, event: CaseMerged) -> None:
        self._end(event.case_id, at=event.merged_at)

    @listens(CaseHandedOut)
    def on_case_handed_out(self, event: CaseHandedOut) -> None:
        self._end(event.case_id, at=event.handed_at)

    @listens(CaseSigned)
    def on_case_signed(self, event: CaseSigned) -> None:
        note_signature(self.assignments, self.rota, signed=event, sequence=heard()["sequence"])

    @listens(CaseReopened)
    def on_case_reopened(self, event: CaseReopened) -> None:
        self._revive(event.case_id, worker_id=event.worker_id)

    @listens(CaseTakenBack)
    def on_case_taken_back(self, event: CaseTakenBack) -> None:
        self._revive(event.case_id)

    @listens(CaseUnmerged)
    def on_case_unmerged(self, event: CaseUnmerged) -> None:
        if event.accepted:
            self._revive(event.case_id)

    @listens(ReworkOrdered)
    def on_rework_ordered(self, event: ReworkOrdered) -> None:
        resume_assignment(
            self.assignments,
            self.register,
            self.rota,
            case_id=event.case_id,
            worker_id=event.worker_id,
            sequence=heard()["sequence"],
            at=clock.now(),
        )

    @listens(CaseReturned)
    def on_case_returned(self, event: CaseReturned) -> None:
        return_assignment(
            self.assignments,
            case_id=event.case_id,
            sequence=heard()["sequence"],
            at=event.answered_at,
        )

    @listens(CaseTransferred)
    def on_case_transferred(self, event: CaseTransferred) -> None:
        redirect_assignment(
            self.assignments,
            self.atlas,
            self.rota,
            case_id=event.case_id,
            unit=event.unit,
            sequence=heard()["sequence"],
            at=clock.now(),
        )

    def _end(self, case_id: str, *, at: datetime) -> None:
        end_assignment(self.assignments, case_id=case_id, sequence=heard()["sequence"], at=at)

    def _revive(self, case_id: str, *, worker_id: str | None = None) -> None:
        revive_assignment(
            self.assignments,
            self.register,
            self.rota,
            case_id=case_id,
            worker_id=worker_id,
            sequence=heard()["sequence"],
            at=clock.now(),
        )

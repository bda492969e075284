"""What grid does when intake says that a case waits for its applicant, or goes on."""

from datetime import datetime

from services.grid.domain.assignments.standstill import Cause, Standstill
from services.grid.usecases.assignments.note_standstill import note_standstill
from services.grid.usecases.assignments.ports import Standstills
from shared.events.intake_applications import (
    CorrectionDone,
    CorrectionRequested,
    WithdrawalDropped,
    WithdrawalRequested,
)
from shared.plumbing.bus import heard, listens


class StandstillListeners:
    """Doors for events of applications that nobody can sign for a while."""

    standstills: Standstills

    @listens(CorrectionRequested)
    def on_correction_requested(self, event: CorrectionRequested) -> None:
        self._note(event.case_id, Cause.CORRECTION, until=None)

    @listens(CorrectionDone)
    def on_correction_done(self, event: CorrectionDone) -> None:
        self._note(event.case_id, Cause.CORRECTION, until=event.done_at)

    @listens(WithdrawalRequested)
    def on_withdrawal_requested(self, event: WithdrawalRequested) -> None:
        self._note(event.case_id, Cause.WITHDRAWAL, until=None)

    @listens(WithdrawalDropped)
    def on_withdrawal_dropped(self, event: WithdrawalDropped) -> None:
        self._note(event.case_id, Cause.WITHDRAWAL, until=event.dropped_at)

    def _note(self, case_id: str, cause: Cause, *, until: datetime | None) -> None:
        sequence = heard()["sequence"]
        note_standstill(
            self.standstills, Standstill(case_id=case_id, cause=cause, sequence=sequence, until=until)
        )

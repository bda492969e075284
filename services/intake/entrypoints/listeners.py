"""What intake does when others speak."""

from services.intake.domain.cases.handler import Handler
from services.intake.usecases.cases.miss_handler import miss_handler
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import IssueTypes
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.kernel import clock
from shared.plumbing.bus import heard, listens


class Listeners:
    """Doors for events."""

    cases: Cases
    types: IssueTypes
    calendars: Calendars

    @listens(CaseAssigned)
    def on_case_assigned(self, event: CaseAssigned) -> None:
        handler = Handler(
            worker_id=event.worker_id,
            label=event.worker_label,
            grid_code=event.grid_code,
            community_code=event.community_code,
            post=event.post,
            reason=event.reason,
            on_behalf_of=event.on_behalf_of,
            assignment=heard()["sequence"],
        )
        name_handler(
            self.cases, self.types, self.calendars, event.case_id, handler=handler, at=event.assigned_at
        )

    @listens(CaseUnassigned)
    def on_case_unassigned(self, event: CaseUnassigned) -> None:
        miss_handler(
            self.cases, event.case_id, reason=event.reason, assignment=heard()["sequence"], at=clock.now()
        )

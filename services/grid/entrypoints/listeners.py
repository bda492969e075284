"""What grid does when others speak."""

from services.grid.entrypoints.sources import Sources
from services.grid.usecases.dispatch_case import dispatch_case
from services.grid.usecases.end_assignment import end_assignment
from services.grid.usecases.hear_staff import hear_staff
from services.grid.usecases.note_acknowledgement import note_acknowledgement
from services.grid.usecases.ports import Acknowledgements, Assignments
from shared.events.intake import CaseAccepted, CaseClosed, CaseDecided, CaseRefused
from shared.events.intake_applications import ApplicationWithdrawn
from shared.events.notify import NoticeAcknowledged
from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted
from shared.kernel import clock
from shared.plumbing.bus import heard, listens


class Listeners(Sources):
    """Doors for events."""

    assignments: Assignments
    acknowledgements: Acknowledgements

    @listens(CaseAccepted)
    def on_case_accepted(self, event: CaseAccepted) -> None:
        dispatch_case(self.assignments, self.register, self.rota, accepted=event, at=clock.now())

    @listens(CaseRefused)
    def on_case_refused(self, event: CaseRefused) -> None:
        end_assignment(self.assignments, case_id=event.case_id, at=event.refused_at)

    @listens(CaseClosed)
    def on_case_closed(self, event: CaseClosed) -> None:
        end_assignment(self.assignments, case_id=event.case_id, at=event.closed_at)

    @listens(CaseDecided)
    def on_case_decided(self, event: CaseDecided) -> None:
        end_assignment(self.assignments, case_id=event.case_id, at=event.decided_at)

    @listens(ApplicationWithdrawn)
    def on_application_withdrawn(self, event: ApplicationWithdrawn) -> None:
        end_assignment(self.assignments, case_id=event.case_id, at=event.withdrawn_at)

    @listens(NoticeAcknowledged)
    def on_notice_acknowledged(self, event: NoticeAcknowledged) -> None:
        note_acknowledgement(self.acknowledgements, event)

    @listens(WorkerEnlisted)
    def on_worker_enlisted(self, event: WorkerEnlisted) -> None:
        hear_staff(self.workers, event, sequence=heard()["sequence"])

    @listens(PostFilled)
    def on_post_filled(self, event: PostFilled) -> None:
        hear_staff(self.posts, event, sequence=heard()["sequence"])

    @listens(RosterPublished)
    def on_roster_published(self, event: RosterPublished) -> None:
        hear_staff(self.duties, event, sequence=heard()["sequence"])

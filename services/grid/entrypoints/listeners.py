"""What grid does when others speak."""

from services.grid.entrypoints.case_listeners import CaseListeners
from services.grid.entrypoints.service_cards import ServiceCardDoors
from services.grid.usecases.assignments.dispatch_case import dispatch_case
from services.grid.usecases.assignments.note_acknowledgement import note_acknowledgement
from services.grid.usecases.assignments.ports import Acknowledgements, Calendars
from services.grid.usecases.posts.hear_calendar import hear_calendar
from services.grid.usecases.posts.hear_staff import hear_staff
from services.grid.usecases.service_cards.renew_service_cards import renew_service_cards
from shared.events.intake import CaseAccepted
from shared.events.intake_menu import CalendarPublished
from shared.events.notify import NoticeAcknowledged
from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted
from shared.kernel import clock
from shared.plumbing.bus import heard, listens


class Listeners(CaseListeners, ServiceCardDoors):
    """Doors for events."""

    acknowledgements: Acknowledgements
    calendars: Calendars

    @listens(CaseAccepted)
    def on_case_accepted(self, event: CaseAccepted) -> None:
        dispatch_case(self.assignments, self.register, self.rota, accepted=event, at=clock.now())

    @listens(NoticeAcknowledged)
    def on_notice_acknowledged(self, event: NoticeAcknowledged) -> None:
        note_acknowledgement(self.acknowledgements, event)

    @listens(WorkerEnlisted)
    def on_worker_enlisted(self, event: WorkerEnlisted) -> None:
        hear_staff(self.workers, event, sequence=heard()["sequence"])

    @listens(PostFilled)
    def on_post_filled(self, event: PostFilled) -> None:
        hear_staff(self.posts, event, sequence=heard()["sequence"])
        renew_service_cards(self.card_desk, self.rota, filled=event, at=clock.now())

    @listens(RosterPublished)
    def on_roster_published(self, event: RosterPublished) -> None:
        hear_staff(self.duties, event, sequence=heard()["sequence"])

    @listens(CalendarPublished)
    def on_calendar_published(self, event: CalendarPublished) -> None:
        hear_calendar(self.calendars, self.assignments, published=event, sequence=heard()["sequence"])

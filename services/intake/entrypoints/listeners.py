"""What intake does when others speak, or when it hears itself."""

from datetime import datetime

from services.intake.domain.cases.handler import Handler
from services.intake.entrypoints.bureau import AtTheBureau
from services.intake.usecases.accountability.raise_card_for_answer import raise_card_for_answer
from services.intake.usecases.accountability.raise_card_for_clock import raise_card_for_clock
from services.intake.usecases.accountability.raise_card_for_denial import raise_card_for_denial
from services.intake.usecases.accountability.raise_card_for_excess import raise_card_for_excess
from services.intake.usecases.accountability.raise_card_for_notice import raise_card_for_notice
from services.intake.usecases.accountability.raise_card_for_order import raise_card_for_order
from services.intake.usecases.accountability.raise_card_for_repetition import raise_card_for_repetition
from services.intake.usecases.agency.note_submitted import note_submitted
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.applications.hear_acknowledgement import hear_acknowledgement
from services.intake.usecases.applications.note_broken_pledge import note_broken_pledge
from services.intake.usecases.applications.ports import BrokenPledges
from services.intake.usecases.cases.miss_handler import miss_handler
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.contacts.ports import Contacts
from services.intake.usecases.issues.settle_merged import settle_merged
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.questions.drop_question import drop_question
from services.intake.usecases.questions.ports import Questions
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.events.intake import CaseRegistered, CaseResolved, ClockOverdue
from shared.events.intake_agency import AgencyClockOverdue
from shared.events.intake_applications import SecondNoticeGiven
from shared.events.intake_cards import CardConfirmed, PromiseExceeded
from shared.events.intake_contacts import ContactOverdue
from shared.events.intake_ending import CaseVoided, CaseWithdrawn
from shared.events.intake_handling import ContactDenied
from shared.events.intake_merging import CaseMerged, ResultShared
from shared.events.intake_results import PledgeBroken
from shared.events.notify import NoticeAcknowledged
from shared.kernel import clock
from shared.plumbing.bus import heard, listens


class Listeners(AtTheBureau):
    """Doors for events."""

    types: IssueTypes
    broken_pledges: BrokenPledges
    orders: Orders
    questions: Questions
    contacts: Contacts

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

    @listens(CaseRegistered)
    def on_case_registered(self, event: CaseRegistered) -> None:
        note_submitted(
            self.orders,
            self.calendars,
            event.order_id,
            case_id=event.case_id,
            number=event.number,
            at=event.registered_at,
        )

    @listens(CaseUnassigned)
    def on_case_unassigned(self, event: CaseUnassigned) -> None:
        miss_handler(
            self.cases, event.case_id, reason=event.reason, assignment=heard()["sequence"], at=clock.now()
        )

    @listens(ClockOverdue)
    def on_clock_overdue(self, event: ClockOverdue) -> None:
        raise_card_for_clock(self.bureau, event, fact=heard()["id"])

    @listens(SecondNoticeGiven)
    def on_second_notice_given(self, event: SecondNoticeGiven) -> None:
        raise_card_for_notice(self.bureau, event, fact=heard()["id"])

    @listens(ContactDenied)
    def on_contact_denied(self, event: ContactDenied) -> None:
        raise_card_for_denial(self.bureau, event, fact=heard()["id"])

    @listens(AgencyClockOverdue)
    def on_agency_clock_overdue(self, event: AgencyClockOverdue) -> None:
        raise_card_for_order(self.bureau, self.orders, event, fact=heard()["id"])

    @listens(ContactOverdue)
    def on_contact_overdue(self, event: ContactOverdue) -> None:
        raise_card_for_answer(self.bureau, self.contacts, event, fact=heard()["id"])

    @listens(CardConfirmed)
    def on_card_confirmed(self, event: CardConfirmed) -> None:
        raise_card_for_repetition(self.bureau, event, fact=heard()["id"])

    @listens(PromiseExceeded)
    def on_promise_exceeded(self, event: PromiseExceeded) -> None:
        raise_card_for_excess(self.bureau, event, fact=heard()["id"])

    @listens(PledgeBroken)
    def on_pledge_broken(self, event: PledgeBroken) -> None:
        note_broken_pledge(self.cases, self.broken_pledges, event.case_id, at=event.broken_at)

    @listens(CaseResolved)
    def on_case_resolved(self, event: CaseResolved) -> None:
        self._settle(event.case_id, at=event.resolved_at)

    @listens(ResultShared)
    def on_result_shared(self, event: ResultShared) -> None:
        """Pass it on to what was merged into the merged one."""
        self._settle(event.case_id, at=event.shared_at)

    @listens(CaseWithdrawn)
    def on_case_withdrawn(self, event: CaseWithdrawn) -> None:
        self._settle(event.case_id, at=event.withdrawn_at)
        drop_question(self.questions, event.case_id, at=event.withdrawn_at)

    @listens(CaseVoided)
    def on_case_voided(self, event: CaseVoided) -> None:
        self._settle(event.case_id, at=event.voided_at)
        drop_question(self.questions, event.case_id, at=event.voided_at)

    @listens(CaseMerged)
    def on_case_merged(self, event: CaseMerged) -> None:
        """Look whether the other was done or over before this one was merged into it."""
        self._settle(event.into_id, at=event.merged_at)

    @listens(NoticeAcknowledged)
    def on_notice_acknowledged(self, event: NoticeAcknowledged) -> None:
        hear_acknowledgement(
            self.cases,
            event.case_id,
            reference=event.reference,
            recipient=event.recipient,
            at=event.acknowledged_at,
        )

    def _settle(self, case_id: str, *, at: datetime) -> None:
        settle_merged(self.cases, self.types, self.calendars, case_id, at=at)

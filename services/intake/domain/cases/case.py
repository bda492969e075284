"""Case: what an application and an issue have in common: number, place, clocks, handler, history.

Their states are two machines and never one (domain reference §1).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.cases.answered import Answered
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.case_number import STREET_DIGITS
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.external import External
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.history import LONGEST_HISTORY, Entry
from services.intake.domain.cases.place import Place
from services.intake.domain.clocks.clock_kind import OF_THE_APPLICANT, SILENT, ClockKind
from services.intake.domain.clocks.clocks import Ring
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.moves import Move
from services.intake.domain.menu.menu import Discretion
from shared.events.intake import (
    CaseAccepted,
    CaseRegistered,
    CaseSigned,
    ClockMoved,
    ClockOverdue,
    ClockWarned,
    HandlerMissing,
    HandlerNamed,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed
from shared.kernel.masking import discreet_words

KINDS = {"application": "办件", "issue": "工单"}


@dataclass(kw_only=True)
class Case(Answered):
    """Something a resident asked for or reported.

    `words` are the resident's own and never changed; `query_code` is sealed. What is told to
    others holds no free text but the `label`.
    """

    kind: ClassVar[str]

    number: str
    query_code: str
    topic: str
    subject: str
    words: str
    discretion: Discretion = Discretion.OPEN
    channel: Channel
    place: Place
    applicant: Applicant
    registered_at: datetime
    registered_by: str
    external: External | None = None
    attachments: tuple[Attachment, ...] = ()
    signed_by: str | None = None
    assignment: int = 0
    history: tuple[Entry, ...] = ()

    @property
    def street(self) -> str:
        """The code of the street whose number the case bears."""
        return self.number[:STREET_DIGITS]

    @property
    def area(self) -> str:
        """The grid it lies in; as long as that is not known, the whole street."""
        return self.handler.grid_code if self.handler else self.street

    @property
    def worker(self) -> str | None:
        """Who answers for it now: who has signed, else who was named."""
        return self.signed_by or (self.handler.worker_id if self.handler else None)

    @property
    def label(self) -> str:
        """What of the subject may leave this service: no numbers of people, of a quiet matter its kind."""
        return discreet_words(self.subject) if self.discretion is Discretion.OPEN else KINDS[self.kind]

    def register(self) -> None:
        """Give the resident his number; the words are kept as they were said."""
        self.note(self.registered_at, "登记", by=self.registered_by)
        self.record(
            CaseRegistered(
                case_id=self.id,
                number=self.number,
                kind=self.kind,
                channel=self.channel,
                subject=self.label,
                applicant_id=self.applicant.id,
                registered_at=self.registered_at,
            )
        )

    def take_on(self, limits: dict[str, Limit], *, by: str, at: datetime, calendar: Calendar) -> None:
        """Start the clocks of the whole. They run whether a worker is found or not."""
        self.start_clocks(limits, by=by, at=at, calendar=calendar)
        self.note(at, "受理", by=by)
        self.record(
            CaseAccepted(
                case_id=self.id,
                number=self.number,
                kind=self.kind,
                topic=self.topic,
                subject=self.label,
                urgency=self.urgency,
                unit=self.unit,
                applicant_id=self.applicant.id,
                household_id=self.place.household_id,
                building=self.place.building,
                longitude=self.place.longitude,
                latitude=self.place.latitude,
                accepted_at=at,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
            )
        )

    def show_handler(self, handler: Handler, *, sign: Limit, at: datetime, calendar: Calendar) -> None:
        """Show who handles the case; his clock for signing starts, anew for another handler."""
        self.handler, self.assignment = handler, handler.assignment
        self.pass_to(handler.worker_id, label=handler.label, at=at)
        self.start_step(ClockKind.SIGN, sign, by="系统", at=at, calendar=calendar)
        self.note(at, "派单", by="系统", note=handler.label)
        self.record(
            HandlerNamed(
                case_id=self.id,
                worker_id=handler.worker_id,
                worker_label=handler.label,
                grid_code=handler.grid_code,
                post=handler.post,
                reason=handler.reason,
                sign_due=self.due.get(ClockKind.SIGN),
                named_at=at,
            )
        )

    def miss_handler(self, reason: str, *, assignment: int, at: datetime) -> None:
        """Note that nobody can take the case as it stands."""
        self.assignment = assignment
        self.note(at, "待派单", by="系统", note=reason)
        self.record(HandlerMissing(case_id=self.id, reason=reason, missing_at=at))

    def take_in_hand(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Stop the clock for signing; from now on the signer answers for it."""
        covered = self.stand_in(by)
        self.hold(by)
        if by.id != self.worker:
            self.pass_to(by.id, label="", at=at)
        self.signed_by = by.id
        self.stop_clocks(ClockKind.SIGN, by=by.id, at=at, calendar=calendar)
        self.note(at, "签收", by=by.id)
        self.record(CaseSigned(case_id=self.id, worker_id=by.id, on_behalf_of=covered, signed_at=at))

    def stand_in(self, by: Caller) -> str | None:
        """Return on whose behalf somebody acts; refuse who does not work in the handler's grid.

        The partner steps in by himself where the handler had no time to hand over, and so does the head:
        who is on duty is not known here, and the credit stays with who acts (domain reference §5.1).
        """
        if self.handler is None or not by.covers(self.handler.grid_code):
            raise NotAllowed("该案件不在您负责的网格内")
        if by.id == self.handler.on_behalf_of:
            return None
        return self.handler.on_behalf_of if by.id == self.handler.worker_id else self.handler.worker_id

    def answers_for(self, by: Caller) -> bool:
        """Tell whether he had it in hand, or should have: then somebody else judges what came of it."""
        return by.id in self.hands or (self.handler is not None and by.id == self.handler.worker_id)

    def tell_ring(self, ring: Ring, *, due: datetime, at: datetime) -> None:
        kind = ring.clock.kind
        ours = self.handler if kind not in OF_THE_APPLICANT else None
        said: dict[str, Any] = {"case_id": self.id, "clock": kind, "due": due}
        said |= {"worker_id": self.worker if ours else None, "grid_code": ours.grid_code if ours else None}
        if not ring.mark.is_end:
            self.record(ClockWarned(**said, mark=ring.mark.name, share=ring.mark.percent, warned_at=at))
        elif kind not in OF_THE_APPLICANT | SILENT:
            self.record(ClockOverdue(**said, overdue_at=at))

    def tell_moved(self, move: Move, *, at: datetime) -> None:
        self.record(ClockMoved(case_id=self.id, **move._asdict(), reason="calendar_changed", moved_at=at))

    def note(self, at: datetime, action: str, *, by: str, note: str = "") -> None:
        """Write a line of the history."""
        self.history = (*self.history, Entry(at=at, action=action, by=by, note=note))[-LONGEST_HISTORY:]

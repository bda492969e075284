"""Held: a case as far as it is in somebody's hands: who was named, who signed, what was done, in lines."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.answered import Answered
from services.intake.domain.cases.case_number import STREET_DIGITS
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.history import LONGEST_HISTORY, SYSTEM, Entry
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from shared.events.intake import CaseSigned, HandlerMissing, HandlerNamed
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed


@dataclass(kw_only=True)
class Held(Answered):
    """Its number, whose it is, and its history."""

    number: str
    signed_by: str | None = None
    handed_to: str | None = None
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
    def areas(self) -> tuple[str, ...]:
        """The areas whose people may see it."""
        return (self.area,)

    @property
    def worker(self) -> str | None:
        """Who answers for it now: who has taken over, else who has signed, else who was named."""
        if self.handler is not None and self.handler.worker_id == self.handed_to:
            return self.handed_to
        return self.signed_by or (self.handler.worker_id if self.handler else None)

    def show_handler(self, handler: Handler, *, sign: Limit, at: datetime, calendar: Calendar) -> None:
        """Show who handles the case; his clock for signing starts, anew for another handler.

        Who stands in for another has what is left of his time, and so has who gets it back: an officer who is
        missing pauses no clock (domain reference §1.5).
        """
        former = self.handler
        stands_in = former and (handler.stands_in_for(former) or former.stands_in_for(handler))
        self.handler, self.assignment = handler, handler.assignment
        self.pass_to(handler.worker_id, label=handler.label, at=at)
        if not stands_in:
            self.start_step(ClockKind.SIGN, sign, by=SYSTEM, at=at, calendar=calendar)
        self.tell_handler(handler, at=at)

    def hand_on(self, handler: Handler, *, at: datetime) -> None:
        """Show who has it in hand from now on, in the place of who has signed or back from who stood in.

        The signature stays with who gave it, and so does what either of them has done. Refused: a case that
        nobody has, and a handler of another grid.
        """
        if self.handler is None or handler.grid_code != self.handler.grid_code:
            raise Conflict("只能在同一网格内交接")
        self.handler, self.assignment, self.handed_to = handler, handler.assignment, handler.worker_id
        self.pass_to(handler.worker_id, label=handler.label, at=at)
        self.tell_handler(handler, at=at)

    def tell_handler(self, handler: Handler, *, at: datetime) -> None:
        """Tell who handles the case, and until when he has to sign if he has not."""
        self.note(at, "派单", by=SYSTEM, note=handler.label)
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
        self.note(at, "待派单", by=SYSTEM, note=reason)
        self.record(HandlerMissing(case_id=self.id, reason=reason, missing_at=at))

    def take_in_hand(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Stop the clock for signing; from now on the signer answers for it."""
        covered = self.stand_in(by)
        self.hold(by)
        if by.id != self.worker:
            self.pass_to(by.id, label="", at=at)
        self.signed_by, self.handed_to = by.id, None
        self.stop_clocks(ClockKind.SIGN, by=by.id, at=at, calendar=calendar)
        self.note(at, "签收", by=by.id)
        self.record(CaseSigned(case_id=self.id, worker_id=by.id, on_behalf_of=covered, signed_at=at))

    def is_named(self, by: Caller) -> bool:
        """Tell whether he was named to stand in for the handler: a substitute may come from another grid.

        Who has a case for himself works where it lies: having moved elsewhere, he has no more to do with it.
        """
        handler = self.handler
        return handler is not None and handler.worker_id == by.id and handler.on_behalf_of is not None

    def stand_in(self, by: Caller) -> str | None:
        """Return on whose behalf somebody acts; refuse who does not work in the handler's grid.

        The partner steps in by himself where the handler had no time to hand over, and so does the head:
        who is on duty is not known here, and the credit stays with who acts (domain reference §5.1).
        """
        if self.handler is None or not (self.is_named(by) or by.covers(self.handler.grid_code)):
            raise NotAllowed("该案件不在您负责的网格内")
        if by.id == self.handler.on_behalf_of:
            return None
        return self.handler.on_behalf_of if by.id == self.handler.worker_id else self.handler.worker_id

    def answers_for(self, by: Caller) -> bool:
        """Tell whether he had it in hand, or should have: then somebody else judges what came of it."""
        return by.id in self.hands or (self.handler is not None and by.id == self.handler.worker_id)

    def note(self, at: datetime, action: str, *, by: str, note: str = "") -> None:
        """Write a line of the history."""
        self.history = (*self.history, Entry(at=at, action=action, by=by, note=note))[-LONGEST_HISTORY:]

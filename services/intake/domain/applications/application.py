"""Application: a resident asks for what a service item offers (domain reference §1.2).

Its procedures are modules of their own; which act leads where is the table of `transitions`.
"""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.applications.deciding import Deciding
from services.intake.domain.applications.delivery import Delivering
from services.intake.domain.applications.special import Examining
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.applications.transitions import Act
from services.intake.domain.applications.withdrawal import Withdrawing
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict

S = ApplicationState


@dataclass(kw_only=True)
class Application(Deciding, Examining, Withdrawing, Delivering):
    """An application and its way from the counter to the archive."""

    @property
    def awaits_handler(self) -> bool:
        """Tell whether a handler may still be named, or exchanged before he has signed."""
        return self.standing is S.ACCEPTED

    @property
    def standing(self) -> S:
        """The state it stands in beneath a correction or a withdrawal that waits."""
        state = self.state
        if state is S.WITHDRAWING and self.withdrawal:
            state = self.withdrawal.interrupted
            state = S.ACCEPTED if state is S.RECEIVED and self.accepted_at else state
        return self.interrupted or state if state is S.CORRECTING else state

    @property
    def awaited(self) -> str | None:
        """The appointment that it waits for."""
        return self.appointed.id if self.appointed and self.standing is S.BOOKED else None

    def assign(self, handler: Handler, *, sign: Limit, at: datetime, calendar: Calendar) -> None:
        """Name the grid worker who looks after the applicant; while a correction waits, so does his clock."""
        self.require(Act.ASSIGN)
        if not self.awaits_handler:
            raise Conflict(f"办件{self.state_label}，不能{Act.ASSIGN}")
        self.show_handler(handler, sign=sign, at=at, calendar=calendar)
        if self.state is S.CORRECTING:
            self.pause_clocks(
                ClockKind.SIGN,
                reason=PauseReason.CORRECTION,
                basis=self.notices[-1].number,
                by=SYSTEM,
                at=at,
                calendar=calendar,
            )

    def sign(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Take it in hand: the work on it begins, with the first step of the item."""
        self.require(Act.SIGN)
        self.take_in_hand(by, at=at, calendar=calendar)
        self.go(Act.SIGN, S.IN_STEP, at=at)
        self.begin_step(by=by.id, at=at, calendar=calendar)

    def run_out(self, kind: ClockKind, *, at: datetime, calendar: Calendar) -> None:
        match kind:
            case ClockKind.NOTICE:
                self.deem_accepted(at=at, calendar=calendar)
            case ClockKind.SUPPLY:
                self.lapse(at=at)
            case ClockKind.TOLERANCE:
                self.break_pledge(at=at, calendar=calendar)
            case ClockKind.SPECIAL:
                self.outlast_special(at=at, calendar=calendar)
            case ClockKind.RATING:
                self.invite_rating(at=at, calendar=calendar)
            case _:
                super().run_out(kind, at=at, calendar=calendar)

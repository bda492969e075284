"""Special procedures (特别程序): hearings, tests, reviews … whose time is not counted, told in writing."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.applications.standing import Standing
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import Act
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import OF_THE_WHOLE, ClockKind, PauseReason
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.menu.conduct import ONLY_BY_LAW, SpecialProcedure
from shared.events.intake_applications import SpecialProcedureEnded, SpecialProcedureStarted
from shared.events.intake_waiting import SpecialProcedureOverran
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class SpecialOrder:
    """Which procedure, on what basis, how many working days it should take, and the paper that says so.

    `paper` is what the applicant was told in: without it no clock waits (Licensing Law, article 45).
    """

    procedure: SpecialProcedure
    basis: str
    expected_days: int
    paper: str

    def __post_init__(self) -> None:
        missing = {name: ["必填"] for name in ("basis", "paper") if not getattr(self, name)}
        if missing or self.expected_days < 1:
            raise Invalid("特别程序须书面告知依据和所需时间", missing or {"expected_days": ["≥ 1"]})


@dataclass(frozen=True, kw_only=True)
class SpecialTaken:
    """A special procedure that was begun; without `ended_at` it lasts."""

    order: SpecialOrder
    begun_by: str
    begun_at: datetime
    ended_at: datetime | None = None
    result: str = ""


@dataclass(kw_only=True)
class Examining(Standing):
    """`specials` are the special procedures so far."""

    specials: tuple[SpecialTaken, ...] = ()

    def start_special(self, order: SpecialOrder, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Begin one; the clocks wait. Publicity and visits only where a law leaves their time out."""
        self.require(Act.START_SPECIAL)
        self._require_lawful(order)
        self.go(Act.START_SPECIAL, S.IN_SPECIAL, at=at)
        self.specials = (*self.specials, SpecialTaken(order=order, begun_by=by.id, begun_at=at))
        self._hold_clocks_for(order, by=by.id, at=at, calendar=calendar)
        self.hold(by)
        self.note(at, "特别程序（开始）", by=by.id, note=order.basis)
        self.record(
            SpecialProcedureStarted(
                case_id=self.id,
                procedure=order.procedure,
                expected_days=order.expected_days,
                started_by=by.id,
                started_at=at,
            )
        )

    def end_special(self, result: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """End it and keep its result; the clocks run on from the next working day."""
        self.require(Act.END_SPECIAL)
        taken = replace(self.specials[-1], ended_at=at, result=result)
        self.specials = (*self.specials[:-1], taken)
        self.go(Act.END_SPECIAL, S.IN_STEP, at=at, through=(S.SPECIAL_OVER,))
        self.stop_clocks(ClockKind.SPECIAL, by=by.id, at=at, calendar=calendar)
        self.resume_clocks(*OF_THE_WHOLE, by=by.id, at=at, calendar=calendar)
        self.hold(by)
        self.note(at, "特别程序（结束）", by=by.id)
        self.record(
            SpecialProcedureEnded(
                case_id=self.id,
                procedure=taken.order.procedure,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                ended_by=by.id,
                ended_at=at,
            )
        )

    def _hold_clocks_for(self, order: SpecialOrder, *, by: str, at: datetime, calendar: Calendar) -> None:
        reason = PauseReason.SPECIAL_PROCEDURE
        self.pause_clocks(*OF_THE_WHOLE, reason=reason, basis=order.paper, by=by, at=at, calendar=calendar)
        limit = Limit(amount=order.expected_days, unit=Unit.WORKING_DAY)
        self.start_step(ClockKind.SPECIAL, limit, by=by, at=at, calendar=calendar)

    def outlast_special(self, *, at: datetime, calendar: Calendar) -> None:
        """Let the clocks run on: it takes longer than the applicant was told, and no more is left out.

        The head hears of it. Who needs more time ends it and tells the applicant anew, in writing.
        """
        taken = self.specials[-1]
        self.resume_clocks(*OF_THE_WHOLE, by=SYSTEM, at=at, calendar=calendar)
        self.note(at, "特别程序超过告知的时间，恢复计时", by=SYSTEM)
        self.record(
            SpecialProcedureOverran(
                case_id=self.id,
                procedure=taken.order.procedure,
                expected_days=taken.order.expected_days,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                overran_at=at,
            )
        )

    def _require_lawful(self, order: SpecialOrder) -> None:
        said = self.undertaking.conduct.pause_for(order.procedure)
        if said is None and order.procedure in ONLY_BY_LAW:
            raise Conflict("公示、入户调查计入办理时限，法律另有规定的除外")
        if said and said.most_days is not None and order.expected_days > said.most_days:
            raise Invalid("超出规定的最长时间", {"expected_days": [f"最多{said.most_days}个工作日"]})

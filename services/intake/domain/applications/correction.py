"""Correction (补正): all that is missing, told once and completely (domain reference §2.4)."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from services.intake.domain.applications.acceptance import Accepting, RefusalReason
from services.intake.domain.applications.notice import Condition, CorrectionNotice, Receipt, lines_of
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import TABLE, Act
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import OF_THE_WHOLE, ClockKind, PauseReason
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Paper
from shared.events.intake_applications import (
    CorrectionLapsed,
    CorrectionReceiptConfirmed,
    CorrectionRequested,
    SecondNoticeGiven,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.masking import discreet

SUPERVISORS = frozenset({"station_head", "section_head", "leader"})


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What the check at the window found: of the papers, and of the conditions of the item."""

    papers: dict[str, Paper] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    where: str
    new_fact_reason: str = ""


@dataclass(kw_only=True)
class Correcting(Accepting):
    """`notices` are the one-time notices given, as a rule one; `interrupted` is what the last one held up."""

    notices: tuple[CorrectionNotice, ...] = ()
    interrupted: S | None = None

    def request_correction(
        self, guide: ItemGuide, finding: Finding, *, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Tell the applicant once of all that is missing; where clocks run, they are held.

        Refused where nothing is missing, and a second time, unless there is a new fact and a supervisor.
        """
        self.require(Act.REQUEST_CORRECTION)
        presented = self.presented.with_papers(finding.papers)
        lines = lines_of(presented.defects(guide), finding.conditions, where=finding.where)
        if not lines:
            raise Conflict("材料齐全、符合条件，无须补正")
        self._require_new_fact(finding, by)
        self.presented, self.interrupted = presented, self.state
        self.go(Act.REQUEST_CORRECTION, S.CORRECTING, at=at)
        notice = CorrectionNotice(
            number=f"{self.number}-BZ{len(self.notices) + 1:02d}",
            lines=lines,
            supervisor_phone=self.rules.supervisor_phone,
            new_fact_reason=finding.new_fact_reason if self.notices else "",
            given_by=by.id,
            given_at=at,
        )
        self._hold_clocks(notice.number, by=by.id, at=at, calendar=calendar)
        self._give(replace(notice, due=self.due.get(ClockKind.SUPPLY)), by=by, at=at)

    def confirm_receipt(self, receipt: Receipt, *, by: str, at: datetime, number: str | None = None) -> None:
        """Keep how a notice, as a rule the last one, reached the applicant; once for each notice."""
        self.require(Act.CONFIRM_RECEIPT)
        meant = [each for each in self.notices if each.number == number] if number else self.notices[-1:]
        if not meant or meant[0].receipt:
            raise Conflict("没有待确认收到的补正告知书")
        self._renew(replace(meant[0], receipt=receipt))
        self.note(at, Act.CONFIRM_RECEIPT, by=by, note=meant[0].number)
        self.record(
            CorrectionReceiptConfirmed(
                case_id=self.id, notice_number=meant[0].number, confirmed_at=receipt.served_at
            )
        )

    def awaits_receipt(self, number: str) -> bool:
        """Tell whether a notice with this number was given that nobody has confirmed, and still can be."""
        unconfirmed = any(each.number == number and each.receipt is None for each in self.notices)
        return unconfirmed and self.state in TABLE[Act.CONFIRM_RECEIPT]

    def lapse(self, *, at: datetime) -> None:
        """Note that the time for the correction is over; what follows, people decide."""
        self._renew(replace(self.notices[-1], lapsed_at=at))
        self.note(at, "逾期未补正", by=SYSTEM)
        self.record(
            CorrectionLapsed(
                case_id=self.id,
                notice_number=self.notices[-1].number,
                grid_code=self.area,
                lapsed_at=at,
            )
        )

    @property
    def has_lapsed(self) -> bool:
        """Tell whether the correction was not made in time."""
        return bool(self.notices and self.notices[-1].lapsed_at)

    def require_refusable(self, reason: RefusalReason) -> None:
        """While a correction is awaited only its lapse is a reason, and before acceptance only."""
        lapsed = reason is RefusalReason.NOT_SUPPLIED
        if self.state is not S.CORRECTING:
            return super().require_refusable(reason)
        if not (lapsed and self.has_lapsed and self.interrupted is S.RECEIVED):
            raise Conflict("补正期内不能不予受理；受理前逾期未补正的，以逾期未补正为由")
        return None

    def _require_new_fact(self, finding: Finding, by: Caller) -> None:
        if not self.notices:
            return
        if not finding.new_fact_reason:
            raise Conflict(
                "已经一次性告知，不得再次要求补正；确有新情况的，须由主管人员说明",
                {"new_fact_reason": ["必填"]},
            )
        if by.roles.isdisjoint(SUPERVISORS):
            raise NotAllowed("再次告知补正须由主管人员作出")

    def _hold_clocks(self, basis: str, *, by: str, at: datetime, calendar: Calendar) -> None:
        self.stop_clocks(ClockKind.NOTICE, by=by, at=at, calendar=calendar)
        self.pause_clocks(
            *OF_THE_WHOLE, reason=PauseReason.CORRECTION, basis=basis, by=by, at=at, calendar=calendar
        )
        self.start_step(ClockKind.SUPPLY, self.rules.supply, by=by, at=at, calendar=calendar)

    def _give(self, notice: CorrectionNotice, *, by: Caller, at: datetime) -> None:
        first = self.notices[0] if self.notices else None
        self.notices = (*self.notices, notice)
        self.note(at, "一次性告知补正", by=by.id, note=notice.number)
        self.record(
            CorrectionRequested(
                case_id=self.id,
                notice_number=notice.number,
                notice_round=len(self.notices),
                remedies=tuple(map(discreet, notice.remedies)),
                due=notice.due,
                requested_by=by.id,
                requested_at=at,
            )
        )
        if first:
            self._tell_second(notice, first, at=at)

    def _tell_second(self, notice: CorrectionNotice, first: CorrectionNotice, *, at: datetime) -> None:
        self.record(
            SecondNoticeGiven(
                case_id=self.id,
                notice_number=notice.number,
                first_given_by=first.given_by,
                given_by=notice.given_by,
                grid_code=self.area,
                given_at=at,
            )
        )

    def _renew(self, notice: CorrectionNotice) -> None:
        self.notices = tuple(notice if each.number == notice.number else each for each in self.notices)

"""Deciding: granting or declining, with more time where the head approves; revoking what was granted."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.applications.decision import Decision, DecisionPaper
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.steps import Stepping
from services.intake.domain.applications.supply import Supplying
from services.intake.domain.applications.transitions import Act
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.menu import Handling
from shared.events.intake import CaseDecided
from shared.events.intake_applications import ApplicationExtended
from shared.events.intake_results import ApplicationRevoked
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict
from shared.kernel.masking import discreet

ALL_BUT_TOLERANCE = tuple(kind for kind in ClockKind if kind is not ClockKind.TOLERANCE)


@dataclass(frozen=True, kw_only=True)
class Extended:
    """More time, and what the applicant was told of it."""

    notice_number: str
    reasons: str
    approved_by: str
    approved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Revocation:
    """Why a decision was taken back."""

    basis: str
    reasons: str
    revoked_by: str
    revoked_at: datetime


@dataclass(kw_only=True)
class Deciding(Stepping, Supplying):
    """`decided` is the decision with its words."""

    decided: DecisionPaper | None = None
    extended: Extended | None = None
    revocation: Revocation | None = None

    def decide(
        self, paper: DecisionPaper, guide: ItemGuide, *, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Grant or decline it; the clocks stop, and the time runs in which the result is handed out.

        What is promised is decided after the work on it, by nobody who had it in hand; what is handled at
        once is decided on the spot, by whoever has accepted it. What another authority decides is kept with
        its paper. What waits for a correction can be declined only, once its time is over, by the street.
        """
        self.require(Act.DECIDE)
        self._require_decidable(paper, by, at)
        outcome = S.DECLINED
        if paper.decision is Decision.GRANTED:
            self.require_least_times(at=at, calendar=calendar)
            outcome = self._granted(guide)
        self.decided = paper
        self.go(Act.DECIDE, outcome, at=at)
        kinds = ALL_BUT_TOLERANCE if outcome is S.GRANTED_TOLERANTLY else ()
        self.stop_clocks(*kinds, by=by.id, at=at, calendar=calendar)
        self.start_delivery(paper.decision, by=by.id, at=at, calendar=calendar)
        self.note(at, self.state_label, by=by.id)
        self._tell_decision(by=by, at=at)

    def extend(self, reasons: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Add the time that may be added, once, for the head, and tell the applicant why."""
        self.require(Act.EXTEND)
        if self.extended:
            raise Conflict("已经延期一次，不能再次延期")
        more = self.undertaking.more_time(self.rules.extension)
        if not more:
            raise Conflict("本事项的时限不能延期")
        number = f"{self.number}-YQ01"
        for kind, amount in more.items():
            extension = Extension(amount=amount, granted_by=by.id, at=at, notice=number)
            self.extend_clock(kind, extension, calendar=calendar)
        self.extended = Extended(notice_number=number, reasons=reasons, approved_by=by.id, approved_at=at)
        self.note(at, "延期", by=by.id, note=number)
        self.record(
            ApplicationExtended(
                case_id=self.id,
                notice_number=number,
                reasons=discreet(reasons),
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                approved_by=by.id,
                extended_at=at,
            )
        )

    def revoke(self, basis: str, reasons: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take back what was granted, for the leadership."""
        self.require(Act.REVOKE)
        if self.decided is None or self.decided.decision is not Decision.GRANTED:
            raise Conflict("不予通过的决定没有可撤销的内容")
        self.revocation = Revocation(basis=basis, reasons=reasons, revoked_by=by.id, revoked_at=at)
        self.go(Act.REVOKE, S.REVOKED, at=at)
        self.stop_clocks(*self.kinds_that_end, by=by.id, at=at, calendar=calendar)
        self.note(at, "撤销", by=by.id, note=basis)
        self.record(ApplicationRevoked(case_id=self.id, reason="ruled", revoked_at=at))

    def _require_decidable(self, paper: DecisionPaper, by: Caller, at: datetime) -> None:
        on_the_spot = self.undertaking.handling is Handling.AT_ONCE
        if self.state is S.ACCEPTED and not on_the_spot:
            raise Conflict(f"办件{self.state_label}，不能{Act.DECIDE}")
        if self.state is S.CORRECTING:
            self._require_lapsed(paper)
        handled = not on_the_spot and (by.id == self.registered_by or self.answers_for(by))
        if handled or self.applicant.has_agent(by.id):
            raise Conflict("审核人不能是经办人")
        paper.require_words()
        given_up = self.state is S.CORRECTING
        elsewhere = self.route is not None and self.route.decides_elsewhere and not given_up
        since = local_time(self.registered_at).date()
        paper.require_origin(elsewhere=elsewhere, since=since, today=local_time(at).date())

    def _require_lapsed(self, paper: DecisionPaper) -> None:
        in_time = not self.has_lapsed or self.interrupted is S.RECEIVED
        if in_time or paper.decision is not Decision.DECLINED:
            raise Conflict("补正期内不能作出决定；受理后逾期未补正的，只能决定不予通过")

    def _granted(self, guide: ItemGuide) -> S:
        """Return which way it is granted: in full, or with something to follow that was promised in time."""
        if defects := self.presented.defects(guide):
            raise Conflict("材料不齐，不能通过", {each.subject: [each.remedy] for each in defects})
        if not self.presented.promised:
            return S.GRANTED
        if self.tolerance is None or self.tolerance.broken_at:
            raise Conflict("承诺补交的材料未按期补齐，不能通过")
        return S.GRANTED_TOLERANTLY

    def _tell_decision(self, *, by: Caller, at: datetime) -> None:
        assert self.decided, "it was just decided"
        tolerant = self.state is S.GRANTED_TOLERANTLY
        self.record(
            CaseDecided(
                case_id=self.id,
                outcome="granted_tolerantly" if tolerant else self.decided.decision,
                withheld=self.withholds_certificate,
                decided_by=by.id,
                decided_at=at,
            )
        )

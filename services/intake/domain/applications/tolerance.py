"""Tolerance (容缺): what may follow after acceptance, against a signed pledge (domain reference §2.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.standing import Standing
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import TABLE, Act
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.turns import Run
from services.intake.domain.menu.conduct import Certificate
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Paper
from shared.events.intake_results import ApplicationRevoked, PledgeBroken, PledgeGiven, ToleranceSettled
from shared.kernel.calendar import Calendar, Unit, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class Pledge:
    """A promise in writing: by which day, and what bears the signature.

    `signer` is a fingerprint of the identity number: it finds him again and tells nobody who he is.
    """

    by_day: date
    signer: str
    signature: str


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """What was promised, and what became of it."""

    pledge: Pledge
    materials: tuple[str, ...]
    settled_at: datetime | None = None
    broken_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to come."""
        return self.settled_at is None


@dataclass(kw_only=True)
class Tolerating(Standing):
    """`tolerance` is set where something was allowed to follow."""

    tolerance: Tolerance | None = None

    @property
    def withholds_certificate(self) -> bool:
        """Tell whether the result is decided and must not be handed out yet."""
        waits = self.undertaking.conduct.certificate is Certificate.WAITS
        return bool(waits and self.tolerance and self.tolerance.is_open)

    def tolerance_for(
        self,
        presented: Presented,
        guide: ItemGuide,
        pledge: Pledge | None,
        *,
        at: datetime,
        calendar: Calendar,
    ) -> Tolerance | None:
        """Return what is tolerated; refused without a pledge, and with a day that is too far.

        One day is promised for all that is to follow: the shortest time of any of it bounds it.
        """
        if set(presented.promised) <= set(self.tolerance.materials if self.tolerance else ()):
            return self.tolerance
        if pledge is None:
            raise Conflict("容缺受理须由申请人签署承诺书", {"pledge": ["必填"]})
        self._require_day(pledge.by_day, guide.tolerance_limits(presented.promised), at=at, calendar=calendar)
        return Tolerance(pledge=pledge, materials=presented.promised)

    def start_tolerance(self, *, at: datetime, calendar: Calendar) -> None:
        """Let the time run until the promised day, where something was promised."""
        if not (self.tolerance and self.tolerance.is_open):
            return
        start = local_time(calendar.next_open(at)).date()
        last = max(start, calendar.roll_forward(self.tolerance.pledge.by_day))
        days = Limit(amount=calendar.workdays_between(start, last), unit=Unit.WORKING_DAY)
        self.start_step(ClockKind.TOLERANCE, days, by=SYSTEM, at=at, calendar=calendar)
        self.note(at, "容缺承诺", by=SYSTEM, note=f"{self.tolerance.pledge.by_day}前补交")
        self.record(
            PledgeGiven(
                case_id=self.id,
                materials=self.tolerance.materials,
                due=self.due.get(ClockKind.TOLERANCE),
                given_at=at,
            )
        )

    def settle(
        self, guide: ItemGuide, papers: Mapping[str, Paper], *, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Take in what was promised, in order and complete; a tolerant decision becomes a full one."""
        self.require(Act.SETTLE)
        promised = self.tolerance
        if promised is None or not promised.is_open:
            raise Conflict("没有待补交的容缺材料")
        self._require_all(guide, promised.materials, papers)
        self.presented = self.presented.with_papers(papers)
        self.tolerance = replace(promised, settled_at=at)
        self.stop_clocks(ClockKind.TOLERANCE, by=by.id, at=at, calendar=calendar)
        withheld = self.state is S.GRANTED_TOLERANTLY
        self.go(Act.SETTLE, S.GRANTED if withheld else self.state, at=at)
        if withheld:
            self.start_delivery(Decision.GRANTED, by=by.id, at=at, calendar=calendar)
        self.note(at, "容缺材料已补齐", by=by.id)
        self.record(ToleranceSettled(case_id=self.id, settled_by=by.id, settled_at=at))

    def break_pledge(self, *, at: datetime, calendar: Calendar) -> None:
        """Note that the day has passed; what was granted upon the promise is revoked by itself."""
        assert self.tolerance, "only what was promised can be broken"
        self.tolerance = replace(self.tolerance, broken_at=at)
        self.note(at, "容缺逾期未补交", by=SYSTEM)
        self.record(PledgeBroken(case_id=self.id, grid_code=self.area, broken_at=at))
        if self.state in TABLE[Act.BREAK_PLEDGE]:
            self.go(Act.BREAK_PLEDGE, S.REVOKED, at=at)
            self.stop_clocks(*self.kinds_that_end, by=SYSTEM, at=at, calendar=calendar)
            self.record(ApplicationRevoked(case_id=self.id, reason="pledge_broken", revoked_at=at))

    def start_delivery(self, decision: Decision, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Let the time run in which the result has to be handed out, once it may be."""
        if not self.withholds_certificate and ClockKind.DELIVERY not in self._running_kinds():
            limit = self.undertaking.delivery_of(decision, self.rules.delivery)
            self.start_step(ClockKind.DELIVERY, limit, by=by, at=at, calendar=calendar)

    def _running_kinds(self) -> set[ClockKind]:
        return {clock.kind for clock in self.clocks.running}

    def _require_day(self, day: date, own: tuple[Limit, ...], *, at: datetime, calendar: Calendar) -> None:
        longest = [self.rules.tolerance, self.undertaking.limits.get(ClockKind.PROMISED), *own]
        ends = [deadline(each, (Run(at, None),), calendar) for each in longest if each]
        last = min(end.last_day for end in ends if end)
        if not local_time(at).date() <= day <= last:
            raise Invalid("承诺补交日期超出允许范围", {"by_day": [f"不得晚于{last}"]})

    def _require_all(self, guide: ItemGuide, materials: tuple[str, ...], papers: Mapping[str, Paper]) -> None:
        if strange := set(papers) - set(materials):
            raise Invalid("不是承诺补交的材料", {code: ["未承诺"] for code in sorted(strange)})
        after = {code: papers.get(code, Paper.NOT_FOUND) for code in materials}
        names = {each.code: each.name for each in guide.materials}
        if missing := [code for code, found in after.items() if found is not Paper.IN_ORDER]:
            raise Conflict("容缺材料尚未补齐", {code: [f"请补交{names[code]}"] for code in missing})

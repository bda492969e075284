"""Timed: a case, or whatever else has clocks: what runs, what is due, what rings next."""

from dataclasses import dataclass, field
from datetime import datetime

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.clocks import Clocks, Ring
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.light import Mark
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.moves import Move, moves
from services.intake.domain.menu.policy import Policy
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import Calendar


@dataclass(kw_only=True)
class Timed(Aggregate):
    """Its clocks, and the policy it keeps.

    `terms` names the version of the item or type that its limits come from. `due` (by kind of clock),
    `next_ring` and `calendar` (its revision) are reckoned from the clocks: caches, never authoritative.
    """

    urgency: Urgency = Urgency.ORDINARY
    terms: str
    policy: Policy
    clocks: Clocks = field(default_factory=Clocks)
    due: dict[str, datetime] = field(default_factory=dict)
    next_ring: datetime | None = None
    calendar: str = ""

    @property
    def policy_version(self) -> str:
        """What its numbers come from: the version of its item or type, then that of the policy: MS-04@1+1."""
        return f"{self.terms}+{self.policy.version_no}"

    @property
    def keeps_days_of(self) -> str:
        """The unit in whose working days it is counted from now on; none: in those of all."""
        return ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """When somebody is told."""
        return self.policy.marks_for(self.urgency)

    def start_clocks(self, limits: dict[str, Limit], *, by: str, at: datetime, calendar: Calendar) -> None:
        """Start clocks of several kinds at once."""
        self.keep_up(calendar, at=at)
        for kind, limit in limits.items():
            self.clocks = self.clocks.start(
                ClockKind(kind), limit, unit=self.keeps_days_of, at=at, actor=by, policy=self.policy_version
            )
        self.reckon(calendar)

    def start_step(self, kind: ClockKind, limit: Limit, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Start the clock of a step; the clocks of the whole run on."""
        self.start_clocks({kind: limit}, by=by, at=at, calendar=calendar)

    def stop_clocks(self, *kinds: ClockKind, by: str, at: datetime, calendar: Calendar) -> None:
        """Stop the clocks of some kinds; of all kinds where none is named."""
        self.keep_up(calendar, at=at)
        self.clocks = self.clocks.stop(*kinds, at=at, actor=by)
        self.reckon(calendar)

    def pause_clocks(
        self,
        *kinds: ClockKind,
        reason: PauseReason,
        basis: str,
        by: str,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """Pause the running clocks of some kinds, with the paper behind it."""
        self.keep_up(calendar, at=at)
        self.clocks = self.clocks.pause(*kinds, reason=reason, basis=basis, at=at, actor=by)
        self.reckon(calendar)

    def resume_clocks(self, *kinds: ClockKind, by: str, at: datetime, calendar: Calendar) -> None:
        """Let the paused clocks of some kinds run again with what is left."""
        self.keep_up(calendar, at=at)
        self.clocks = self.clocks.resume(*kinds, at=at, actor=by)
        self.reckon(calendar)

    def extend_clock(self, kind: ClockKind, extension: Extension, *, calendar: Calendar) -> None:
        """Add time to the clock of a kind. Refused when its limit was over by then."""
        self.keep_up(calendar, at=extension.at)
        self.clocks = self.clocks.extend(kind, extension, calendar)
        self.reckon(calendar)

    def run_out(self, kind: ClockKind, *, at: datetime, calendar: Calendar) -> None:
        """Do what follows by itself when a clock of this kind is over; a kind of case says what."""

    def fall_due(self, *, now: datetime) -> None:
        """Do what else falls due by itself, beside the marks of the clocks; who has more says what."""

    def tell_ring(self, ring: Ring, *, due: datetime, at: datetime) -> None:
        """Record that a mark was reached."""
        raise NotImplementedError

    def tell_moved(self, move: Move, *, at: datetime) -> None:
        """Record that a new calendar has moved a deadline."""
        raise NotImplementedError

    def keep_up(self, calendar: Calendar, *, at: datetime) -> None:
        """Reckon with a calendar that is new to the case, and tell of every deadline that it moves."""
        if self.calendar == calendar.revision:
            return
        before = dict(self.due)
        self.reckon(calendar)
        for move in moves(was_due=before, due=self.due):
            self.tell_moved(move, at=at)

    def reckon(self, calendar: Calendar) -> None:
        """Reckon deadlines and the next ring with this calendar."""
        deadlines = {clock.kind: clock.deadline(calendar) for clock in self.clocks.running}
        rings = self.clocks.rings(calendar, self.marks)
        self.due = {kind.value: known.at for kind, known in deadlines.items() if known}
        self.next_ring = rings[0].mark.at if rings else None
        self.calendar = calendar.revision

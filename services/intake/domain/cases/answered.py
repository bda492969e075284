"""Answered: a case as far as people answer for it: who had it, one after the other, and how it went."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from services.intake.domain.accountability.exemption import Exemption
from services.intake.domain.cases.holder import Holder
from services.intake.domain.cases.routed import Routed
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.indicators.course import Course
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.event import Event

WHOLE = (ClockKind.LEGAL, ClockKind.PROMISED)  # the latter binds, where there is one


@dataclass(kw_only=True)
class Answered(Routed):
    """`hands` are those who had it in hand; `holders` answered for it, one after the other."""

    hands: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    exemption: Exemption | None = None
    course: Course = field(default_factory=Course)

    def record(self, event: Event) -> None:
        """Remember a fact, and what of it counts."""
        super().record(event)
        self.course = self.course.after(event)

    def reckon(self, calendar: Calendar) -> None:
        """Reckon what the clocks say, and when the whole is due: by the promise, else by law."""
        super().reckon(calendar)
        whole = [each for kind in WHOLE for each in self.clocks if each.kind is kind][-1:]
        deadline = whole[0].deadline(calendar) if whole else None
        self.course = replace(self.course, due=deadline.at if deadline else None)

    def hold(self, by: Caller) -> None:
        """Remember who had it in hand."""
        if by.id not in self.hands:
            self.hands = (*self.hands, by.id)

    def pass_to(self, worker_id: str | None, *, label: str, at: datetime) -> None:
        """Remember who answers for it from now on, or that nobody does."""
        self.holders = (*self.holders, Holder(worker_id=worker_id, label=label, since=at))

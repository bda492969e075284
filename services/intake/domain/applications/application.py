"""Application: a resident asks for what a service item offers (domain reference §1.2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.presented import Presented
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.handler import Handler
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.menu.menu import Handling
from services.intake.domain.menu.service_item import ServiceItem
from shared.events.intake import CaseDecided
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


class ApplicationState(IntEnum):
    """Where an application stands; the numbers are those exchanged between approval systems."""

    RECEIVED = 1
    ACCEPTED = 3
    IN_STEP = 8
    GRANTED = 11
    DECLINED = 13


S = ApplicationState
WORDS = {
    S.RECEIVED: "已接件",
    S.ACCEPTED: "窗口受理",
    S.IN_STEP: "开始办理",
    S.GRANTED: "办结（通过）",
    S.DECLINED: "办结（不通过）",
}
DECIDED = {Decision.GRANTED: S.GRANTED, Decision.DECLINED: S.DECLINED}


@dataclass(kw_only=True)
class Application(Case):
    """An application and its way from the counter to the decision.

    `item_id` is the version of the service item it was received under, for good.
    """

    kind: ClassVar[str] = "application"

    item_id: str
    handling: Handling = Handling.PROMISED
    presented: Presented
    state: ApplicationState = S.RECEIVED
    reasons: str = ""

    @property
    def awaits_handler(self) -> bool:
        """Tell whether a handler may still be named, or exchanged before he has signed."""
        return self.state is S.ACCEPTED

    def accept(self, item: ServiceItem, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take it on, when nothing is missing; the legal and the promised clock start."""
        self._require("受理", S.RECEIVED)
        if defects := self.presented.defects(item.guide):
            raise Conflict("材料不齐，不能受理", {each.subject: [each.remedy] for each in defects})
        self.state = S.ACCEPTED
        self.hold(by)
        self.take_on(item.guide.limits, by=by.id, at=at, calendar=calendar)

    def assign(self, handler: Handler, *, sign: Limit, at: datetime, calendar: Calendar) -> None:
        """Name the grid worker who looks after the applicant."""
        self._require("派单", S.ACCEPTED)
        self.show_handler(handler, sign=sign, at=at, calendar=calendar)

    def sign(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Take it in hand: the work on it begins."""
        self._require("签收", S.ACCEPTED)
        self.take_in_hand(by, at=at, calendar=calendar)
        self.state = S.IN_STEP

    def decide(
        self, decision: Decision, *, reasons: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Grant or decline it; declining needs reasons. Every clock stops.

        What is promised is decided after the work on it, by nobody who had it in hand; what is handled at
        once is decided on the spot, by whoever has accepted it.
        """
        on_the_spot = self.handling is Handling.AT_ONCE
        self._require("作出决定", S.IN_STEP, *([S.ACCEPTED] if on_the_spot else []))
        if not on_the_spot and (by.id == self.registered_by or self.answers_for(by)):
            raise Conflict("审核人不能是经办人")
        if decision is Decision.DECLINED and not reasons:
            raise Invalid("不予通过须说明理由和救济途径", {"reasons": ["必填"]})
        self.state, self.reasons = DECIDED[decision], reasons
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.note(at, WORDS[self.state], by=by.id)
        self.record(CaseDecided(case_id=self.id, outcome=decision, decided_by=by.id, decided_at=at))

    def _require(self, action: str, *states: ApplicationState) -> None:
        if self.state not in states:
            raise Conflict(f"办件{WORDS[self.state]}，不能{action}")

"""What an order of an agent is made of: who asks, who acts, its clocks and papers, and what is told of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.intake.domain.agency.agency_rules import AgencyRules
from services.intake.domain.agency.custody import Custody
from services.intake.domain.agency.home_visit import HomeVisit
from services.intake.domain.agency.order_state import WAYS, WORDS, OrderAct, OrderState
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.history import LONGEST_HISTORY, SYSTEM, Entry
from services.intake.domain.cases.known_person import KnownPerson
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.timed import Timed
from services.intake.domain.clocks.clocks import Ring
from services.intake.domain.clocks.moves import Move
from services.intake.domain.menu.menu import Discretion
from shared.events import intake_agency as facts
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.event import Event

QUIET = "代办事项"
END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286


class Group(StrEnum):
    """For whom it is: the old, the frail, the ill, the disabled, those at work, and two groups of our own."""

    ELDERLY = "elderly"
    FRAIL = "frail"
    ILL = "ill"
    DISABLED = "disabled"
    WORKING = "working"
    PREGNANT = "pregnant"
    SINGLE_GUARDIAN = "single_guardian"


class Tell(StrEnum):
    """Whom the resident wants to be told how the case goes."""

    PRINCIPAL = "principal"
    AGENT = "agent"
    BOTH = "both"


@dataclass(kw_only=True)
class OrderBasis(Timed):
    """What an order holds. `area` is a grid, or a larger area as long as the grid is not known.

    `hands` are all who acted in it for the office; `agent_id` is who answers for it.
    """

    item: str
    subject: str
    discretion: Discretion = Discretion.OPEN
    words: str
    group: Group
    bed_bound: bool = False
    channel: Channel
    principal: KnownPerson
    place: Place
    tell: Tell
    area: str
    rules: AgencyRules
    requested_at: datetime
    requested_by: str
    agent_id: str | None = None
    state: OrderState = OrderState.REQUESTED
    hands: tuple[str, ...] = ()
    visit: HomeVisit | None = None
    mandate_id: str | None = None
    custody: Custody = field(default_factory=Custody)
    case_id: str | None = None
    case_number: str | None = None
    history: tuple[Entry, ...] = ()

    @property
    def label(self) -> str:
        """What of the subject may leave this service."""
        return self.subject if self.discretion is Discretion.OPEN else QUIET

    @property
    def listed_at(self) -> str:
        """Where it lies in a list: the smaller, the newer; no two orders share a place."""
        age = END_OF_PLACES - round(self.requested_at.timestamp() * 1000)
        return f"{age:013d}-{self.id}"

    @property
    def notify_targets(self) -> tuple[str, ...]:
        """Who is told how the case goes: whom the resident chose; if none of those can be, the agent.

        Once nobody acts for him any more, the resident himself.
        """
        principal = (self.principal.id,) if self.principal.id else ()
        agent = (self.agent_id,) if self.agent_id else ()
        chosen = {Tell.PRINCIPAL: principal, Tell.AGENT: agent, Tell.BOTH: (*principal, *agent)}[self.tell]
        if self.state is OrderState.TERMINATED:
            return principal or agent
        return chosen or agent

    @property
    def awaited_visit(self) -> HomeVisit | None:
        """The visit that is agreed and not made yet."""
        return self.visit if self.state is OrderState.BOOKED else None

    def go(self, act: OrderAct, *, by: str, at: datetime, note: str = "") -> None:
        """Do an act that the state allows, or refuse it; write a line of the history."""
        self.require(act)
        self.state = WAYS[act][self.state]
        entry = Entry(at=at, action=act, by=by, note=note)
        self.history = (*self.history, entry)[-LONGEST_HISTORY:]

    def require(self, act: OrderAct) -> None:
        """Refuse an act that the state does not allow."""
        if self.state not in WAYS[act]:
            raise Conflict(f"代办{WORDS[self.state]}，不能{act}")

    def act(self, act: OrderAct, by: Caller, *, at: datetime) -> None:
        """Do an act as the agent, or in his place; who does the first one answers for the order from then on.

        The partner of the grid stands in, and so does the head: their areas hold that of the order.
        """
        if not by.covers(self.area):
            raise NotAllowed("该代办不在您负责的区域内")
        self.require(act)
        self.agent_id = self.agent_id or by.id
        covered = f"代 {self.agent_id}" if by.id != self.agent_id else ""
        self.go(act, by=by.id, at=at, note=covered)
        if by.id not in self.hands:
            self.hands = (*self.hands, by.id)

    @property
    def actors(self) -> frozenset[str]:
        """Whoever acted for the office in it, or answers for it."""
        return frozenset({*self.hands, *([self.agent_id] if self.agent_id else [])})

    def acted(self, by: Caller) -> bool:
        """Tell whether somebody acted for the office in it, or answers for it."""
        return by.id in self.actors

    def fall_due(self, *, now: datetime) -> None:
        """Remind both sides of the visit, once; not when it is over."""
        if (at := self._remind_at()) and at <= now and self.visit:
            visit, self.visit = self.visit, replace(self.visit, reminded=True)
            if now < visit.ends_at:
                when = {"starts_at": visit.starts_at, "ends_at": visit.ends_at}
                self.tell_that(facts.HomeVisitReminded, SYSTEM, **when, reminded_at=now)

    def reckon(self, calendar: Calendar) -> None:
        super().reckon(calendar)
        moments = [at for at in (self.next_ring, self._remind_at()) if at]
        self.next_ring = min(moments, default=None)

    def tell_ring(self, ring: Ring, *, due: datetime, at: datetime) -> None:
        said: dict[str, Any] = {"clock": ring.clock.kind, "due": due}
        if ring.mark.is_end:
            return self.tell_that(facts.AgencyClockOverdue, SYSTEM, **said, overdue_at=at)
        said |= {"mark": ring.mark.name, "share": ring.mark.percent}
        return self.tell_that(facts.AgencyClockWarned, SYSTEM, **said, warned_at=at)

    def tell_moved(self, move: Move, *, at: datetime) -> None:
        self.tell_that(facts.AgencyClockMoved, SYSTEM, **move._asdict(), moved_at=at)

    def tell_that(self, kind: type[Event], by: str, **more: Any) -> None:
        """Record a fact with what every fact of an order says."""
        self.record(kind(**self.said(by), **more))

    def said(self, by: str) -> dict[str, Any]:
        """Return what every fact of an order says."""
        return {
            "order_id": self.id,
            "subject": self.label,
            "principal_id": self.principal.id,
            "agent_id": self.agent_id,
            "grid_code": self.area,
            "acted_by": by,
        }

    def _remind_at(self) -> datetime | None:
        visit = self.awaited_visit
        return visit.remind_at(self.rules.remind_hours) if visit else None

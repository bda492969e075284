"""Acceptance: receiving, accepting or refusing an application, and what follows if the window is silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.tolerance import Pledge, Tolerating
from services.intake.domain.applications.transitions import Act
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.menu.material import Paper
from services.intake.domain.menu.service_item import ServiceItem
from shared.events.intake import CaseRefused
from shared.events.intake_applications import ApplicationDeemedAccepted, ApplicationReceived
from shared.events.intake_waiting import AppointmentLapsed
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.masking import discreet


class RefusalReason(StrEnum):
    """Why an application is not taken on: the closed list (Administrative Licensing Law, articles 32, 78)."""

    NOT_NEEDED = "not_needed"
    OTHER_AUTHORITY = "other_authority"
    NOT_ENTITLED = "not_entitled"
    NOT_SUPPLIED = "not_supplied"
    SAME_MATTER = "same_matter"
    FALSE_MATERIALS = "false_materials"


LEADS_TO = dict.fromkeys(RefusalReason, S.REFUSED) | {RefusalReason.NOT_NEEDED: S.NOT_TAKEN}


@dataclass(frozen=True, kw_only=True)
class Appointed:
    """The slot that was booked: `id` is the seat in it, `window` says where."""

    id: str
    since: datetime
    until: datetime
    window: str = ""

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise Invalid("预约时段有误", {"until": ["须晚于开始时间"]})


@dataclass(frozen=True, kw_only=True)
class RefusalOrder:
    """What the applicant is told: why, where to go instead, and how to have it reviewed."""

    reason: RefusalReason
    advice: str
    remedy: str


@dataclass(kw_only=True)
class Accepting(Tolerating):
    """`received_at` is when it came to the window, `accepted_at` from when on it counts as accepted.

    `deemed_at` is when it was by itself; `refusal` is set where it was not taken on.
    """

    appointed: Appointed | None = None
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    deemed_at: datetime | None = None
    refusal: RefusalOrder | None = None

    @property
    def is_deemed(self) -> bool:
        return self.deemed_at is not None

    def book(self, slot: Appointed) -> None:
        """Wait for whoever has an appointment; until he comes nothing runs."""
        self.state, self.appointed = S.BOOKED, slot

    def await_window(self, *, at: datetime, calendar: Calendar) -> None:
        """Let the time run in which the window has to say what is missing, or it counts as accepted."""
        self.received_at = at
        self.start_step(ClockKind.NOTICE, self.rules.notice, by=SYSTEM, at=at, calendar=calendar)

    def receive(self, presented: Presented, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Take in what somebody brings to his appointment; refused before its time.

        Who comes too late has lost his seat and not his application: he is received as if he had none.
        """
        self.require(Act.RECEIVE)
        leeway = timedelta(minutes=self.rules.minutes_around_slot)
        slot = self.appointed
        if slot and at < slot.since - leeway:
            begins = f"{local_time(slot.since):%m月%d日%H:%M}"
            raise Conflict(f"预约时间为{begins}，请在前后{self.rules.minutes_around_slot}分钟内取号")
        self.presented = presented
        self.go(Act.RECEIVE, S.RECEIVED, at=at)
        self.hold(by)
        self.await_window(at=at, calendar=calendar)
        self.note(at, "接件", by=by.id)
        self.record(ApplicationReceived(case_id=self.id, received_by=by.id, received_at=at))

    def lose_appointment(self, reason: str, *, at: datetime, calendar: Calendar) -> None:
        """Go on without the appointment, which came to nothing: the window looks at it within its time.

        Nobody has withdrawn it, so it does not end; nobody need come, so it does not wait.
        """
        self.require(Act.LOSE_APPOINTMENT)
        self.appointed = None
        self.go(Act.LOSE_APPOINTMENT, S.RECEIVED if self.state is S.BOOKED else self.state, at=at)
        self.await_window(at=at, calendar=calendar)
        self.note(at, Act.LOSE_APPOINTMENT, by=SYSTEM)
        due = self.due.get(ClockKind.NOTICE)
        self.record(AppointmentLapsed(case_id=self.id, reason=reason, due=due, lapsed_at=at))

    def accept(
        self,
        item: ServiceItem,
        *,
        by: Caller,
        at: datetime,
        calendar: Calendar,
        papers: Mapping[str, Paper] | None = None,
        pledge: Pledge | None = None,
    ) -> None:
        """Take it on, when nothing is missing; the legal and the promised clock start.

        What may follow later needs a pledge with a date. `papers` are what was found of them by now.
        """
        self.require(Act.ACCEPT)
        presented = self.presented.with_papers(papers or {})
        if defects := presented.defects(item.guide):
            raise Conflict("材料不齐，不能受理", {each.subject: [each.remedy] for each in defects})
        self.tolerance = self.tolerance_for(presented, item.guide, pledge, at=at, calendar=calendar)
        self.presented = presented
        self.received_at = self.received_at or at
        self.hold(by)
        self.go(Act.ACCEPT, S.ACCEPTED, at=at)
        self.start_the_whole(by=by.id, at=at, calendar=calendar)

    def start_the_whole(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Start the clocks of the whole; the window has done its part."""
        self.accepted_at = at
        self.stop_clocks(ClockKind.NOTICE, by=by, at=at, calendar=calendar)
        self.take_on(self.undertaking.limits, by=by, at=at, calendar=calendar)
        self.start_tolerance(at=at, calendar=calendar)

    def deem_accepted(self, *, at: datetime, calendar: Calendar) -> None:
        """Accept it by itself: the window was silent too long, so it counts from the day of receipt.

        Where a withdrawal waits for its confirmation, what is withdrawn is from now on an accepted one.
        """
        received = self.accepted_at = self.received_at or self.registered_at
        self.deemed_at = at
        self.go(Act.DEEM_ACCEPTED, S.ACCEPTED if self.state is S.RECEIVED else self.state, at=at)
        self.stop_clocks(ClockKind.NOTICE, by=SYSTEM, at=at, calendar=calendar)
        self.note(at, "视为受理", by=SYSTEM)
        self.take_on(self.undertaking.limits, by=SYSTEM, at=received, calendar=calendar)
        self.record(
            ApplicationDeemedAccepted(
                case_id=self.id,
                grid_code=self.area,
                received_at=received,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                deemed_at=at,
            )
        )

    def refuse(self, order: RefusalOrder, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Say no, with a reason from the list, where to go instead and the remedy."""
        self.require(Act.REFUSE)
        self.require_refusable(order.reason)
        self.refusal = order
        self.go(Act.REFUSE, LEADS_TO[order.reason], at=at)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.note(at, self.state_label, by=by.id, note=order.advice)
        self.record(
            CaseRefused(
                case_id=self.id,
                reason=order.reason,
                advice=discreet(order.advice),
                remedy=discreet(order.remedy),
                refused_at=at,
            )
        )

    def require_refusable(self, reason: RefusalReason) -> None:
        """Refuse a reason that does not fit; what waits for a correction has one of its own."""
        if reason is RefusalReason.NOT_SUPPLIED:
            raise Conflict("未要求补正，不能以逾期未补正为由不予受理")

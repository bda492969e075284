"""What intake announces of its cases. Of its menu and calendar: see intake_menu."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    """Base of everything that happens to a case."""

    about = "case"
    heard_by: ClassVar[tuple[str, ...]] = ("notify",)
    case_id: str


@dataclass(frozen=True, kw_only=True)
class CaseRegistered(CaseEvent):
    """An application or issue (`kind`) has its number, perhaps under the order of an agent.

    `notify_targets`: the sign-ins of whom the resident wants told; None: whoever asked. Without `wants_reply`
    they are told only of what has an effect in law.
    """

    name = "intake.case_registered"
    heard_by = ("intake", "notify")
    number: str
    kind: str
    channel: str
    subject: str
    applicant_id: str | None
    notify_targets: tuple[str, ...] | None = None
    order_id: str | None = None
    wants_reply: bool = True
    registered_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(CaseEvent):
    """The case is taken on; its clocks run. The place is told by whichever fields are known.

    `building` is the address down to the building, never to the door; `topic` is the code of the service item
    or issue type. Where a `unit` of the street answers for it, no worker of a grid is looked for.
    `deemed`: nobody took it on, its time was over; `intake.application_deemed_accepted` says so too.
    """

    name = "intake.case_accepted"
    heard_by = ("grid", "notify")
    number: str
    kind: str
    topic: str
    subject: str
    urgency: str
    applicant_id: str | None
    notify_targets: tuple[str, ...] | None = None
    wants_reply: bool = True
    household_id: str | None
    building: str | None
    longitude: float | None
    latitude: float | None
    accepted_at: datetime
    deemed: bool = False
    promised_due: datetime | None
    legal_due: datetime | None
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class CaseRefused(CaseEvent):
    """The case is not taken on; `reason` is from the closed list, `advice` says where to go.

    `remedy` says how to have it reviewed, where there is a right to that.
    """

    name = "intake.case_refused"
    heard_by = ("grid", "intake", "notify")
    reason: str
    advice: str
    remedy: str | None = None
    refused_at: datetime


@dataclass(frozen=True, kw_only=True)
class HandlerNamed(CaseEvent):
    """The case shows who handles it; the step clock for signing runs."""

    name = "intake.handler_named"
    worker_id: str
    worker_label: str
    grid_code: str
    post: str
    reason: str
    sign_due: datetime | None
    named_at: datetime


@dataclass(frozen=True, kw_only=True)
class HandlerMissing(CaseEvent):
    """Nobody can take the case as it stands, and why; a station head must decide."""

    name = "intake.handler_missing"
    reason: str
    missing_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseSigned(CaseEvent):
    """The worker has taken the case in hand. `on_behalf_of` is set when a cover signs."""

    name = "intake.case_signed"
    heard_by = ("grid", "notify")
    worker_id: str
    on_behalf_of: str | None
    signed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseResolved(CaseEvent):
    """It is done, says the worker: solved, explained or not_solved. `on_behalf_of` is set for a cover."""

    name = "intake.case_resolved"
    heard_by = ("intake", "notify")
    worker_id: str
    on_behalf_of: str | None = None
    outcome: str
    resolved_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseDecided(CaseEvent):
    """An application got its decision: granted, granted_tolerantly or declined.

    `withheld`: what was granted is handed out only when the promised materials have come.
    """

    name = "intake.case_decided"
    heard_by = ("grid", "notify")
    outcome: str
    withheld: bool = False
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseChecked(CaseEvent):
    """The return visit took place. `passed` says whether the case may be closed.

    `contacted`, `solved`, `satisfied`: yes, no, na, None on an inspection; `worker_id`, `due`: of a rework.
    """

    name = "intake.case_checked"
    passed: bool
    contacted: str | None = None
    solved: str | None = None
    satisfied: str | None = None
    satisfaction: int | None
    reason: str | None = None
    worker_id: str | None = None
    due: datetime | None = None
    checked_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseClosed(CaseEvent):
    """Nothing is left to do; `confirmed` by reporter, inspection, leader or nobody says who stands for it."""

    name = "intake.case_closed"
    heard_by = ("grid", "notify")
    outcome: str
    confirmed: str = "reporter"
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClockWarned(CaseEvent):
    """A clock has reached a warning mark; `share` is the part of its limit in percent."""

    name = "intake.clock_warned"
    clock: str
    mark: str
    share: int
    due: datetime
    worker_id: str | None
    grid_code: str | None
    warned_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClockOverdue(CaseEvent):
    """A clock has run out while the case was still open."""

    name = "intake.clock_overdue"
    heard_by = ("intake", "notify")
    clock: str
    due: datetime
    worker_id: str | None
    grid_code: str | None
    overdue_at: datetime

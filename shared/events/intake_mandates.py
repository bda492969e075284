"""What intake announces of mandates: what residents allow their agents to do."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class MandateGranted(Event):
    """A resident has put in writing what an agent may do for him: submit, correct, collect or all of it."""

    name = "intake.mandate_granted"
    about = "mandate"
    mandate_id: str
    order_id: str
    agent_id: str
    principal_id: str | None
    items: tuple[str, ...]
    scope: str
    valid_from: date
    valid_until: date
    granted_at: datetime


@dataclass(frozen=True, kw_only=True)
class MandateRevoked(Event):
    """The agent may do nothing more with it."""

    name = "intake.mandate_revoked"
    about = "mandate"
    mandate_id: str
    order_id: str
    revoked_at: datetime

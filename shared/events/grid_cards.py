"""What grid announces of service cards. Never a code, for whoever has it can ask about its bearer."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ServiceCardIssued(Event):
    """A worker has a new card; the one before is good no more.

    `areas` are codes; `why` is first, renewed, lost or post_changed.
    """

    name = "grid.service_card_issued"
    about = "service_card"
    heard_by = ("notify",)
    worker_id: str
    serial: int
    areas: tuple[str, ...]
    why: str
    valid_until: datetime
    issued_at: datetime


@dataclass(frozen=True, kw_only=True)
class ServiceCardEnded(Event):
    """A card is good no more, and there is no other. `why` is lost, misused or post_left."""

    name = "grid.service_card_ended"
    about = "service_card"
    heard_by = ("notify",)
    worker_id: str
    serial: int
    why: str
    ended_at: datetime

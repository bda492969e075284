"""What intake announces of more time for a case."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(CaseEvent):
    """The handler asks for so many working days more. The clock runs on."""

    name = "intake.extension_asked"
    grid_code: str
    worker_id: str
    days: int
    grounds: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class ExtensionGranted(CaseEvent):
    """The limit is longer; the resident is told the new date and why."""

    name = "intake.extension_granted"
    worker_id: str
    days: int
    due: datetime | None
    grounds: str
    granted_by: str
    granted_at: datetime


@dataclass(frozen=True, kw_only=True)
class ExtensionRefused(CaseEvent):
    """The limit stays."""

    name = "intake.extension_refused"
    worker_id: str
    opinion: str
    refused_by: str
    refused_at: datetime


@dataclass(frozen=True, kw_only=True)
class ExtensionLapsed(CaseEvent):
    """Nobody answered before the limit was over, or the case left the unit."""

    name = "intake.extension_lapsed"
    worker_id: str
    lapsed_at: datetime

"""What intake announces of cases that nobody here could have brought to an end."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class ExemptionProposed(CaseEvent):
    """Somebody says that it was impossible for all; nothing follows until another person agrees."""

    name = "intake.exemption_proposed"
    grid_code: str
    ground: str
    proposed_by: str
    proposed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ExemptionAgreed(CaseEvent):
    """A second person agrees: the case counts in no indicator any more."""

    name = "intake.exemption_agreed"
    ground: str
    proposed_by: str
    agreed_by: str
    agreed_at: datetime

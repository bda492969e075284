"""Agency matter: all that a document of an agent's order may be made of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.mandate import Mandate
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import framed, last_day
from services.intake.domain.documents.office import Office
from shared.kernel.calendar import Calendar
from shared.kernel.official_document import OfficialDocument

RESIDENT = "委托人"
SHORT = 8  # characters of an order's id that stand in the numbers of its documents


@dataclass(frozen=True, kw_only=True)
class AgencyMatter:
    """An order at a moment, and its mandate where there is one."""

    order: AgencyOrder
    mandate: Mandate | None
    office: Office
    calendar: Calendar

    @property
    def who(self) -> str:
        """For whom the agent acts, masked."""
        return self.order.principal.name_label or RESIDENT

    def last_day(self, kind: ClockKind) -> str:
        """Say the last day of a limit of the order, and whether it may move yet."""
        return last_day(self.order, kind, self.calendar)

    def document(self, kind: DocumentKind, *, suffix: str, at: datetime, **content: Any) -> OfficialDocument:
        """Return a document of this kind and of that day, for the resident."""
        order = self.order
        head = (("事项", order.subject), ("委托人", self.who), ("代办员", order.agent_id or "待指定"))
        words = content | {"facts": (*head, *content["facts"]), "to": self.who}
        number = f"DB-{order.id[:SHORT].upper()}-{suffix}"
        return framed(kind, self.office, number=number, code=order.id, at=at, **words)

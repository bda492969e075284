"""What intake announces of the documents that it hands out. Never what stands on them."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class DocumentIssued(Event):
    """A document was put into its final words; `kind` is receipt, acceptance and so on.

    It is about a case or about an agent's order.
    """

    name = "intake.document_issued"
    about = "document"
    document_id: str
    case_id: str | None
    order_id: str | None = None
    kind: str
    number: str
    issued_at: datetime

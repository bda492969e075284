"""What intake announces of what is kept beside a case."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class AttachmentAdded(CaseEvent):
    """A photograph or paper was added to the case; what is in it, and its name, stay with intake."""

    name = "intake.attachment_added"
    attachment_id: str
    content_type: str
    size: int
    purpose: str
    added_by: str
    added_at: datetime

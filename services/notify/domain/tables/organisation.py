"""Who is told of an issue that stands on no list of the street."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_leader, the_sections
from shared.events.intake_organisation import ApprovalAwaited

TABLE = (
    Row(event=ApprovalAwaited, message=Message.APPROVAL_AWAITED, reader=the_sections),
    Row(event=ApprovalAwaited, message=Message.APPROVAL_AWAITED, reader=the_leader),
)

"""Who is told of what happens to an application alone."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant
from shared.events.intake import CaseDecided

TABLE = (Row(event=CaseDecided, message=Message.CASE_DECIDED, reader=the_applicant, needs_ack=True),)

"""Who is told of what happens to an issue alone."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant, the_leader, the_worker
from shared.events.intake import CaseChecked, CaseResolved
from shared.events.intake_ruling import CaseReferred, CaseRuled

TABLE = (
    Row(event=CaseResolved, message=Message.CASE_RESOLVED, reader=the_applicant),
    Row(event=CaseChecked, message=Message.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseRuled, message=Message.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseReferred, message=Message.CASE_REFERRED, reader=the_leader),
)

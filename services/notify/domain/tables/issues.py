"""Who is told of what happens to an issue alone."""

from services.notify.domain.message import Message
from services.notify.domain.row import (
    Row,
    the_applicant,
    the_head,
    the_head_if_bad,
    the_leader,
    the_supervisor,
    the_worker,
)
from shared.events.intake import CaseChecked, CaseResolved
from shared.events.intake_ending import CaseReopened, CaseVoided, CaseWithdrawn
from shared.events.intake_extension import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionLapsed,
    ExtensionRefused,
)
from shared.events.intake_handling import ReworkLed, ReworkOrdered, UnitCalledIn
from shared.events.intake_merging import CaseMerged, CaseUnmerged, ResultShared
from shared.events.intake_rating import CaseRated, RatingInvited, RatingRectified, RedressEnded
from shared.events.intake_returning import CaseReturned, ReturnAsked, ReturnRefused
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.events.intake_supervision import (
    CaseInstructed,
    CaseSupervised,
    CaseUrged,
    SupervisionAnswered,
    SupervisionCancelled,
)
from shared.events.intake_suspension import CaseResumed, CaseSuspended, SuspensionReviewDue
from shared.events.intake_transfer import CaseHandedOut

M = Message
TABLE = (
    Row(event=CaseResolved, message=M.CASE_RESOLVED, reader=the_applicant, progress=True),
    Row(event=ResultShared, message=M.CASE_RESOLVED, reader=the_applicant, progress=True),
    Row(event=CaseChecked, message=M.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseRuled, message=M.CASE_SENT_BACK, reader=the_worker),
    Row(event=CaseReferred, message=M.CASE_REFERRED, reader=the_leader),
    Row(event=ReworkOrdered, message=M.REWORK_ORDERED, reader=the_head),
    Row(event=ReworkLed, message=M.REWORK_LED, reader=the_worker),
    Row(event=UnitCalledIn, message=M.UNIT_CALLED_IN, reader=the_head),
    Row(event=ReturnAsked, message=M.RETURN_ASKED, reader=the_head),
    Row(event=CaseReturned, message=M.RETURN_GRANTED, reader=the_worker),
    Row(event=ReturnRefused, message=M.RETURN_REFUSED, reader=the_worker),
    Row(event=CaseHandedOut, message=M.CASE_HANDED_OUT, reader=the_applicant, progress=True),
    Row(event=ExtensionAsked, message=M.EXTENSION_ASKED, reader=the_head),
    Row(event=ExtensionGranted, message=M.EXTENSION_GRANTED, reader=the_applicant, needs_ack=True),
    Row(event=ExtensionGranted, message=M.EXTENSION_APPROVED, reader=the_worker),
    Row(event=ExtensionRefused, message=M.EXTENSION_REFUSED, reader=the_worker),
    Row(event=ExtensionLapsed, message=M.EXTENSION_LAPSED, reader=the_worker),
    Row(event=CaseSuspended, message=M.CASE_SUSPENDED, reader=the_applicant, progress=True),
    Row(event=CaseResumed, message=M.CASE_RESUMED, reader=the_applicant, progress=True),
    Row(event=CaseResumed, message=M.CASE_RESUMED, reader=the_worker),
    Row(event=SuspensionReviewDue, message=M.SUSPENSION_REVIEW_DUE, reader=the_head),
    Row(event=CaseSupervised, message=M.CASE_SUPERVISED, reader=the_worker, needs_ack=True),
    Row(event=SupervisionAnswered, message=M.SUPERVISION_ANSWERED, reader=the_supervisor),
    Row(event=SupervisionCancelled, message=M.SUPERVISION_CANCELLED, reader=the_worker),
    Row(event=CaseInstructed, message=M.CASE_INSTRUCTED, reader=the_worker),
    Row(event=CaseUrged, message=M.CASE_URGED, reader=the_worker),
    Row(event=CaseReopened, message=M.CASE_REOPENED, reader=the_worker, needs_ack=True),
    Row(event=CaseReopened, message=M.CASE_REOPENED, reader=the_head),
    Row(event=RatingInvited, message=M.RATING_INVITED, reader=the_applicant, progress=True),
    Row(event=CaseRated, message=M.BAD_RATING, reader=the_worker),
    Row(event=CaseRated, message=M.BAD_RATING, reader=the_head_if_bad),
    Row(event=RatingRectified, message=M.BAD_RATING_CALLBACK, reader=the_head),
    Row(event=RedressEnded, message=M.REDRESS_IN_VAIN, reader=the_leader),
    Row(event=CaseMerged, message=M.CASE_MERGED, reader=the_applicant, progress=True),
    Row(event=CaseUnmerged, message=M.CASE_UNMERGED, reader=the_applicant, progress=True),
    Row(event=CaseWithdrawn, message=M.CASE_WITHDRAWN, reader=the_worker),
    Row(event=CaseVoided, message=M.CASE_VOIDED, reader=the_worker),
    Row(event=CaseVoided, message=M.CASE_VOIDED, reader=the_applicant),
)

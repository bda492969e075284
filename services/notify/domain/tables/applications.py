"""Who is told of what happens to an application alone.

Confirmed is what has an effect in law: notice, special procedure, extension, decision (domain §6.4).
"""

from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant, the_head
from shared.events.intake import CaseDecided, ClockWarned
from shared.events.intake_applications import (
    ApplicationDeemedAccepted,
    ApplicationExtended,
    ApplicationWithdrawn,
    CorrectionDone,
    CorrectionLapsed,
    CorrectionRequested,
    SpecialProcedureEnded,
    SpecialProcedureStarted,
    WithdrawalRequested,
)
from shared.events.intake_results import (
    ApplicationRatingInvited,
    ApplicationRevoked,
    PledgeBroken,
    PledgeGiven,
    ResultDelivered,
    ResultReady,
)
from shared.kernel.event import Event

OF_THE_APPLICANT = frozenset({"supply", "tolerance"})


def the_applicant_who_owes(event: Event, case: KnownCase | None) -> str | None:
    """Return the applicant where it is his own time that runs out."""
    owes = isinstance(event, ClockWarned) and event.clock in OF_THE_APPLICANT
    return the_applicant(event, case) if owes else None


M = Message
TABLE = (
    Row(event=ApplicationDeemedAccepted, message=M.APPLICATION_DEEMED_ACCEPTED, reader=the_applicant),
    Row(event=ApplicationDeemedAccepted, message=M.APPLICATION_DEEMED_ACCEPTED, reader=the_head),
    Row(event=CorrectionRequested, message=M.CORRECTION_REQUESTED, reader=the_applicant, needs_ack=True),
    Row(event=ClockWarned, message=M.CORRECTION_EXPIRING, reader=the_applicant_who_owes),
    Row(event=CorrectionLapsed, message=M.CORRECTION_LAPSED, reader=the_applicant),
    Row(event=CorrectionLapsed, message=M.CORRECTION_LAPSED, reader=the_head),
    Row(event=CorrectionDone, message=M.CORRECTION_DONE, reader=the_applicant),
    Row(
        event=SpecialProcedureStarted,
        message=M.SPECIAL_PROCEDURE_STARTED,
        reader=the_applicant,
        needs_ack=True,
    ),
    Row(event=SpecialProcedureEnded, message=M.SPECIAL_PROCEDURE_ENDED, reader=the_applicant),
    Row(event=ApplicationExtended, message=M.APPLICATION_EXTENDED, reader=the_applicant, needs_ack=True),
    Row(event=WithdrawalRequested, message=M.WITHDRAWAL_REQUESTED, reader=the_applicant),
    Row(event=ApplicationWithdrawn, message=M.APPLICATION_WITHDRAWN, reader=the_applicant),
    Row(event=CaseDecided, message=M.CASE_DECIDED, reader=the_applicant, needs_ack=True),
    Row(event=PledgeGiven, message=M.PLEDGE_GIVEN, reader=the_applicant),
    Row(event=PledgeBroken, message=M.PLEDGE_BROKEN, reader=the_applicant),
    Row(event=PledgeBroken, message=M.PLEDGE_BROKEN, reader=the_head),
    Row(event=ApplicationRevoked, message=M.APPLICATION_REVOKED, reader=the_applicant, needs_ack=True),
    Row(event=ResultReady, message=M.RESULT_READY, reader=the_applicant),
    Row(event=ResultDelivered, message=M.RESULT_DELIVERED, reader=the_applicant),
    Row(event=ApplicationRatingInvited, message=M.APPLICATION_RATING_INVITED, reader=the_applicant),
)

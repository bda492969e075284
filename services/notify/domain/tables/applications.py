"""Who is told of what happens to an application alone.

Confirmed is what has an effect in law: notice, special procedure, extension, decision (domain §6.4).
"""

from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant, the_head, the_head_if_bad, the_worker
from shared.events.intake import CaseDecided, ClockWarned
from shared.events.intake_applications import (
    ApplicationDeemedAccepted,
    ApplicationExtended,
    ApplicationWithdrawn,
    CorrectionDone,
    CorrectionLapsed,
    CorrectionRequested,
    MaterialsHandedIn,
    MaterialsSupplied,
    SpecialProcedureEnded,
    SpecialProcedureStarted,
    WithdrawalRequested,
)
from shared.events.intake_results import (
    ApplicationRated,
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


def something_is_left(event: Event) -> bool:
    """Tell whether the applicant has still to bring something."""
    return isinstance(event, MaterialsSupplied) and event.left > 0


M = Message
TABLE = (
    Row(event=ApplicationDeemedAccepted, message=M.APPLICATION_DEEMED_ACCEPTED, reader=the_applicant),
    Row(event=ApplicationDeemedAccepted, message=M.APPLICATION_DEEMED_ACCEPTED, reader=the_head),
    Row(event=CorrectionRequested, message=M.CORRECTION_REQUESTED, reader=the_applicant, needs_ack=True),
    Row(event=ClockWarned, message=M.CORRECTION_EXPIRING, reader=the_applicant_who_owes),
    Row(event=CorrectionLapsed, message=M.CORRECTION_LAPSED, reader=the_applicant),
    Row(event=CorrectionLapsed, message=M.CORRECTION_LAPSED, reader=the_head),
    Row(event=MaterialsHandedIn, message=M.MATERIALS_HANDED_IN, reader=the_worker),
    Row(event=MaterialsHandedIn, message=M.MATERIALS_HANDED_IN, reader=the_head),
    Row(event=MaterialsSupplied, message=M.MATERIALS_LEFT, reader=the_applicant, when=something_is_left),
    Row(event=CorrectionDone, message=M.CORRECTION_DONE, reader=the_applicant),
    Row(
        event=SpecialProcedureStarted,
        message=M.SPECIAL_PROCEDURE_STARTED,
        reader=the_applicant,
        needs_ack=True,
    ),
    Row(event=SpecialProcedureEnded, message=M.SPECIAL_PROCEDURE_ENDED, reader=the_applicant, progress=True),
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
    Row(
        event=ApplicationRatingInvited,
        message=M.APPLICATION_RATING_INVITED,
        reader=the_applicant,
        progress=True,
    ),
    Row(event=ApplicationRated, message=M.APPLICATION_BAD_RATING, reader=the_worker),
    Row(event=ApplicationRated, message=M.APPLICATION_BAD_RATING, reader=the_head_if_bad),
)

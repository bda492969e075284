"""Who is told of cases that wait: for an appointment, for the end of what hinders, for a special procedure.

A pause has an effect in law: the applicant is asked to confirm that he knows of it.
"""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_applicant, the_sections, the_worker
from shared.events.intake_waiting import AppointmentLapsed, CasePaused, PauseAsked, PauseEnded, PauseRefused

M = Message
TABLE = (
    Row(event=AppointmentLapsed, message=M.APPOINTMENT_LAPSED, reader=the_applicant),
    Row(event=PauseAsked, message=M.PAUSE_ASKED, reader=the_sections),
    Row(event=PauseRefused, message=M.PAUSE_REFUSED, reader=the_worker),
    Row(event=CasePaused, message=M.CASE_PAUSED, reader=the_applicant, needs_ack=True),
    Row(event=CasePaused, message=M.CASE_PAUSED, reader=the_worker),
    Row(event=PauseEnded, message=M.PAUSE_ENDED, reader=the_applicant, progress=True),
    Row(event=PauseEnded, message=M.PAUSE_ENDED, reader=the_worker),
)

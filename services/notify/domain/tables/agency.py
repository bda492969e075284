"""Who is told of what agents do for residents, and which agents are told how a case goes."""

from dataclasses import replace

from services.notify.domain.message import Message
from services.notify.domain.row import (
    Row,
    the_agent,
    the_agent_of_the_case,
    the_applicant,
    the_head,
    the_principal,
)
from services.notify.domain.tables import applications, cases, waiting
from shared.events import intake_agency as facts

BOTH = {
    facts.HomeVisitBooked: Message.HOME_VISIT_BOOKED,
    facts.HomeVisitReminded: Message.HOME_VISIT_REMINDED,
    facts.AgencySuspended: Message.AGENCY_SUSPENDED,
    facts.AgencyTerminated: Message.AGENCY_TERMINATED,
    facts.AgentNamed: Message.AGENT_NAMED,
}
THE_PRINCIPAL = {
    facts.PapersMoved: Message.PAPERS_MOVED,
    facts.AgencySubmitted: Message.AGENCY_SUBMITTED,
    facts.AgencyResumed: Message.AGENCY_RESUMED,
    facts.ResultCollected: Message.RESULT_COLLECTED,
    facts.ResultHandedOver: Message.RESULT_HANDED_OVER,
}
THE_OFFICE = {
    facts.AgencyClockWarned: Message.AGENCY_CLOCK_WARNED,
    facts.AgencyClockOverdue: Message.AGENCY_CLOCK_OVERDUE,
}
TABLE = (
    Row(event=facts.AgencyRequested, message=Message.AGENCY_REQUESTED, reader=the_head),
    *(
        Row(event=event, message=message, reader=reader)
        for told, readers in (
            (BOTH, (the_principal, the_agent)),
            (THE_PRINCIPAL, (the_principal,)),
            (THE_OFFICE, (the_agent, the_head)),
        )
        for event, message in told.items()
        for reader in readers
    ),
    *(
        replace(row, reader=the_agent_of_the_case, needs_ack=False)
        for row in (*cases.TABLE, *applications.TABLE, *waiting.TABLE)
        if row.reader is the_applicant
    ),
)
"""An agent who is chosen to be told reads what the resident would; he confirms nothing for him."""

"""Message: the kinds of things that notify says, each with its folder of templates."""

from enum import StrEnum


class Message(StrEnum):
    """What it is about; the names are stable on the wire."""

    CASE_ACCEPTED = "case_accepted"
    CASE_HANDLER_NAMED = "case_handler_named"
    CASE_RESOLVED = "case_resolved"
    CASE_DECIDED = "case_decided"
    CASE_SENT_BACK = "case_sent_back"
    CASE_REFERRED = "case_referred"
    APPROVAL_AWAITED = "approval_awaited"
    CASE_CLOSED = "case_closed"
    CASE_REFUSED = "case_refused"
    CASE_ASSIGNED = "case_assigned"
    CASE_UNASSIGNED = "case_unassigned"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_REMINDED = "appointment_reminded"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_MISSED = "appointment_missed"
    CLOCK_WARNED = "clock_warned"
    CLOCK_OVERDUE = "clock_overdue"
    CARD_YELLOW = "card_yellow"
    CARD_RED = "card_red"
    CARD_RAISED = "card_raised"
    CARD_CONFIRMED = "card_confirmed"
    CARD_APPEALED = "card_appealed"
    CARD_REVOKED = "card_revoked"
    APPEAL_DECIDED = "appeal_decided"
    SUPERVISION = "supervision"
    SUPERVISION_REPEATED = "supervision_repeated"

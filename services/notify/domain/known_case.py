"""Known case: what notify remembers of a case, so that it can name it and tell its applicant."""

from dataclasses import dataclass

from shared.events.intake import CaseAccepted, CaseRegistered
from shared.events.intake_agency import CaseAgencyChanged
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class KnownCase:
    """The name of a case and who is told of it.

    `applicant_id` is whoever asked, None where nobody is known or he has chosen that his agent is told;
    `agent_id` is an agent who is told. Without `wants_reply` neither is told how it goes.
    """

    id: str
    number: str
    subject: str
    applicant_id: str | None
    agent_id: str | None = None
    wants_reply: bool = True


def introduced_by(event: Event) -> KnownCase | None:
    """Return the case that a fact introduces, or None where it tells nothing of that."""
    if not isinstance(event, CaseRegistered | CaseAccepted | CaseAgencyChanged):
        return None
    applicant = event.applicant_id
    told = (applicant,) if event.notify_targets is None else event.notify_targets
    return KnownCase(
        id=event.case_id,
        number=event.number,
        subject=event.subject,
        applicant_id=applicant if applicant in told else None,
        agent_id=next((each for each in told if each != applicant), None),
        wants_reply=event.wants_reply,
    )

"""Known case: what notify remembers of a case, so that it can name it and tell its applicant."""

from dataclasses import dataclass

from shared.events.intake import CaseAccepted, CaseRegistered
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class KnownCase:
    """The name of a case and who asked; `applicant_id` is None where nobody is known."""

    id: str
    number: str
    subject: str
    applicant_id: str | None


def introduced_by(event: Event) -> KnownCase | None:
    """Return the case that a fact introduces, or None where it tells nothing of that."""
    if not isinstance(event, CaseRegistered | CaseAccepted):
        return None
    return KnownCase(
        id=event.case_id, number=event.number, subject=event.subject, applicant_id=event.applicant_id
    )

"""List the attachments of a case, as far as the caller may see them."""

from services.intake.domain.attachments.attachment import Attachment
from services.intake.usecases.cases.get_case import ANY_AREA, get_case
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Caller


def list_attachments(cases: Cases, case_id: str, *, caller: Caller) -> tuple[Attachment, ...]:
    """Return all to whoever works where the case lies; to its applicant what he has added himself."""
    case = get_case(cases, case_id, caller=caller)
    if caller.covers(case.area) or caller.roles & ANY_AREA:
        return case.attachments
    return tuple(each for each in case.attachments if each.added_by == caller.id)

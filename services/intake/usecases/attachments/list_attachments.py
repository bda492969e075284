"""List the attachments of a case, as far as the caller may see them."""

from dataclasses import replace

from services.intake.domain.attachments.attachment import Attachment
from services.intake.usecases.cases.get_case import ANY_AREA, get_case
from services.intake.usecases.cases.ports import Cases, Seal
from services.intake.usecases.cases.veil_case import veil_case
from shared.kernel.command import Caller


def list_attachments(cases: Cases, seal: Seal, case_id: str, *, caller: Caller) -> tuple[Attachment, ...]:
    """Return all to whoever works where the case lies; to its applicant what he has added himself.

    Where he wants to stay unknown neither who has added it nor its name tells who he is. What a picture shows
    stays to be seen.
    """
    case = get_case(cases, case_id, caller=caller)
    if caller.covers(case.area) or caller.roles & ANY_AREA:
        over = veil_case(seal, case).over
        return tuple(
            replace(each, name=over(each.name), added_by=over(each.added_by)) for each in case.attachments
        )
    return tuple(each for each in case.attachments if each.added_by == caller.id)

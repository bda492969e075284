"""Exempting a case: one person proposes, another agrees (domain reference §1.7)."""

from dataclasses import replace
from datetime import datetime

from services.intake.domain.accountability.exemption import Exemption, Ground
from services.intake.domain.cases.case import Case
from shared.events.intake_exemption import ExemptionAgreed, ExemptionProposed
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


def propose_to_exempt(case: Case, ground: Ground, *, words: str, by: Caller, at: datetime) -> None:
    """Say that it was impossible for all; in place of what was proposed before and nobody agreed to."""
    if case.exemption and case.exemption.agreed_by:
        raise Conflict("该案件已认定为不可归责")
    case.exemption = Exemption(ground=ground, words=words, proposed_by=by.id, proposed_at=at)
    case.note(at, "提请不可归责", by=by.id)
    case.record(
        ExemptionProposed(
            case_id=case.id, grid_code=case.area, ground=ground, proposed_by=by.id, proposed_at=at
        )
    )


def agree_to_exempt(case: Case, *, by: Caller, at: datetime) -> None:
    """Agree, as somebody who neither proposed it nor has to answer for the case."""
    if case.exemption is None or case.exemption.agreed_by:
        raise Conflict("没有待同意的不可归责提请")
    if by.id == case.exemption.proposed_by or case.answers_for(by):
        raise Conflict("须由提请人和经办人以外的另一人同意")
    case.exemption = replace(case.exemption, agreed_by=by.id, agreed_at=at)
    case.note(at, "认定不可归责", by=by.id)
    case.record(
        ExemptionAgreed(
            case_id=case.id,
            ground=case.exemption.ground,
            proposed_by=case.exemption.proposed_by,
            agreed_by=by.id,
            agreed_at=at,
        )
    )

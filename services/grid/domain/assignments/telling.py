"""Telling: the facts of an assignment, as others are told of them."""

from datetime import datetime

from services.grid.domain.assignments.choice import Choice
from services.grid.domain.assignments.decision import AcceptedCase, Decision
from services.grid.domain.posts.duty import Holder
from shared.events.grid import CaseAssigned, CaseCovered, CaseLeftUnsigned, CaseUnassigned

NO_GRID = 0  # the version of a grid that is not there


def assigned(case: AcceptedCase, decision: Decision, holder: Holder) -> CaseAssigned:
    """Tell who has it; where no grid lies, the code of the community stands for the grid's."""
    location = decision.location
    return CaseAssigned(
        case_id=case.id,
        number=case.number,
        subject=case.subject,
        grid_code=_area(decision),
        grid_version=location.grid.version_no if location.grid else NO_GRID,
        community_code=location.community_code or "",
        post=holder.post.value,
        worker_id=holder.worker_id,
        worker_label=holder.label,
        on_behalf_of=decision.choice.on_behalf_of,
        reason=decision.choice.reason.value,
        assigned_at=decision.at,
    )


def unassigned(case: AcceptedCase, decision: Decision) -> CaseUnassigned:
    """Tell why nobody has it."""
    location = decision.location
    return CaseUnassigned(
        case_id=case.id,
        number=case.number,
        grid_code=location.grid.code if location.grid else None,
        community_code=location.community_code,
        reason=decision.choice.reason.value,
        unassigned_at=decision.at,
    )


def covered(case: AcceptedCase, former: Decision, choice: Choice, *, at: datetime) -> CaseCovered:
    """Tell who has it in the place of who did not sign."""
    assert former.choice.holder, "only what somebody has is covered"
    assert choice.holder, "and somebody covers it"
    return CaseCovered(
        case_id=case.id,
        number=case.number,
        subject=case.subject,
        grid_code=_area(former),
        worker_id=former.choice.holder.worker_id,
        covered_by=choice.holder.worker_id,
        covered_by_label=choice.holder.label,
        given_at=former.at,
        covered_at=at,
    )


def left_unsigned(case: AcceptedCase, decision: Decision, *, at: datetime) -> CaseLeftUnsigned:
    """Tell that nobody is left who might sign in the place of who did not."""
    assert decision.choice.holder, "only what somebody has is left unsigned"
    return CaseLeftUnsigned(
        case_id=case.id,
        number=case.number,
        subject=case.subject,
        grid_code=_area(decision),
        worker_id=decision.choice.holder.worker_id,
        given_at=decision.at,
        noticed_at=at,
    )


def _area(decision: Decision) -> str:
    location = decision.location
    return location.grid.code if location.grid else location.community_code or ""

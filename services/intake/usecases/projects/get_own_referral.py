"""Get a referral to a project that the caller works on for the provider."""

from services.intake.domain.projects.referral import Referral
from services.intake.usecases.projects.get_own_project import get_own_project
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed


def get_own_referral(projects: Projects, referrals: Referrals, referral_id: str, *, by: Caller) -> Referral:
    """Return it as long as the project is open to him; what is another's reads as what is not there."""
    referral = referrals.find(referral_id)
    if referral is None:
        raise NotAllowed("您没有承接该项目，或者协议已经结束")
    get_own_project(projects, referral.project_id, by=by)
    return referral

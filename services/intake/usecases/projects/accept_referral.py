"""Accept a referral, as the provider."""

from services.intake.domain.projects.referral import Referral
from services.intake.usecases.projects.get_own_referral import get_own_referral
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Command


def accept_referral(
    projects: Projects, referrals: Referrals, referral_id: str, *, command: Command
) -> Referral:
    """Take it on."""
    referral = get_own_referral(projects, referrals, referral_id, by=command.by)
    if not referral.heeded(command):
        referral.accept(at=command.at)
        referrals.save(referral)
    return referral

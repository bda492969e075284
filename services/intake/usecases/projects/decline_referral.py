"""Decline a referral, as the provider."""

from services.intake.domain.projects.referral import Declined, Referral
from services.intake.usecases.projects.get_own_referral import get_own_referral
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Command


def decline_referral(
    projects: Projects, referrals: Referrals, referral_id: str, *, reason: Declined, command: Command
) -> Referral:
    """Give it back with a reason of the list."""
    referral = get_own_referral(projects, referrals, referral_id, by=command.by)
    if not referral.heeded(command):
        referral.decline(reason, at=command.at)
        referrals.save(referral)
    return referral

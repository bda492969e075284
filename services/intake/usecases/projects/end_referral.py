"""End a referral, as the provider."""

from services.intake.domain.projects.referral import Outcome, Referral
from services.intake.usecases.projects.get_own_referral import get_own_referral
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Command


def end_referral(
    projects: Projects, referrals: Referrals, referral_id: str, *, outcome: Outcome, command: Command
) -> Referral:
    """Return what became of the need: a code for the household's file, and no case notes."""
    referral = get_own_referral(projects, referrals, referral_id, by=command.by)
    if not referral.heeded(command):
        referral.end(outcome, at=command.at)
        referrals.save(referral)
    return referral

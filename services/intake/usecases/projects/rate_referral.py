"""Rate a referral: what the household says, asked by the street."""

from services.intake.domain.projects.referral import Referral
from services.intake.usecases.projects.ports import Referrals
from services.intake.usecases.projects.refer_need import require_within
from shared.kernel.command import Command


def rate_referral(referrals: Referrals, referral_id: str, *, satisfaction: int, command: Command) -> Referral:
    """Keep it, once; the provider never asks about himself."""
    referral = referrals.get(referral_id)
    require_within(referral.street, by=command.by)
    if not referral.heeded(command):
        referral.rate(satisfaction, at=command.at)
        referrals.save(referral)
    return referral

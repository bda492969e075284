"""Record a service, as the provider."""

from datetime import date

from services.intake.domain.projects.referral import Referral, Service, ServiceRecord
from services.intake.usecases.projects.get_own_referral import get_own_referral
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def record_service(
    projects: Projects,
    referrals: Referrals,
    referral_id: str,
    *,
    service: Service,
    on: date,
    minutes: int,
    command: Command,
) -> Referral:
    """Keep its kind, its day, which is not to come, and how long it took; no word of anybody."""
    referral = get_own_referral(projects, referrals, referral_id, by=command.by)
    if not referral.heeded(command):
        today = local_time(command.at).date()
        if not local_time(referral.referred_at).date() <= on <= today:
            raise Invalid("服务日期有误", {"on": ["before the referral, or to come"]})
        record = ServiceRecord(service=service, on=on, minutes=minutes, by=command.by.id)
        referral.serve(record, at=command.at)
        referrals.save(referral)
    return referral

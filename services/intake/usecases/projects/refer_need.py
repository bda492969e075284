"""Refer a household's need to a project."""

from dataclasses import dataclass

from services.intake.domain.projects.project_state import TAKES_REFERRALS, WORDS
from services.intake.domain.projects.referral import Need, Referral, Source
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Referring:
    """Whose need, which, and where it came to light: an issue or a visit."""

    project_id: str
    household_id: str
    need: Need
    source: Source
    source_id: str


def refer_need(
    projects: Projects, referrals: Referrals, *, referring: Referring, command: Command
) -> Referral:
    """Hand a need over, under an agreement on data only. The provider is told the need and who refers it."""
    id = id_from(command.by.id, command.id)
    if known := referrals.find(id):
        known.heeded(command)
        return known
    project = projects.get(referring.project_id)
    require_within(project.street, by=command.by)
    if project.state not in TAKES_REFERRALS:
        raise Conflict(f"项目{WORDS[project.state]}，不能转介")
    referral = Referral(
        id=id,
        street=project.street,
        worker_id=command.by.id,
        referred_at=command.at,
        **vars(referring),
    )
    referral.heeded(command)
    referral.refer()
    referrals.save(referral)
    return referral


def require_within(street: str, *, by: Caller) -> None:
    """Refuse who works in another street."""
    if not any(area.startswith(street) or street.startswith(area) for area in by.areas):
        raise NotAllowed("不在您负责的区域内")

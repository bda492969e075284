"""List the referrals to a project, for the street."""

from services.intake.domain.projects.place import place_of_referral
from services.intake.domain.projects.referral import Referral
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects, Referrals
from shared.kernel.command import Caller


def list_referrals(
    projects: Projects, referrals: Referrals, project_id: str, *, after: str, limit: int, caller: Caller
) -> tuple[list[Referral], str | None]:
    """Return a page, newest first, and the place to go on from, if there is more."""
    get_project(projects, project_id, by=caller)
    found = referrals.page(project_id, after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, place_of_referral(shown[-1]) if len(found) > limit else None

"""Places: the lists on which projects and referrals lie, and where: the smaller, the newer."""

from datetime import datetime

from services.intake.domain.projects.project import Project
from services.intake.domain.projects.project_state import OPEN_TO_PROVIDER
from services.intake.domain.projects.referral import Referral

END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286


def of_street(street: str) -> str:
    """Return the shelf of all projects of a street."""
    return f"street/{street}"


def of_staff(id: str) -> str:
    """Return the shelf of the projects that somebody works on for a provider, as long as he may see them."""
    return f"staff/{id}"


def shelves_of(project: Project) -> tuple[str, ...]:
    """Return the shelves on which it lies now."""
    open_now = project.contract is not None and project.state in OPEN_TO_PROVIDER
    staff = sorted(project.the_contract.staff) if open_now else []
    return of_street(project.street), *map(of_staff, staff)


def place_of_project(project: Project) -> str:
    return _place(project.proposed_at, project.id)


def place_of_referral(referral: Referral) -> str:
    return _place(referral.referred_at, referral.id)


def _place(moment: datetime, id: str) -> str:
    return f"{END_OF_PLACES - round(moment.timestamp() * 1000):013d}-{id}"

"""Count satisfaction: what the residents served say of a project."""

from datetime import datetime

from services.intake.domain.projects.satisfaction import Satisfaction
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects, ProjectTable, Referrals
from shared.kernel.command import Caller


def count_satisfaction(
    projects: Projects,
    referrals: Referrals,
    table: ProjectTable,
    project_id: str,
    *,
    at: datetime,
    caller: Caller,
) -> Satisfaction:
    """Return the rate with its n; null where nobody has answered."""
    get_project(projects, project_id, by=caller)
    return referrals.satisfaction(project_id, satisfied_from=table.in_force(at).satisfied_from)

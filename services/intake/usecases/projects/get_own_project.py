"""Get a project that the caller works on for the provider."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed


def get_own_project(projects: Projects, project_id: str, *, by: Caller) -> Project:
    """Return it from the agreement until the data are returned; afterwards and to others it is refused."""
    project = projects.find(project_id)
    if project is None or not project.is_of(by):
        raise NotAllowed("您没有承接该项目，或者协议已经结束")
    return project

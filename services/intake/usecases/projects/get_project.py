"""Get a project of the caller's street."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Caller


def get_project(projects: Projects, project_id: str, *, by: Caller) -> Project:
    """Return it, or refuse who does not work for the whole street."""
    project = projects.get(project_id)
    by.require_area(project.street)
    return project

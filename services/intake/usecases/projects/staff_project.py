"""Staff a project anew: who works on it for the provider."""

from collections.abc import Collection

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def staff_project(
    projects: Projects, project_id: str, *, staff: Collection[str], command: Command
) -> Project:
    """Whoever is not named any more sees nothing from now on."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.restaff(staff, at=command.at)
        projects.save(project)
    return project

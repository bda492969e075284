"""Start a project."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def start_project(projects: Projects, project_id: str, *, command: Command) -> Project:
    """Let the provider begin; from here on needs can be referred."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.start(at=command.at)
        projects.save(project)
    return project

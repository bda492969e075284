"""Find that a project was put right."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def rectify_project(projects: Projects, project_id: str, *, command: Command) -> Project:
    """Let it go on where the review had stopped it."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.rectify(by=command.by.id, at=command.at)
        projects.save(project)
    return project

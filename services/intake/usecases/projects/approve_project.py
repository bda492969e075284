"""Approve a project: it is bought."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def approve_project(projects: Projects, project_id: str, *, command: Command) -> Project:
    """Decide that it is bought; by somebody else than who proposed it."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.approve(command.by.id, at=command.at)
        projects.save(project)
    return project

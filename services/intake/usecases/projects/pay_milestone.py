"""Pay for a milestone that was accepted."""

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def pay_milestone(projects: Projects, project_id: str, *, milestone: str, command: Command) -> Project:
    """Pay its share, to the fen; by somebody else than who accepted it."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.pay(milestone, by=command.by.id, at=command.at)
        projects.save(project)
    return project

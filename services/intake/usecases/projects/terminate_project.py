"""Terminate a project before its end."""

from services.intake.domain.projects.ending import DataEnd, Ending
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def terminate_project(
    projects: Projects,
    project_id: str,
    *,
    reason: str,
    data: DataEnd | None,
    proof: str | None,
    command: Command,
) -> Project:
    """End it early; where there was an agreement, with what became of the data."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        ending = Ending(data=data, proof=proof, by=command.by.id, at=command.at) if data and proof else None
        project.terminate(reason, ending=ending, by=command.by.id, at=command.at)
        projects.save(project)
    return project

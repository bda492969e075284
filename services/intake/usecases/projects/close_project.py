"""Close a project that ended well."""

from services.intake.domain.projects.ending import DataEnd, Ending
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def close_project(
    projects: Projects, project_id: str, *, data: DataEnd, proof: str, command: Command
) -> Project:
    """End it with what became of the data; the provider sees nothing from this moment on."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.close(Ending(data=data, proof=proof, by=command.by.id, at=command.at))
        projects.save(project)
    return project

"""Propose a project: a need that the street cannot meet by itself."""

from services.intake.domain.projects.project import Project
from services.intake.domain.projects.proposal import Plan
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command
from shared.kernel.ids import id_from


def propose_project(projects: Projects, *, plan: Plan, street: str, command: Command) -> Project:
    """Put a need on the table; told again it is the same project."""
    command.by.require_area(street)
    id = id_from(command.by.id, command.id)
    project = projects.find(id) or Project.of(id, plan, street=street, by=command.by.id, at=command.at)
    if not project.heeded(command):
        projects.save(project)
    return project

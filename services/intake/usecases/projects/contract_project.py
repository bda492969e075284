"""Contract a provider for a project."""

from services.intake.domain.projects.contract import Contract
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def contract_project(projects: Projects, project_id: str, *, contract: Contract, command: Command) -> Project:
    """Fix provider, budget, milestones and who works on it there."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.sign(contract, at=command.at)
        projects.save(project)
    return project

"""Evaluate a milestone, by quantity and quality."""

from collections.abc import Mapping

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects, ProjectTable
from shared.kernel.command import Command


def evaluate_milestone(
    projects: Projects,
    table: ProjectTable,
    project_id: str,
    *,
    milestone: str,
    counted: Mapping[str, int],
    quality: int,
    command: Command,
) -> Project:
    """Accept it where both are there; otherwise it has to be delivered again."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        rules = table.in_force(command.at)
        project.evaluate(milestone, counted, quality=quality, rules=rules, by=command.by.id, at=command.at)
        projects.save(project)
    return project

"""Report a milestone, as the provider."""

from collections.abc import Mapping

from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_own_project import get_own_project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Command


def report_milestone(
    projects: Projects, project_id: str, *, milestone: str, delivered: Mapping[str, int], command: Command
) -> Project:
    """Say what was delivered; it is counted by others."""
    project = get_own_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        project.report(milestone, delivered, at=command.at)
        projects.save(project)
    return project

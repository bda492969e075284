"""Review a project as a whole, half-way or at its end."""

from collections.abc import Collection

from services.intake.domain.projects.milestone import ReviewKind
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.ports import Projects, ProjectTable
from shared.kernel.command import Command


def review_project(
    projects: Projects,
    table: ProjectTable,
    project_id: str,
    *,
    kind: ReviewKind,
    passed: bool,
    reviewers: Collection[str],
    words: str,
    command: Command,
) -> Project:
    """Keep what people who are not the provider say; who writes it down judges with them."""
    project = get_project(projects, project_id, by=command.by)
    if not project.heeded(command):
        rules, all_of_them = table.in_force(command.at), {*reviewers, command.by.id}
        project.review(kind, passed=passed, reviewers=all_of_them, words=words, rules=rules, at=command.at)
        projects.save(project)
    return project

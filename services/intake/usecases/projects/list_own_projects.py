"""List the projects that the caller works on for the provider."""

from services.intake.domain.projects.place import of_staff, place_of_project
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Caller


def list_own_projects(
    projects: Projects, *, after: str, limit: int, caller: Caller
) -> tuple[list[Project], str | None]:
    """Return a page of those that are open to him now, and the place to go on from, if there is more."""
    found = projects.page(of_staff(caller.id), after=after, limit=limit + 1)
    shown = found[:limit]
    place = place_of_project(shown[-1]) if len(found) > limit else None
    return [project for project in shown if project.is_of(caller)], place

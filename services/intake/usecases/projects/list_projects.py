"""List the projects of a street."""

from services.intake.domain.projects.place import of_street, place_of_project
from services.intake.domain.projects.project import Project
from services.intake.usecases.projects.ports import Projects
from shared.kernel.command import Caller


def list_projects(
    projects: Projects, street: str, *, after: str, limit: int, caller: Caller
) -> tuple[list[Project], str | None]:
    """Return a page, newest first, and the place to go on from, if there is more."""
    caller.require_area(street)
    found = projects.page(of_street(street), after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, place_of_project(shown[-1]) if len(found) > limit else None

"""Review a visit: somebody else than the worker looks at it."""

from services.grid.domain.visits.looking import Review
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.visits.open_visit_cases import open_visit_cases
from services.grid.usecases.visits.submit_visit import VisitDesk
from shared.kernel.command import Command


def review_visit(
    desk: VisitDesk, visit_id: str, *, sound: bool, words: str | None, command: Command
) -> Visit:
    """Keep what he made of it, once; a quarantined one that is sound counts from now on, as his."""
    visit = desk.visits.get(visit_id)
    command.by.require_area(visit.scene.area)
    if not visit.heeded(command):
        sealed = desk.records.sealer.seal(words, about=f"visit.review/{visit.id}") if words else None
        visit.judge(Review(by=command.by.id, at=command.at, sound=sound, words=sealed))
        desk.visits.save(visit)
    open_visit_cases(desk.visits, desk.records.sealer, desk.intake, visit, command=command)
    return visit

"""Read a visit: what a worker noted, for a purpose; visit and log keep who looked."""

from dataclasses import replace

from services.grid.domain.access.look import Where
from services.grid.domain.visits.looking import Purpose
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.visits.get_visit import VisitSheet, opened_sheet
from services.grid.usecases.visits.look_at_visit import look_at_visit
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Command


def read_visit(
    desk: Desk, visits: Visits, visit_id: str, *, purpose: Purpose, command: Command, where: Where
) -> VisitSheet:
    """Return it with its words, once the look is kept; told twice it is one look."""
    visit = visits.get(visit_id)
    command.by.require_area(visit.scene.area)
    if not visit.heeded(command):
        visit.read(by=command.by.id, purpose=purpose, at=command.at)
        visits.save(visit)
    look = look_at_visit(visit, command.by, where, words=True, purpose=purpose.value)
    note_look(desk, replace(look, command=command.id))
    return opened_sheet(desk.sealer, visit)

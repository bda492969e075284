"""Read a visit: what a worker noted, for a purpose; the visit keeps who looked."""

from services.grid.domain.visits.looking import Purpose
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.visits.get_visit import VisitSheet, opened_sheet
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Command


def read_visit(
    visits: Visits, seal: Sealer, visit_id: str, *, purpose: Purpose, command: Command
) -> VisitSheet:
    """Return it with its words, once the look is kept; told twice it is one look."""
    visit = visits.get(visit_id)
    command.by.require_area(visit.scene.area)
    if not visit.heeded(command):
        visit.read(by=command.by.id, purpose=purpose, at=command.at)
        visits.save(visit)
    return opened_sheet(seal, visit)

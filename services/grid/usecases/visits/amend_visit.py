"""Amend a visit: change its summary; the former words stay."""

from datetime import timedelta

from services.grid.domain.visits.visit import Visit
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.visits.note_findings import sealed_summary
from services.grid.usecases.visits.ports import Visits, VisitTable
from shared.kernel.command import Command


def amend_visit(
    visits: Visits,
    table: VisitTable,
    seal: Sealer,
    visit_id: str,
    *,
    summary: str,
    reason: str | None,
    command: Command,
) -> Visit:
    """Keep the new summary, as who wrote the first; refused without a reason once it is old."""
    visit = visits.get(visit_id)
    if not visit.heeded(command):
        visit.amend(
            sealed_summary(seal, visit.id, summary),
            by=command.by.id,
            at=command.at,
            reason=seal.seal(reason, about=f"visit.reason/{visit.id}") if reason else None,
            within=timedelta(hours=table.in_force(command.at).quality.edit_hours),
        )
        visits.save(visit)
    return visit

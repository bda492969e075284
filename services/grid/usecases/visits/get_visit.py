"""Get a visit: who was where when, and what came of it; the words only for who wrote them."""

import json
from dataclasses import dataclass, field

from services.grid.domain.visits.visit import Visit
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class VisitSheet:
    """A visit; its words for those whom they concern; `hazards` in the order of the findings."""

    visit: Visit
    summary: str | None = field(default=None, repr=False)
    checks: dict[str, str] = field(default_factory=dict, repr=False)
    hazards: tuple[str, ...] = field(default=(), repr=False)


def get_visit(visits: Visits, seal: Sealer, visit_id: str, *, caller: Caller) -> VisitSheet:
    """Return it to its worker, with his words, and without them to those of the area."""
    visit = visits.get(visit_id)
    if caller.id == visit.worker_id:
        return opened_sheet(seal, visit)
    caller.require_area(visit.scene.area)
    return VisitSheet(visit=visit)


def opened_sheet(seal: Sealer, visit: Visit) -> VisitSheet:
    """Return a visit with its words in plain."""
    found, id = visit.findings, visit.id
    checks = seal.open(found.checks, about=f"visit.checks/{id}") if found.checks else "{}"
    return VisitSheet(
        visit=visit,
        summary=seal.open(found.summary.text, about=f"visit.summary/{id}") if found.summary else None,
        checks=json.loads(checks),
        hazards=tuple(seal.open(each.words, about=f"visit.hazard/{id}") for each in found.hazards),
    )

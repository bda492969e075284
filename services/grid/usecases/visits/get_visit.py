"""Get a visit: who was where when, and what came of it; the words only for who wrote them."""

import json
from dataclasses import dataclass, field, replace

from services.grid.domain.access.look import Where
from services.grid.domain.visits.companion import Companion
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.visits.look_at_visit import look_at_visit
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Caller
from shared.kernel.masking import discreet_words


@dataclass(frozen=True, kw_only=True)
class VisitSheet:
    """A visit; its words for those whom they concern; `hazards` in the order of the findings.

    Who came along is among the words: it tells what brings them.
    """

    visit: Visit
    summary: str | None = field(default=None, repr=False)
    checks: dict[str, str] = field(default_factory=dict, repr=False)
    hazards: tuple[str, ...] = field(default=(), repr=False)
    companions: tuple[Companion, ...] = field(default=(), repr=False)


def get_visit(desk: Desk, visits: Visits, visit_id: str, *, caller: Caller, where: Where) -> VisitSheet:
    """Return it to its worker and to those of the area, once the look is in the log.

    With its words only to the worker himself, and as long as he works there.
    """
    visit = visits.get(visit_id)
    if caller.id != visit.worker_id:
        caller.require_area(visit.scene.area)
    words = caller.id == visit.worker_id and caller.covers(visit.scene.area)
    note_look(desk, look_at_visit(visit, caller, where, words=words))
    return opened_sheet(desk.sealer, visit) if words else VisitSheet(visit=visit)


def opened_sheet(seal: Sealer, visit: Visit) -> VisitSheet:
    """Return a visit with its words; numbers by which somebody could be found are taken out of them."""
    found, id = visit.findings, visit.id
    checks = seal.open(found.checks, about=f"visit.checks/{id}") if found.checks else "{}"
    summary = seal.open(found.summary.text, about=f"visit.summary/{id}") if found.summary else None
    return VisitSheet(
        visit=visit,
        summary=discreet_words(summary) if summary else None,
        checks=json.loads(checks),
        hazards=tuple(
            discreet_words(seal.open(each.words, about=f"visit.hazard/{id}")) for each in found.hazards
        ),
        companions=tuple(
            replace(each, name=seal.open(each.name, about=f"visit.companion/{id}"))
            for each in found.companions
        ),
    )

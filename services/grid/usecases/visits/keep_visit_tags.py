"""Keep the tags of a visit, once it counts."""

from datetime import datetime

from services.grid.usecases.records.ports import Records
from services.grid.usecases.visits.ports import Visits
from shared.kernel.command import Caller, Command


def keep_visit_tags(visits: Visits, records: Records, visit_id: str, *, at: datetime) -> None:
    """Keep each, once; told twice it changes nothing."""
    visit = visits.get(visit_id)
    by = Caller(id=visit.worker_id, roles=frozenset())
    for tag in visit.findings.tags:
        records.tags.keep([(tag, Command(id=tag.id, by=by, digest=tag.id, at=at))])

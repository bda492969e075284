"""Find the hazards of a visit: what was noted at the door becomes hazards of their own."""

from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.usecases.hazards.find_hazard import Seen, find_hazard
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.visits.ports import Visits
from shared.kernel.ids import id_from


def find_visit_hazards(book: HazardBook, visits: Visits, visit_id: str) -> None:
    """Keep each, once; told twice it changes nothing."""
    visit = visits.get(visit_id)
    for number, found in enumerate(visit.findings.hazards):
        seen = Seen(
            kind=found.kind,
            severity=Severity(found.severity),
            place=HazardPlace(
                community_code=visit.scene.community_code,
                grid_code=visit.scene.grid_code,
                household_id=visit.household_id,
            ),
            found_by=FoundBy.VISIT,
            found_at=visit.stay.started_at,
            reported_by=visit.worker_id,
            words=book.seal.open(found.words, about=f"visit.hazard/{visit.id}"),
            photo=found.photo,
            visit_id=visit.id,
        )
        find_hazard(book, id_from(visit.id, "hazard", str(number)), seen=seen)

"""Submit a visit: the one entry from which all else follows."""

from dataclasses import dataclass

from services.grid.domain.territory.place import Location, Place
from services.grid.domain.visits.at_the_door import metres_from_door
from services.grid.domain.visits.findings import Scene, visit_id
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.hazards.ports import HazardTable
from services.grid.usecases.records.ports import Records
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from services.grid.usecases.visits.note_findings import Entry, note_findings
from services.grid.usecases.visits.open_visit_cases import open_visit_cases
from services.grid.usecases.visits.ports import CaseDesk, Visits
from services.grid.usecases.visits.require_residents import require_residents
from shared.kernel.command import Command
from shared.kernel.errors import NotFound
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class VisitDesk:
    """What it takes to write a visit down."""

    visits: Visits
    register: Register
    intake: CaseDesk
    hazard_table: HazardTable
    records: Records


def submit_visit(desk: VisitDesk, *, entry: Entry, command: Command) -> Visit:
    """Keep what was found, and open the cases that are wished, as the caller himself.

    The same entry of a phone is kept once, whenever it comes; other words under its number are refused. The
    grid is that of the moment in which the visit began. What comes from somebody who does not work there
    (any more) waits for a head. Raises NotFound where there is no such household, or no such kind of hazard;
    Invalid where it names somebody of another one, or was outside of the city.
    """
    visit = desk.visits.find(visit_id(entry.origin))
    if visit is None:
        visit = _visit(desk, entry, command)
        visit.submit(in_his_area=command.by.covers(visit.scene.area))
        desk.visits.save(visit)
    else:
        visit.require_same(command.digest)
    open_visit_cases(desk.visits, desk.records.sealer, desk.intake, visit, command=command)
    return visit


def _visit(desk: VisitDesk, entry: Entry, command: Command) -> Visit:
    _require_sound(desk, entry, command)
    id, place = visit_id(entry.origin), Place(household_id=entry.household_id)
    location = find_place(desk.register, place, at=entry.stay.started_at)
    return Visit(
        id=id,
        household_id=entry.household_id,
        worker_id=command.by.id,
        origin=entry.origin,
        digest=command.digest,
        kind=entry.kind,
        result=entry.result,
        proof=entry.proof,
        stay=entry.stay,
        scene=_scene(location, entry.household_id),
        findings=note_findings(id, desk.records, entry, command),
        submitted_at=command.at,
        person_id=entry.person_id,
        metres_from_door=metres_from_door(entry.proof, entry.stay, _door(desk.register, location)),
    )


def _require_sound(desk: VisitDesk, entry: Entry, command: Command) -> None:
    hazard_rules = desk.hazard_table.in_force(command.at)
    for seen in entry.hazards:
        hazard_rules.kind(seen.kind)
    for spot in entry.stay.spots:
        desk.register.atlas.box.require(spot.point)
    require_residents(desk.records.people, entry)


def _door(register: Register, location: Location) -> Point | None:
    """Return where the building of a household is; houses have no positions of their own."""
    id = location.building_id or ""
    building = register.buildings.find_all([id]).get(id)
    return building.point if building else None


def _scene(location: Location, household_id: str) -> Scene:
    if location.community_code is None:
        raise NotFound(f"没有住户 {household_id}")
    grid = location.grid
    return Scene(
        community_code=location.community_code,
        grid_code=grid.code if grid else None,
        grid_version=grid.version_no if grid else None,
    )

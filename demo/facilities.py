"""Facilities: what the street looks after, invented compound by compound, as the import door wants it."""

from collections.abc import Iterator
from datetime import timedelta

from demo.batches import Shipment
from demo.street import DemoStreet
from demo.street.records import Building

TITLE = "设施 facilities"
LIFTED = 7  # floors, from the next on a building has lifts
IN_A_COMPOUND = {"hydrant": "消防栓", "charging": "电动车充电点", "aed": "AED"}
LOOKED_AT_EVERY_OTHER = timedelta(days=11)  # so that not all inspections come due on one day
SPREAD = 30  # of them, within a year
AT_ONCE = 25  # each is kept and announced by itself


def facility_shipment(street: DemoStreet) -> Shipment:
    """Return a lift for each unit of a high building, and what every compound has at its first one."""
    rows = [
        row | {"inspected_on": (street.as_of - LOOKED_AT_EVERY_OTHER * (number % SPREAD)).isoformat()}
        for number, row in enumerate((*_of_compounds(street), *_lifts(street)))
    ]
    return Shipment(title=TITLE, door="grid.import_facilities", rows=rows, size=AT_ONCE)


def _of_compounds(street: DemoStreet) -> Iterator[dict[str, object]]:
    gates: dict[str, Building] = {}
    for building in street.buildings:
        gates.setdefault(building.compound_id, building)
    for compound in street.compounds:
        for kind, word in IN_A_COMPOUND.items():
            yield _row(f"{kind}-{compound.id}", kind, f"{compound.name}{word}", gates[compound.id])


def _lifts(street: DemoStreet) -> Iterator[dict[str, object]]:
    for building in street.buildings:
        for unit in range(1, building.units + 1 if building.floors > LIFTED else 1):
            yield _row(f"lift-{building.id}-{unit}", "elevator", f"{unit}单元电梯", building)


def _row(id: str, kind: str, title: str, at: Building) -> dict[str, object]:
    return {"id": id, "kind": kind, "title": title, "building": at.address}

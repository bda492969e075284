"""Territory: the map of the street and what stands on it, as the import doors want it."""

from collections.abc import Iterator
from datetime import date

from demo.batches import Row, Shipment
from demo.street import DemoStreet
from demo.street.records import Building, Community, Compound, Grid, House, Street
from shared.kernel.calendar import local_moment


def territory_shipments(street: DemoStreet) -> Iterator[Shipment]:
    """Yield streets down to houses, in the order in which they can be taken.

    All grids come in one batch, for those of a community are published together.
    """
    streets = [street_row(street.street)]
    communities = [community_row(each) for each in street.communities]
    compounds = [compound_row(each) for each in street.compounds]
    grids = [grid_row(each, street.as_of) for each in street.grids]
    buildings = [building_row(each) for each in street.buildings]
    houses = [house_row(each) for each in street.houses]
    yield Shipment(title="街道 streets", door="grid.import_streets", rows=streets)
    yield Shipment(title="社区 communities", door="grid.import_communities", rows=communities)
    yield Shipment(title="小区 compounds", door="grid.import_compounds", rows=compounds)
    yield Shipment(title="网格 grids", door="grid.import_grids", rows=grids)
    yield Shipment(title="楼栋 buildings", door="grid.import_buildings", rows=buildings)
    yield Shipment(title="户室 houses", door="grid.import_houses", rows=houses)


def street_row(street: Street) -> Row:
    return {
        "id": street.code,
        "name": street.name,
        "district": street.district,
        "city": street.city,
        "province": street.province,
    }


def community_row(community: Community) -> Row:
    ring = [[point.longitude, point.latitude] for point in community.ring]
    return {"id": community.code, "name": f"{community.name}社区", "boundary": [ring]}


def compound_row(compound: Compound) -> Row:
    return {"id": compound.id, "name": compound.name, "community_code": compound.community_code}


def house_row(house: House) -> Row:
    return {"id": house.id}


def grid_row(grid: Grid, valid_from: date) -> Row:
    """Return the first version of a grid, valid from 0:00 of a local day on."""
    return {
        "code": grid.code,
        "title": grid.name,
        "community_code": grid.community_code,
        "boundary": [[[point.longitude, point.latitude] for point in grid.ring]],
        "valid_from": local_moment(valid_from).isoformat(),
    }


def building_row(building: Building) -> Row:
    return {
        "id": building.id,
        "address": building.address,
        "community_code": building.grid_code[:12],
        "grid_code": building.grid_code,
        "compound_id": building.compound_id,
        "floors": building.floors,
        "units": building.units,
        "built": building.built,
        "longitude": building.point.longitude,
        "latitude": building.point.latitude,
    }

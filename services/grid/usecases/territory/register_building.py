"""Register a building: a new one, which gets the next number of its community."""

from services.grid.domain.territory.address import address_key
from services.grid.domain.territory.building import FIRST_SERIAL, Building, building_code
from services.grid.domain.territory.numbering import Numbering
from services.grid.usecases.territory.import_buildings import BuildingRow, NewBuilding, sound_building
from services.grid.usecases.territory.ports import Atlas, Buildings, Numberings
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


def register_building(
    buildings: Buildings, numberings: Numberings, atlas: Atlas, *, new: NewBuilding, command: Command
) -> Building:
    """Keep a building under the next number of its community; told twice it is one building.

    Of several at the same moment each gets a number of its own, because one document hands them out. Refused
    is what `import_buildings` refuses, an address that is known in the community, and one number too many.
    """
    numbering = numberings.find(new.community_code) or Numbering(id=new.community_code)
    if not numbering.heeded(command):
        _require_sound(buildings, atlas, new, command)
        numbering.hand_out(command.id, newest=buildings.newest_of(new.community_code), at=command.at)
        numberings.save(numbering)
    building = _numbered(atlas, new, numbering.given[command.id], command)
    buildings.keep([(building, command)])
    return building


def _require_sound(buildings: Buildings, atlas: Atlas, new: NewBuilding, command: Command) -> None:
    """Refuse what could not be kept, before a number is used for it."""
    _numbered(atlas, new, building_code(new.community_code, FIRST_SERIAL), command)
    known = buildings.by_address(address_key(new.address))
    if known and known.community_code == new.community_code:
        raise Conflict(f"该地址已登记为楼栋 {known.id}")


def _numbered(atlas: Atlas, new: NewBuilding, code: str, command: Command) -> Building:
    return sound_building(atlas, {}, BuildingRow(id=code, **vars(new)), command)

"""Streets, communities and compounds as they are sent."""

from typing import Any

from marshmallow import Schema, fields, post_load

from services.grid.domain.territory.unit import Street
from services.grid.schemas.position import coordinate_system
from services.grid.schemas.territory.rings import other_parts, parts_in_wgs84, rings
from services.grid.schemas.words import COMMUNITY_CODE, COMPOUND_CODE, NAME, STREET_CODE
from services.grid.usecases.territory.import_communities import CommunityRow
from services.grid.usecases.territory.import_compounds import CompoundRow
from shared.plumbing.rows import rows_of


class StreetForm(Schema):
    """One street, with the names that stand before it in an address."""

    id = fields.String(required=True, validate=STREET_CODE)
    name = fields.String(required=True, validate=NAME)
    district = fields.String(required=True, validate=NAME)
    city = fields.String(required=True, validate=NAME)
    province = fields.String(required=True, validate=NAME)

    @post_load
    def street(self, data: dict[str, Any], **_: Any) -> Street:
        return Street(**data)


class StreetsForm(Schema):
    """A batch of streets."""

    rows = rows_of(StreetForm)


class CommunityForm(Schema):
    """One community. `boundary` are the rings of a polygon as GeoJSON writes them, in `coord_sys_in`.

    One that does not hang together has `further_parts`, each told in the same way.
    """

    id = fields.String(required=True, validate=COMMUNITY_CODE)
    name = fields.String(required=True, validate=NAME)
    boundary = rings(load_default=None, allow_none=True)
    further_parts = other_parts()
    coord_sys_in = coordinate_system()

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> CommunityRow:
        first, further = data.pop("boundary"), data.pop("further_parts")
        said = further if first is None else [first, *further]
        return CommunityRow(parts=parts_in_wgs84(said, data["coord_sys_in"]) or None, **data)


class CommunitiesForm(Schema):
    """A batch of communities."""

    rows = rows_of(CommunityForm)


class CompoundForm(Schema):
    """One compound."""

    id = fields.String(required=True, validate=COMPOUND_CODE)
    name = fields.String(required=True, validate=NAME)
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> CompoundRow:
        return CompoundRow(**data)


class CompoundsForm(Schema):
    """A batch of compounds."""

    rows = rows_of(CompoundForm)

"""A version of a grid as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load

from services.grid.schemas.position import coordinate_system
from services.grid.schemas.territory.rings import other_parts, parts_in_wgs84, rings
from services.grid.schemas.words import COMMUNITY_CODE, GRID_CODE, NAME
from services.grid.usecases.territory.import_grids import GridRow
from shared.plumbing.rows import rows_of


class GridForm(Schema):
    """One version. `boundary` are the rings of a polygon as GeoJSON writes them, in `coord_sys_in`.

    A grid that does not hang together has `further_parts`, each told in the same way.
    """

    code = fields.String(required=True, validate=GRID_CODE)
    title = fields.String(required=True, validate=NAME)
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    boundary = rings(required=True)
    further_parts = other_parts()
    coord_sys_in = coordinate_system()
    valid_from = fields.AwareDateTime(required=True)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> GridRow:
        said = [data.pop("boundary"), *data.pop("further_parts")]
        return GridRow(parts=parts_in_wgs84(said, data["coord_sys_in"]), **data)


class GridsForm(Schema):
    """A batch of grids."""

    rows = rows_of(GridForm)

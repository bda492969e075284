"""A version of a grid as it is sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.words import COMMUNITY_CODE, GRID_CODE, LATITUDE, LONGITUDE
from services.grid.usecases.territory.import_grids import GridRow
from shared.plumbing.rows import rows_of

MOST_RINGS, MOST_CORNERS = 20, 1000


class GridForm(Schema):
    """One version. `boundary` are the rings of a polygon as GeoJSON writes them, in WGS-84 degrees."""

    code = fields.String(required=True, validate=GRID_CODE)
    title = fields.String(required=True, validate=validate.Length(min=1, max=60))
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    boundary = fields.List(
        fields.List(
            fields.Tuple((fields.Float(validate=LONGITUDE), fields.Float(validate=LATITUDE))),
            validate=validate.Length(max=MOST_CORNERS),
        ),
        required=True,
        validate=validate.Length(max=MOST_RINGS),
    )
    valid_from = fields.AwareDateTime(required=True)
    predecessors = fields.List(
        fields.String(validate=GRID_CODE), load_default=list, validate=validate.Length(max=50)
    )

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> GridRow:
        rings = tuple(tuple(ring) for ring in data.pop("boundary"))
        return GridRow(boundary=rings, predecessors=frozenset(data.pop("predecessors")), **data)


class GridsForm(Schema):
    """A batch of grids."""

    rows = rows_of(GridForm)

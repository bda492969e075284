"""Grids as they are shown: one with its history and its people, and a community's as GeoJSON."""

from typing import Any

from marshmallow import Schema, fields

from services.grid.schemas.position import coordinate_system
from services.grid.schemas.territory.geojson import COLLECTION, FEATURE, area
from services.grid.schemas.territory.place import ResponsibleView
from services.grid.schemas.words import COMMUNITY_CODE, GRID_CODE
from services.grid.usecases.territory.export_grids import ExportedGrid
from shared.kernel.coordinates import CoordinateSystem


class GridCodeForm(Schema):
    """Which grid."""

    code = fields.String(required=True, validate=GRID_CODE)


class ExportForm(Schema):
    """Whose grids, at which moment (now), and over a map of which system they are to lie."""

    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    at = fields.AwareDateTime(load_default=None, allow_none=True)
    coord_sys_out = coordinate_system()


class GridVersionView(Schema):
    """One version; it ends where the next one begins, or where another grid takes its place."""

    version = fields.Integer(attribute="number")
    title = fields.String(attribute="outline.title")
    valid_from = fields.AwareDateTime()
    valid_to = fields.AwareDateTime(allow_none=True)
    predecessors = fields.List(fields.String(), attribute="outline.predecessors")
    households_at_creation = fields.Integer(attribute="outline.households", allow_none=True)
    coord_sys_in = fields.Enum(CoordinateSystem, by_value=True, attribute="outline.coord_sys_in")
    published_at = fields.AwareDateTime()


class GridView(Schema):
    """A grid. Its chief is the head of its community, its managers hold the posts A and B."""

    code = fields.String()
    kind = fields.String()
    community_code = fields.String()
    in_force = fields.Boolean()
    chief = fields.Nested(ResponsibleView, allow_none=True)
    managers = fields.List(fields.Nested(ResponsibleView))
    heirs = fields.List(fields.String())
    versions = fields.List(fields.Nested(GridVersionView))


class GridPropertiesView(Schema):
    """What is said of a grid beside its shape."""

    code = fields.String()
    title = fields.String(attribute="version.outline.title")
    kind = fields.String()
    community_code = fields.String()
    version = fields.Integer(attribute="version.number")
    valid_from = fields.AwareDateTime(attribute="version.valid_from")
    predecessors = fields.List(fields.String(), attribute="version.outline.predecessors")
    households_at_creation = fields.Integer(attribute="version.outline.households", allow_none=True)


class GridFeatureView(Schema):
    """One grid: outer rings run counter-clockwise, holes clockwise."""

    type = fields.Constant(FEATURE)
    id = fields.String(attribute="code")
    geometry = fields.Method(
        "shape", metadata={"type": "object", "description": "one GeoJSON polygon or more"}
    )
    properties = fields.Nested(GridPropertiesView, attribute="itself")

    def shape(self, grid: ExportedGrid) -> dict[str, Any]:
        return area(grid.version.outline.boundary, grid.coord_sys)


class GridCollectionView(Schema):
    """The grids of a community. It is GeoJSON (RFC 7946) where `coord_sys` is WGS-84."""

    type = fields.Constant(COLLECTION)
    coord_sys = fields.Enum(CoordinateSystem, by_value=True)
    features = fields.List(fields.Nested(GridFeatureView))

"""A redrawing of a community's grids as it is sent, and the changes of its map as they are shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.position import coordinate_system
from services.grid.schemas.territory.geojson import MOST_FEATURES, GridCollectionForm
from services.grid.schemas.territory.rings import parts_in_wgs84
from services.grid.schemas.words import COMMUNITY_CODE, GRID_CODE, OpenWords
from services.grid.usecases.territory.cut_grids import NewGrid, Redrawing

MOST_OTHERS = 20  # communities
REASON = validate.Length(min=1, max=200)


class ReorganiseForm(Schema):
    """Which grids come into force together, as GeoJSON; grids that are not named stay as they are.

    Ground passes only between the community and those that are named in `with_communities`; their borders
    follow from the grids that each has afterwards.

    `mapping` tells for each grid that changes which grids have its ground afterwards, as the caller sees it;
    where it is told it has to agree with the shapes.
    """

    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    valid_from = fields.AwareDateTime(required=True)
    reason = OpenWords(required=True, validate=REASON)
    grids = fields.Nested(GridCollectionForm, required=True)
    coord_sys_in = coordinate_system()
    with_communities = fields.List(
        fields.String(validate=COMMUNITY_CODE), load_default=list, validate=validate.Length(max=MOST_OTHERS)
    )
    mapping = fields.Dict(
        keys=fields.String(validate=GRID_CODE),
        values=fields.List(fields.String(validate=GRID_CODE), validate=validate.Length(max=MOST_FEATURES)),
        load_default=None,
        allow_none=True,
    )

    @post_load
    def redrawing(self, data: dict[str, Any], **_: Any) -> dict[str, Redrawing]:
        system, believed = data["coord_sys_in"], data.pop("mapping")
        grids = tuple(
            NewGrid(**feature["properties"], parts=parts_in_wgs84(feature["geometry"], system))
            for feature in data.pop("grids")["features"]
        )
        mapping = None if believed is None else {old: frozenset(new) for old, new in believed.items()}
        others = tuple(data.pop("with_communities"))
        redrawing = Redrawing(grids=grids, mapping=mapping, with_communities=others, **data)
        return {"redrawing": redrawing}


class CommunityCodeForm(Schema):
    """Which community."""

    community_code = fields.String(required=True, validate=COMMUNITY_CODE)


class FlawView(Schema):
    """A piece of ground in no grid (gap), in two (overlap) or beyond the community (outside).

    `area_m2` is in square metres; longitude and latitude are a place within, in WGS-84.
    """

    kind = fields.String()
    area_m2 = fields.Float()
    longitude = fields.Float(attribute="at.longitude")
    latitude = fields.Float(attribute="at.latitude")
    codes = fields.List(fields.String())
    words = fields.String(attribute="told")


class FlawsView(Schema):
    """What is wrong with the grids of a community, the largest piece first; a hundred at the most."""

    items = fields.List(fields.Nested(FlawView))


class SuccessionView(Schema):
    """Which grids have the ground of a former one."""

    old = fields.String()
    new = fields.List(fields.String())


class ChangeView(Schema):
    """One change. It is settled once buildings and open cases lie in the grids that it made.

    `communities` are those between which ground passed; none where it stayed in its community.
    """

    number = fields.Integer()
    valid_from = fields.AwareDateTime()
    reason = fields.String()
    by = fields.String()
    published_at = fields.AwareDateTime()
    settled_at = fields.AwareDateTime(allow_none=True)
    codes = fields.List(fields.String())
    mapping = fields.List(fields.Nested(SuccessionView))
    communities = fields.List(fields.String())


class DivisionView(Schema):
    """All changes of a community's map, oldest first."""

    community_code = fields.String(attribute="id")
    changes = fields.List(fields.Nested(ChangeView))

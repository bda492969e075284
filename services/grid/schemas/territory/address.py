"""Addresses as they are asked for and shown."""

from marshmallow import Schema, fields, validate

from services.grid.schemas.words import ADDRESS, ID

MOST_FOUND, USUALLY_FOUND = 50, 20
MOST_HOUSES, USUAL_HOUSES = 200, 100


class AddressForm(Schema):
    """Which building or house, by its code."""

    id = fields.String(required=True, validate=ID)


class LevelsView(Schema):
    """An address level by level; what is not there is 无. `written` is how it stands on a letter."""

    province = fields.String()
    city = fields.String()
    district = fields.String()
    street = fields.String()
    community = fields.String()
    grid = fields.String()
    compound = fields.String()
    building = fields.String()
    unit = fields.String()
    floor = fields.String()
    house = fields.String()
    written = fields.String()


class SearchForm(Schema):
    """How an address begins, as it is typed."""

    begins = fields.String(required=True, validate=ADDRESS)
    limit = fields.Integer(load_default=USUALLY_FOUND, strict=True, validate=validate.Range(1, MOST_FOUND))


class FoundBuildingView(Schema):
    """A building that was found."""

    id = fields.String()
    address = fields.String()
    community_code = fields.String()
    grid_code = fields.String(allow_none=True)


class FoundAddressesView(Schema):
    """Buildings, by code; `complete` tells whether there are no more."""

    items = fields.List(fields.Nested(FoundBuildingView))
    complete = fields.Boolean()


class HousesOfForm(Schema):
    """Whose houses, and which page; `after` is the `next` of the page before."""

    building_id = fields.String(required=True, validate=ID)
    after = fields.String(load_default=None, allow_none=True, validate=ID)
    limit = fields.Integer(load_default=USUAL_HOUSES, strict=True, validate=validate.Range(1, MOST_HOUSES))


class HouseView(Schema):
    """A house: its code, and its unit, floor and room in fixed words."""

    id = fields.String()
    unit = fields.String(attribute="words.unit")
    floor = fields.String(attribute="words.floor")
    house = fields.String(attribute="words.house")

"""A position as it is sent: in any of four coordinate systems, converted before anybody else sees it."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from services.grid.schemas.words import LATITUDE, LONGITUDE
from shared.kernel.coordinates import CoordinateSystem, to_wgs84
from shared.kernel.geography import Point


def coordinate_system() -> fields.Enum[CoordinateSystem]:
    """Return the field that says in which system positions are told; WGS-84 where nothing is said."""
    return fields.Enum(CoordinateSystem, by_value=True, load_default=CoordinateSystem.WGS_84)


def degrees_east() -> fields.Float:
    return fields.Float(load_default=None, allow_none=True, validate=LONGITUDE)


def degrees_north() -> fields.Float:
    return fields.Float(load_default=None, allow_none=True, validate=LATITUDE)


class PositionForm(Schema):
    """Base of what may say where something is: degrees of `coord_sys_in`, both or none."""

    longitude = degrees_east()
    latitude = degrees_north()
    coord_sys_in = coordinate_system()

    @validates_schema
    def check_position(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse half a position."""
        if (data["longitude"] is None) != (data["latitude"] is None):
            raise ValidationError("longitude and latitude come together", "latitude")


def take_point(data: dict[str, Any], system: CoordinateSystem) -> Point:
    """Take a position that must be there out of what was read; return it in WGS-84."""
    told = Point(longitude=data.pop("longitude"), latitude=data.pop("latitude"))
    return to_wgs84(told, system)


def take_position(data: dict[str, Any], system: CoordinateSystem) -> Point | None:
    """Take a position out of what was read; return it in WGS-84, or None where none was told."""
    if data["longitude"] is not None:
        return take_point(data, system)
    del data["longitude"], data["latitude"]
    return None

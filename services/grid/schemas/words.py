"""What ids, codes and degrees look like."""

from typing import Any

from marshmallow import fields, validate

from shared.kernel.masking import discreet

ID = validate.Regexp(r"\A[0-9A-Za-z_-]{1,64}\Z")
GRID_CODE = validate.Regexp(r"\A\d{12}[JZ]\d{3}\Z")
BUILDING_CODE = validate.Regexp(r"\A\d{12}B\d{5}\Z")
COMPOUND_CODE = validate.Regexp(r"\A\d{12}X\d{3}\Z")
STREET_CODE = validate.Regexp(r"\A\d{9}\Z")
COMMUNITY_CODE = validate.Regexp(r"\A\d{12}\Z")
LONGITUDE = validate.Range(-180, 180)
LATITUDE = validate.Range(-90, 90)
NAME = validate.Length(min=1, max=60)
ADDRESS = validate.Length(min=1, max=200)


class OpenWords(fields.String):
    """Free words that lie open: what looks like a number of somebody is taken out as they come in."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return discreet(super()._deserialize(value, attr, data, **kwargs))

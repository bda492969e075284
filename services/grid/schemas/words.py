"""What ids, codes and degrees look like."""

from marshmallow import validate

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

"""What ids, codes and degrees look like."""

from marshmallow import validate

ID = validate.Regexp(r"\A[0-9A-Za-z_-]{1,64}\Z")
GRID_CODE = validate.Regexp(r"\A\d{12}[JZ]\d{3}\Z")
COMMUNITY_CODE = validate.Regexp(r"\A\d{12}\Z")
LONGITUDE = validate.Range(-180, 180)
LATITUDE = validate.Range(-90, 90)
ADDRESS = validate.Length(min=1, max=200)

"""Which volume is asked for, and how it is shown."""

from marshmallow import Schema, fields, validate

from services.grid.domain.volumes.volume import VolumeKind

ABOUT = validate.Regexp(r"\A\d{12}[JZB]\d{3,5}\Z")
MONTH = validate.Regexp(r"\A20\d\d-(0[1-9]|1[0-2])\Z")


class VolumeForm(Schema):
    """The volume of a building or a grid, by its code: of this moment, or of a month that was frozen."""

    kind = fields.Enum(VolumeKind, by_value=True, required=True)
    about = fields.String(required=True, validate=ABOUT)
    month = fields.String(load_default=None, allow_none=True, validate=MONTH)


class ComparisonForm(Schema):
    """Two frozen months of one volume."""

    kind = fields.Enum(VolumeKind, by_value=True, required=True)
    about = fields.String(required=True, validate=ABOUT)
    before = fields.String(required=True, validate=MONTH)
    after = fields.String(required=True, validate=MONTH)


class LineView(Schema):
    """One thing that is known; null where nothing is."""

    key = fields.String()
    label = fields.String()
    value = fields.String(allow_none=True)


class SectionView(Schema):
    """What belongs together."""

    key = fields.String()
    title = fields.String()
    lines = fields.List(fields.Nested(LineView))


class VolumeView(Schema):
    """A volume with its hash; `month` is null for the one of now, `months` are those that are kept."""

    kind = fields.Enum(VolumeKind, by_value=True, attribute="volume.kind")
    about = fields.String(attribute="volume.about")
    title = fields.String(attribute="volume.title")
    grid_code = fields.String(attribute="volume.grid_code")
    drawn_at = fields.AwareDateTime(attribute="volume.drawn_at")
    sections = fields.List(fields.Nested(SectionView), attribute="volume.sections")
    digest = fields.String()
    month = fields.String(allow_none=True)
    months = fields.List(fields.String())


class VolumeChangeView(Schema):
    """A line that the two do not share; null where there was, or is, none."""

    section = fields.String()
    key = fields.String()
    label = fields.String()
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


class ComparisonView(Schema):
    """What changed from one month to another."""

    kind = fields.Enum(VolumeKind, by_value=True)
    about = fields.String()
    before = fields.String()
    after = fields.String()
    changes = fields.List(fields.Nested(VolumeChangeView))

"""An entry as a phone sends it."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.records.field_rule import LONGEST_TEXT, About
from services.grid.domain.visits.companion import Authority, Companion
from services.grid.domain.visits.findings import Kind, Need, Origin, Proof, Result, Spot, Stay
from services.grid.schemas.position import coordinate_system, take_point
from services.grid.schemas.records.origin import StatementForm
from services.grid.schemas.records.tag import SaidTagForm
from services.grid.schemas.visits.limits import CODE, SUBJECT, SUMMARY, WORDS
from services.grid.schemas.words import ID, LATITUDE, LONGITUDE, NAME, OpenWords
from services.grid.usecases.records.seal_tag import TagRow
from services.grid.usecases.visits.note_findings import Entry, SeenHazard, WishedCase
from services.grid.usecases.visits.say_fields import Change

FOUND = validate.OneOf(["fine", "concern", "not_checked"])
CHECKED = validate.OneOf(["health", "safety", "living", "rental", "mood"])
URGENCY = validate.OneOf(["ordinary", "urgent", "emergency"])
MOST_CASES, MOST_PHOTOS, MOST_PEOPLE, MOST_HAZARDS, MOST_CHANGES, MOST_TAGS = 3, 9, 20, 10, 50, 10
VALUE = validate.Length(min=1, max=LONGEST_TEXT)


def _several(inner: fields.Field[Any], most: int) -> fields.List[Any]:
    return fields.List(inner, load_default=(), validate=validate.Length(max=most))


class EntryOriginForm(Schema):
    """Which entry of which phone."""

    device = fields.String(required=True, validate=ID)
    session = fields.String(required=True, validate=ID)
    offline_seq = fields.Integer(required=True, strict=True, validate=validate.Range(0, 10**9))

    @post_load
    def origin(self, data: dict[str, Any], **_: Any) -> Origin:
        return Origin(**data)


class SpotForm(Schema):
    """A point, in degrees of `coord_sys_in`; `accuracy` in metres."""

    longitude = fields.Float(required=True, allow_nan=False, validate=LONGITUDE)
    latitude = fields.Float(required=True, allow_nan=False, validate=LATITUDE)
    coord_sys_in = coordinate_system()
    accuracy = fields.Float(load_default=None, allow_nan=False, validate=validate.Range(0, 10**5))

    @post_load
    def spot(self, data: dict[str, Any], **_: Any) -> Spot:
        point = take_point(data, data["coord_sys_in"])
        return Spot(longitude=point.longitude, latitude=point.latitude, **data)


class SeenHazardForm(Schema):
    """A danger that was seen."""

    kind = fields.String(required=True, validate=CODE)
    severity = fields.Enum(Severity, by_value=True, required=True)
    words = fields.String(required=True, validate=WORDS)
    photo = fields.String(load_default=None, validate=ID)

    @post_load
    def hazard(self, data: dict[str, Any], **_: Any) -> SeenHazard:
        return SeenHazard(**data)


class WishedCaseForm(Schema):
    """What is to become a case; `topic` is the code of an issue type."""

    topic = fields.String(required=True, validate=CODE)
    urgency = fields.String(load_default="ordinary", validate=URGENCY)
    subject = fields.String(required=True, validate=SUBJECT)
    words = fields.String(required=True, validate=WORDS)

    @post_load
    def case(self, data: dict[str, Any], **_: Any) -> WishedCase:
        return WishedCase(**data)


class CompanionForm(Schema):
    """Who came along, and which authority has sent him."""

    authority = fields.Enum(Authority, by_value=True, required=True)
    name = OpenWords(required=True, validate=NAME)

    @post_load
    def companion(self, data: dict[str, Any], **_: Any) -> Companion:
        return Companion(**data)


class ChangeForm(Schema):
    """What a field was, as far as the phone knew, and what it is now; `declined` where nobody would tell."""

    about = fields.Enum(About, by_value=True, required=True)
    id = fields.String(required=True, validate=ID)
    code = fields.String(required=True, validate=CODE)
    was = fields.String(load_default=None, allow_none=True, validate=VALUE)
    now = fields.String(load_default=None, allow_none=True, validate=VALUE)
    declined = fields.Boolean(load_default=False, truthy={True}, falsy={False})

    @validates_schema
    def says_one_thing(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a change that says nothing, or that tells and declines at once."""
        if data.get("declined", False) == (data.get("now") is not None):
            raise ValidationError("say what it is now, or that it was declined", "now")

    @post_load
    def change(self, data: dict[str, Any], **_: Any) -> Change:
        data.pop("declined")
        return Change(**data)


class VisitTagForm(SaidTagForm):
    """A tag that is seen to be due; none of a restricted category."""

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> TagRow:
        return TagRow(id="", **data)


class SubmitVisitForm(Schema):
    """One entry; times are the phone's own."""

    origin = fields.Nested(EntryOriginForm, required=True)
    household_id = fields.String(required=True, validate=ID)
    person_id = fields.String(load_default=None, validate=ID)
    kind = fields.Enum(Kind, by_value=True, required=True)
    result = fields.Enum(Result, by_value=True, required=True)
    proof = fields.Enum(Proof, by_value=True, required=True)
    started_at = fields.AwareDateTime(required=True)
    ended_at = fields.AwareDateTime(required=True)
    start = fields.Nested(SpotForm, load_default=None)
    end = fields.Nested(SpotForm, load_default=None)
    persons_met = _several(fields.String(validate=ID), MOST_PEOPLE)
    checks = fields.Dict(fields.String(validate=CHECKED), fields.String(validate=FOUND), load_default=dict)
    needs = _several(fields.Enum(Need, by_value=True), len(Need))
    hazards = _several(fields.Nested(SeenHazardForm), MOST_HAZARDS)
    cases = _several(fields.Nested(WishedCaseForm), MOST_CASES)
    photos = _several(fields.String(validate=ID), MOST_PHOTOS)
    companions = _several(fields.Nested(CompanionForm), MOST_PEOPLE)
    changes = _several(fields.Nested(ChangeForm), MOST_CHANGES)
    tags = _several(fields.Nested(VisitTagForm), MOST_TAGS)
    signature = fields.String(load_default=None, validate=ID)
    statement = fields.Nested(StatementForm, load_default=None)
    summary = fields.String(load_default=None, validate=SUMMARY)

    @post_load
    def entry(self, data: dict[str, Any], **_: Any) -> dict[str, Entry]:
        stay = {name: data.pop(name) for name in ("started_at", "ended_at", "start", "end")}
        return {"entry": Entry(**data, stay=Stay(**stay))}

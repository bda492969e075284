"""Visits as phones and people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.visits.findings import Kind, Need, Origin, Proof, Result, Spot, Stay
from services.grid.domain.visits.looking import Purpose
from services.grid.domain.visits.reaching import Means
from services.grid.schemas.words import ID, LATITUDE, LONGITUDE
from services.grid.usecases.visits.submit_visit import Entry, SeenHazard, WishedCase

CODE = validate.Regexp(r"\A[0-9A-Za-z@_-]{1,40}\Z")
AREA = validate.Regexp(r"\A\d{9}(\d{3}([JZ]\d{3})?)?\Z")
WORDS, SUBJECT = validate.Length(min=1, max=500), validate.Length(min=1, max=80)
SUMMARY = validate.Length(min=1, max=1000)
FOUND = validate.OneOf(["fine", "concern", "not_checked"])
CHECKED = validate.OneOf(["health", "safety", "living", "rental", "mood"])
URGENCY = validate.OneOf(["ordinary", "urgent", "emergency"])
MOST_CASES, MOST_PHOTOS, MOST_PEOPLE, MOST_HAZARDS = 3, 9, 20, 10


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
    """A point, in degrees WGS-84; `accuracy` in metres."""

    longitude = fields.Float(required=True, allow_nan=False, validate=LONGITUDE)
    latitude = fields.Float(required=True, allow_nan=False, validate=LATITUDE)
    accuracy = fields.Float(load_default=None, allow_nan=False, validate=validate.Range(0, 10**5))

    @post_load
    def spot(self, data: dict[str, Any], **_: Any) -> Spot:
        return Spot(**data)


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
    companions = _several(fields.String(validate=ID), MOST_PEOPLE)
    summary = fields.String(load_default=None, validate=SUMMARY)

    @post_load
    def entry(self, data: dict[str, Any], **_: Any) -> dict[str, Entry]:
        stay = {name: data.pop(name) for name in ("started_at", "ended_at", "start", "end")}
        return {"entry": Entry(**data, stay=Stay(**stay))}


class VisitForm(Schema):
    """Which visit."""

    visit_id = fields.String(required=True, validate=ID)


class ReadVisitForm(VisitForm):
    """Why somebody reads what a worker noted."""

    purpose = fields.Enum(Purpose, by_value=True, required=True)


class ReviewVisitForm(VisitForm):
    """What somebody else makes of it."""

    sound = fields.Boolean(required=True, truthy={True}, falsy={False})
    words = fields.String(load_default=None, validate=WORDS)


class AmendVisitForm(VisitForm):
    """What is written down now; after a day with a reason."""

    summary = fields.String(required=True, validate=SUMMARY)
    reason = fields.String(load_default=None, validate=WORDS)


class VisitedHouseholdForm(Schema):
    """Which household."""

    household_id = fields.String(required=True, validate=ID)


class HurryVisitForm(VisitedHouseholdForm):
    """What has happened there."""

    occasion = fields.String(required=True, validate=CODE)


class AgreeVisitForm(VisitedHouseholdForm):
    """A time that suits the household."""

    opens = fields.AwareDateTime(required=True)
    ends = fields.AwareDateTime(required=True)


class TraceHouseholdForm(VisitedHouseholdForm):
    """What was tried, and whether somebody was reached."""

    means = fields.Enum(Means, by_value=True, required=True)
    reached = fields.Boolean(required=True, truthy={True}, falsy={False})


class VisitPageForm(Schema):
    """Which part of a list: from its beginning on, or from where the last page ended."""

    cursor = fields.String(load_default="", validate=validate.Length(max=120))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(1, 100))


class VisitsOfAreaForm(VisitPageForm):
    """Of which street, community or grid."""

    area = fields.String(required=True, validate=AREA)


class VisitsOfHouseholdForm(VisitPageForm, VisitedHouseholdForm):
    """Of which household."""

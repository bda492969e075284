"""How somebody asks to see people and households, and what of them is shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.access.access_rules import Shown
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.hukou import HukouCase
from services.grid.domain.records.origin import RecordState, Source
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.schemas.words import ID, OpenWords
from services.grid.usecases.access.search_households import ADDRESS, Search

IP = validate.Regexp(r"\A[0-9A-Fa-f.:]{2,45}\Z")
DEVICE = validate.Length(min=1, max=80)
LONGEST_PAGE = 20


class LookForm(Schema):
    """What the terminal says of itself; it goes into the log."""

    ip = fields.String(load_default=None, allow_none=True, validate=IP)
    device = OpenWords(load_default=None, allow_none=True, validate=DEVICE)


class GetHouseholdForm(LookForm):
    """Which household, and in which sampling audit its caller asks it again, if he does."""

    household_id = fields.String(required=True, validate=ID)
    audit = fields.String(load_default=None, allow_none=True, validate=ID)


class GetPersonForm(LookForm):
    """Which person."""

    person_id = fields.String(required=True, validate=ID)


class SearchForm(LookForm):
    """By how an address begins, or by a whole name, phone or identity number."""

    by = fields.String(required=True, validate=validate.OneOf([ADDRESS, "name", "phone", "id_number"]))
    value = fields.String(required=True, validate=validate.Length(min=2, max=100))
    after = fields.String(load_default="", validate=validate.Length(max=300))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))

    @post_load
    def search(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("by", "value", "after", "limit")}
        return {**data, "search": Search(**words)}


class ShownFieldView(Schema):
    """A field: plain or masked, where it comes from, and how sure it is."""

    code = fields.String()
    label = fields.String()
    value = fields.String()
    shown = fields.Enum(Shown, by_value=True)
    source = fields.Enum(Source, by_value=True)
    as_of = fields.Date()
    state = fields.Enum(RecordState, by_value=True)
    out_of_date = fields.Boolean()


class ResidenceView(Schema):
    """A stay in a household."""

    household_id = fields.String()
    since = fields.Date()
    until = fields.Date(allow_none=True)
    tenure = fields.Enum(Tenure, by_value=True, allow_none=True)
    owner_relation = fields.String(allow_none=True)


class PersonLineView(Schema):
    """A person by masked name; the rest is null where the household lies elsewhere."""

    id = fields.String()
    label = fields.String()
    relation = fields.Enum(Relation, by_value=True, attribute="person.relation", dump_default=None)
    population = fields.Enum(Population, by_value=True, attribute="person.population", dump_default=None)
    state = fields.Enum(RecordState, by_value=True, attribute="person.state", dump_default=None)


class HitView(Schema):
    """A household that was found, with the person by whom it was."""

    household_id = fields.String()
    area = fields.String()
    own = fields.Boolean()
    address = fields.String()
    people = fields.List(fields.Nested(PersonLineView))


class HouseholdSheetView(Schema):
    """A household with its people; elsewhere down to the building only."""

    id = fields.String(attribute="household.id")
    area = fields.String()
    own = fields.Boolean()
    address = fields.String()
    building_id = fields.String(attribute="household.building_id")
    kind = fields.Enum(HouseholdKind, by_value=True, attribute="household.kind", allow_none=True)
    members = fields.Integer(attribute="household.members")
    state = fields.Enum(RecordState, by_value=True, attribute="household.state")
    verified_on = fields.Date(attribute="household.verified_on", allow_none=True)
    fields_ = fields.List(fields.Nested(ShownFieldView), attribute="fields", data_key="fields")
    people = fields.List(fields.Nested(PersonLineView))


class PersonSheetView(Schema):
    """The card of a person (全员人口信息卡), masked."""

    id = fields.String(attribute="person.id")
    household_id = fields.String(attribute="person.household_id")
    area = fields.String()
    own = fields.Boolean()
    label = fields.String()
    state = fields.Enum(RecordState, by_value=True, attribute="person.state")
    fields_ = fields.List(fields.Nested(ShownFieldView), attribute="fields", data_key="fields")
    residences = fields.List(fields.Nested(ResidenceView))
    hukou = fields.Enum(HukouCase, by_value=True, allow_none=True)

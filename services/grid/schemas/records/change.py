"""Requests to change a record, as they are sent and shown: which fields, and no value."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.change_request import Changes, ChangeState
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.origin import Source
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.schemas.records.details import details
from services.grid.schemas.records.duplicate import AREA, LONGEST_PAGE, WORDS
from services.grid.schemas.records.origin import StatementForm
from services.grid.schemas.words import ID, OpenWords
from services.grid.usecases.records.request_change import ChangeWish

MEMBERS = validate.Range(0, 100)


class RequestChangeForm(Schema):
    """Of whom, what, and what proves it; a move is made on the day of the proof."""

    about = fields.Enum(About, by_value=True, required=True)
    subject_id = fields.String(required=True, validate=ID)
    fields_ = details(data_key="fields")
    relation = fields.Enum(Relation, by_value=True, load_default=None, allow_none=True)
    population = fields.Enum(Population, by_value=True, load_default=None, allow_none=True)
    tenure = fields.Enum(Tenure, by_value=True, load_default=None, allow_none=True)
    kind = fields.Enum(HouseholdKind, by_value=True, load_default=None, allow_none=True)
    members = fields.Integer(load_default=None, allow_none=True, strict=True, validate=MEMBERS)
    moves_to = fields.String(load_default=None, allow_none=True, validate=ID)
    leaves = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    proof = fields.Nested(StatementForm, required=True)

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        own = {name: data.pop(name) for name in ("about", "subject_id", "proof")}
        return {"wish": ChangeWish(**own, values=data.pop("fields_"), others=Changes(**data))}


class ListChangesForm(Schema):
    """In which street, community or grid."""

    area = fields.String(required=True, validate=AREA)
    after = fields.String(load_default="", validate=validate.Length(max=120))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))


class ChangeRequestForm(Schema):
    """Which request."""

    request_id = fields.String(required=True, validate=ID)


class RefuseChangeForm(ChangeRequestForm):
    """Why it is refused."""

    reason = OpenWords(required=True, validate=WORDS)


class ChangeRequestView(Schema):
    """A request: what is to be changed, on which proof, and what was decided; of fields no value."""

    id = fields.String()
    about = fields.Enum(About, by_value=True, attribute="about_kind")
    subject_id = fields.String()
    area = fields.String()
    what = fields.List(fields.String(), attribute="changes.what")
    relation = fields.Enum(Relation, by_value=True, attribute="changes.relation", allow_none=True)
    population = fields.Enum(Population, by_value=True, attribute="changes.population", allow_none=True)
    tenure = fields.Enum(Tenure, by_value=True, attribute="changes.tenure", allow_none=True)
    kind = fields.Enum(HouseholdKind, by_value=True, attribute="changes.kind", allow_none=True)
    members = fields.Integer(attribute="changes.members", allow_none=True)
    moves_to = fields.String(attribute="changes.moves_to", allow_none=True)
    source = fields.Enum(Source, by_value=True, attribute="proof.source")
    document = fields.String(attribute="proof.document")
    as_of = fields.Date(attribute="proof.as_of")
    state = fields.Enum(ChangeState, by_value=True)
    requested_by = fields.String()
    requested_at = fields.AwareDateTime()
    decided_by = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)

"""Cases as other systems send them, and as they are told how a case stands: nothing of anybody."""

from marshmallow import Schema, fields, validate

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.external import Source
from services.intake.schemas.issues.forms import ReportIssueForm

EXTERNAL_NO = validate.Regexp(r"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,63}\Z")
ENDED = frozenset({"CLOSED", "RATED", "ARCHIVED", "REJECTED", "MERGED", "VOID", "WITHDRAWN"})


class ExternalForm(Schema):
    """Which case, as another system counts them."""

    source = fields.Enum(Source, by_value=True, required=True)
    external_no = fields.String(required=True, validate=EXTERNAL_NO)


class ImportCaseForm(ReportIssueForm, ExternalForm):
    """A report with the number that it has elsewhere."""


class ImportedCaseView(Schema):
    """How it stands. `status` is open or closed, as Open311 has it; `expected` when it is promised."""

    case_id = fields.String(attribute="id")
    number = fields.String()
    source = fields.String(attribute="external.source")
    external_no = fields.String(attribute="external.number")
    topic = fields.String()
    state = fields.String()
    status = fields.Function(lambda case: status_of(case))
    agency = fields.String(attribute="lead_unit", allow_none=True)
    grid_code = fields.String(attribute="handler.grid_code", dump_default=None)
    registered_at = fields.AwareDateTime()
    expected = fields.AwareDateTime(attribute="due.promised", dump_default=None)


def status_of(case: Case) -> str:
    """Return whether something is still done about it."""
    return "closed" if str(getattr(case, "state", "")) in ENDED else "open"

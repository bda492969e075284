"""What is said by those who look over an issue and ask its reporter, as they send it."""

from typing import Any

from marshmallow import fields, post_load, validate

from services.intake.domain.cases.script import Answer, CallResult, Discontent, Script, VisitChannel
from services.intake.domain.issues.supervising import Level
from services.intake.domain.issues.verdict import Verdict
from services.intake.schemas.cases.forms import DETAIL, CaseForm, WordsForm

ANSWERS = ("contacted", "solved", "satisfied", "satisfaction", "reason")


class SuperviseCaseForm(CaseForm):
    """How hard it is pressed, and why."""

    level = fields.Enum(Level, by_value=True, required=True)
    opinion = fields.String(required=True, validate=DETAIL)


class SupervisionReplyForm(CaseForm):
    """What the handler replies."""

    reply = fields.String(required=True, validate=DETAIL)


class InspectCaseForm(WordsForm):
    """What was found on the spot."""

    verdict = fields.Enum(Verdict, by_value=True, required=True)


class ReturnVisitForm(CaseForm):
    """A try to ask the reporter, and where he answered, what he says: yes, no or na, and five levels."""

    channel = fields.Enum(VisitChannel, by_value=True, load_default=VisitChannel.PHONE)
    result = fields.Enum(CallResult, by_value=True, load_default=CallResult.ANSWERED)
    contacted = fields.Enum(Answer, by_value=True, load_default=Answer.NA)
    solved = fields.Enum(Answer, by_value=True, load_default=Answer.NA)
    satisfied = fields.Enum(Answer, by_value=True, load_default=Answer.NA)
    satisfaction = fields.Integer(strict=True, validate=validate.Range(1, 5), load_default=None)
    reason = fields.Enum(Discontent, by_value=True, load_default=None)

    @post_load
    def script(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Put the answers together; there are none where nobody was reached."""
        answers = {name: data.pop(name) for name in ANSWERS}
        answered = data["result"] is CallResult.ANSWERED
        return data | {"script": Script(**answers) if answered else None}

"""What is sent about the file of a case: flags, links, whom to see in plain."""

from marshmallow import fields

from services.intake.domain.cases.flagging import Flag
from services.intake.domain.cases.revealing import Purpose, Sought
from services.intake.schemas.cases.forms import CASE_ID, CaseForm, WordsForm


class FlagForm(WordsForm):
    """Which flag, and why."""

    flag = fields.Enum(Flag, by_value=True, required=True)


class RelateForm(WordsForm):
    """Which other case, and what they have to do with each other."""

    other_id = fields.String(required=True, validate=CASE_ID)


class RevealForm(CaseForm):
    """Who is looked for, and what for."""

    sought = fields.Enum(Sought, by_value=True, required=True)
    purpose = fields.Enum(Purpose, by_value=True, required=True)

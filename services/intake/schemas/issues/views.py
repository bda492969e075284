"""What intake shows of issues alone: to those who work on them, and to who has number and query code."""

from marshmallow import Schema, fields


class UnitsView(Schema):
    """Who leads and who helps, by the codes of their areas."""

    lead = fields.String(allow_none=True)
    assisting = fields.List(fields.String())


class ReturnView(Schema):
    """A unit's request to give the case back, and the answer. Refused it counts as shirking."""

    unit = fields.String()
    proof = fields.String()
    asked_by = fields.String()
    asked_at = fields.AwareDateTime()
    answer = fields.String(allow_none=True)
    opinion = fields.String()
    answered_by = fields.String(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    is_shirking = fields.Boolean()


class MoreTimeView(Schema):
    """A request for more time, and how it stands."""

    state = fields.String()
    reason = fields.String()
    days = fields.Integer()
    clock = fields.String()
    granted = fields.Integer(allow_none=True)
    opinion = fields.String()
    asked_by = fields.String()
    asked_at = fields.AwareDateTime()
    answered_by = fields.String(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)


class TrackedSuspensionView(Schema):
    """Why it is shelved, and when somebody looks again."""

    obstacle = fields.String()
    review_on = fields.Date()


class SuspensionView(TrackedSuspensionView):
    """By which paper, and by whom."""

    basis = fields.String()
    approved_by = fields.String()
    since = fields.AwareDateTime()


class OutsideView(Schema):
    """Who has it outside of the street."""

    unit = fields.String()
    number = fields.String()
    since = fields.AwareDateTime()


class SupervisionView(Schema):
    """An opinion, and the reply to it."""

    level = fields.String()
    opinion = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()
    reply = fields.String(allow_none=True)
    replied_by = fields.String(allow_none=True)
    replied_at = fields.AwareDateTime(allow_none=True)
    cancelled_at = fields.AwareDateTime(allow_none=True)


class InstructionView(Schema):
    """What a leader wrote on it."""

    words = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()


class ScriptView(Schema):
    """What the reporter said."""

    contacted = fields.String()
    solved = fields.String()
    satisfied = fields.String()
    satisfaction = fields.Integer(allow_none=True)
    reason = fields.String(allow_none=True)
    scale = fields.Integer(allow_none=True)


class VisitView(Schema):
    """A try to ask the reporter about the n-th result."""

    at = fields.AwareDateTime()
    by = fields.String()
    of = fields.Integer()
    channel = fields.String()
    result = fields.String()
    script = fields.Nested(ScriptView, allow_none=True)


class IssueRatingView(Schema):
    """What the reporter rated in the n-th round; `scale` is the version of the words of the levels."""

    of = fields.Integer()
    level = fields.Integer()
    scale = fields.Integer()
    words = fields.String()
    at = fields.AwareDateTime()


class ReopeningView(Schema):
    """Why it was not over."""

    words = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()


class TrackedIssueView(Schema):
    """What of an issue whoever has number and query code may see: how it stands, and what came of it."""

    outcome = fields.String(attribute="case.outcome", allow_none=True)
    result = fields.String(attribute="case.result")
    contacted_at = fields.AwareDateTime(attribute="case.contacted_at", allow_none=True)
    extension = fields.String(attribute="case.extension_state")
    suspension = fields.Nested(TrackedSuspensionView, attribute="case.suspension", allow_none=True)
    urges = fields.Integer(attribute="case.urges")
    closed_at = fields.AwareDateTime(attribute="case.closed_at", allow_none=True)
    rating_round = fields.Integer(attribute="case.rating_round")
    redress = fields.String(attribute="case.redress")


class IssueView(TrackedIssueView):
    """What those who work on an issue see besides. Who asked is not shown what the office says inside."""

    confirmed = fields.String(attribute="case.confirmed")
    photos = fields.List(fields.String(), attribute="case.photos")
    reworks = fields.Integer(attribute="case.reworks")
    reopenings = fields.List(fields.Nested(ReopeningView), attribute="case.reopenings")
    ratings = fields.List(fields.Nested(IssueRatingView), attribute="case.ratings")
    proposed_into = fields.String(attribute="inside.proposed_into", allow_none=True)
    merged_into = fields.String(attribute="inside.merged_into", allow_none=True)
    units = fields.Nested(UnitsView, attribute="inside.units")
    returns = fields.List(fields.Nested(ReturnView), attribute="inside.returns")
    requests = fields.List(fields.Nested(MoreTimeView), attribute="inside.requests")
    suspension = fields.Nested(SuspensionView, attribute="inside.suspension", allow_none=True)
    outside = fields.Nested(OutsideView, attribute="inside.outside", allow_none=True)
    supervision = fields.Nested(SupervisionView, attribute="inside.supervision", allow_none=True)
    supervisions = fields.List(fields.Nested(SupervisionView), attribute="inside.supervisions")
    instructions = fields.List(fields.Nested(InstructionView), attribute="inside.instructions")
    visits = fields.List(fields.Nested(VisitView), attribute="inside.visits")
    redress_visits = fields.List(fields.Nested(VisitView), attribute="inside.redress_visits")

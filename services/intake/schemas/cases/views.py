"""What intake shows of cases. Personal data appear masked only."""

from marshmallow import Schema, fields

from services.intake.schemas.applications import views as of_application
from services.intake.schemas.cases.file_views import FileView
from services.intake.schemas.cases.told import ToldView
from services.intake.schemas.cases.veiled import Veiled
from services.intake.schemas.contacts.views import AskedStaffView
from services.intake.schemas.issues.views import IssueView, TrackedIssueView


class SegmentView(Schema):
    """One interval of a clock."""

    since = fields.AwareDateTime()
    until = fields.AwareDateTime(allow_none=True)
    running = fields.Boolean()
    reason = fields.String()


class ClockView(Schema):
    """A clock, reckoned now. `due` is None while it is paused; `last_day` is the day people are told."""

    id = fields.String()
    kind = fields.String()
    kind_words = fields.String()
    unit = fields.String()
    amount = fields.Integer()
    started_at = fields.AwareDateTime()
    stopped_at = fields.AwareDateTime(allow_none=True)
    due = fields.AwareDateTime(allow_none=True)
    last_day = fields.Date(allow_none=True)
    light = fields.String()
    provisional = fields.Boolean()
    segments = fields.List(fields.Nested(SegmentView))


class HandlerView(Schema):
    """Who answers for the case, and why."""

    worker_id = fields.String()
    label = fields.String()
    grid_code = fields.String()
    community_code = fields.String()
    post = fields.String()
    reason = fields.String()
    on_behalf_of = fields.String(allow_none=True)


class EntryView(Schema):
    """A line of the history."""

    at = fields.AwareDateTime()
    action = fields.String()
    by = fields.String()
    note = fields.String()


class AgencyView(Schema):
    """Somebody acts for the applicant, under an order."""

    order_id = fields.String()
    agents = fields.List(fields.String())
    notify_targets = fields.List(fields.String())


class ApplicantView(Schema):
    """The applicant, masked; where he asked for secrecy, nothing of him at all."""

    id = fields.String(allow_none=True)
    name = fields.String(attribute="name_label", allow_none=True)
    phone = fields.String(attribute="phone_label", allow_none=True)
    agency = fields.Nested(AgencyView, allow_none=True)
    wants_reply = fields.Boolean(attribute="wishes.wants_reply")
    secrecy_requested = fields.Boolean(attribute="wishes.secrecy_requested")


class PlaceView(Schema):
    """The place, the address down to the building."""

    household_id = fields.String(allow_none=True)
    building = fields.String(allow_none=True)
    longitude = fields.Float(allow_none=True)
    latitude = fields.Float(allow_none=True)


class PauseView(Schema):
    """Why a case cannot go on, and until when it waits; without `granted_at` it is only asked for."""

    cause = fields.String()
    basis = fields.String()
    until = fields.Date()
    asked_by = fields.String()
    asked_at = fields.AwareDateTime()
    granted_by = fields.String(allow_none=True)
    granted_at = fields.AwareDateTime(allow_none=True)


class CaseView(Veiled, ToldView, FileView, IssueView):
    """A case for those who work on it.

    From `papers`, what was found of what was brought, to `revocation` it is about applications alone; what
    IssueView has is about issues alone.
    """

    case_id = fields.String(attribute="case.id")
    version = fields.Integer(attribute="case.version")
    number = fields.String(attribute="case.number")
    kind = fields.String(attribute="case.kind")
    state = fields.Raw(attribute="case.state")
    state_label = fields.String(attribute="case.state_label")
    topic = fields.String(attribute="case.topic")
    policy_version = fields.String(attribute="case.policy_version")
    subject = fields.String(attribute="case.subject")
    words = fields.String(attribute="case.words")
    channel = fields.String(attribute="case.channel")
    urgency = fields.String(attribute="case.urgency")
    place = fields.Nested(PlaceView, attribute="case.place")
    applicant = fields.Nested(ApplicantView)
    anonymous = fields.Boolean(attribute="case.applicant.is_anonymous")
    papers = fields.Dict(fields.String(), fields.String(), attribute="case.presented.papers")
    reached = fields.List(fields.Nested(of_application.ReachedView), attribute="case.reached")
    notices = fields.List(fields.Nested(of_application.NoticeView), attribute="case.notices")
    steps = fields.List(fields.Nested(of_application.StepView), attribute="case.steps_taken")
    specials = fields.List(fields.Nested(of_application.SpecialView), attribute="case.specials")
    refusal = fields.Nested(of_application.RefusalView, attribute="case.refusal", allow_none=True)
    extended = fields.Nested(of_application.ExtendedView, attribute="case.extended", allow_none=True)
    decided = fields.Nested(of_application.DecisionView, attribute="case.decided", allow_none=True)
    tolerance = fields.Nested(of_application.ToleranceView, attribute="case.tolerance", allow_none=True)
    withdrawal = fields.Nested(of_application.WithdrawalView, attribute="case.withdrawal", allow_none=True)
    delivery = fields.Nested(of_application.DeliveryView, attribute="case.delivery", allow_none=True)
    rating = fields.Nested(of_application.RatingView, attribute="case.rating", allow_none=True)
    revocation = fields.Nested(of_application.RevocationView, attribute="case.revocation", allow_none=True)
    pause = fields.Nested(PauseView, attribute="inside.pause", allow_none=True)
    registered_at = fields.AwareDateTime(attribute="case.registered_at")
    first_receiver = fields.String(attribute="case.registered_by")
    source = fields.String(attribute="case.external.source", dump_default=None)
    external_no = fields.String(attribute="case.external.number", dump_default=None)
    lead_unit = fields.String(attribute="case.lead_unit", allow_none=True)
    decided_by = fields.String(attribute="case.route.decides", allow_none=True)
    handler = fields.Nested(HandlerView, attribute="case.handler", allow_none=True)
    signed_by = fields.String(attribute="case.signed_by", allow_none=True)
    unit = fields.String(attribute="case.unit", allow_none=True)
    asked = fields.List(fields.Nested(AskedStaffView))
    clocks = fields.List(fields.Nested(ClockView))
    history = fields.List(fields.Nested(EntryView))


class ReceiptView(CaseView):
    """A case just begun, with the code to look it up with and the sign-ins that are told how it goes."""

    query_code = fields.String()
    notify_targets = fields.List(fields.String(), attribute="case.applicant.notify_targets")


class TrackedHandlerView(Schema):
    """Who answers for the case, as the service card says it."""

    label = fields.String()
    post = fields.String()


class TrackedClockView(Schema):
    """How a clock stands."""

    kind = fields.String()
    kind_words = fields.String()
    last_day = fields.Date(allow_none=True)
    light = fields.String()
    provisional = fields.Boolean()


class TrackedEntryView(Schema):
    """What was done when; not by whom."""

    at = fields.AwareDateTime()
    action = fields.String()


class TrackedCaseView(TrackedIssueView):
    """A case as anybody with number and query code may see it. `asked`: who was asked, the first first."""

    number = fields.String(attribute="case.number")
    kind = fields.String(attribute="case.kind")
    state = fields.Raw(attribute="case.state")
    state_label = fields.String(attribute="case.state_label")
    subject = fields.String(attribute="case.subject")
    notices = fields.List(fields.Nested(of_application.TrackedNoticeView), attribute="case.notices")
    refusal = fields.Nested(of_application.RefusalView, attribute="case.refusal", allow_none=True)
    decided = fields.Nested(of_application.DecisionView, attribute="case.decided", allow_none=True)
    registered_at = fields.AwareDateTime(attribute="case.registered_at")
    handler = fields.Nested(TrackedHandlerView, attribute="case.handler", allow_none=True)
    first_asked = fields.Nested(AskedStaffView, allow_none=True)
    asked = fields.List(fields.Nested(AskedStaffView))
    clocks = fields.List(fields.Nested(TrackedClockView))
    history = fields.List(fields.Nested(TrackedEntryView), attribute="case.history")

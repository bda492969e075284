"""What intake shows. Personal data appear masked only."""

from typing import Any

from marshmallow import Schema, fields, post_dump


class SegmentView(Schema):
    """One interval of a clock."""

    since = fields.AwareDateTime()
    until = fields.AwareDateTime(allow_none=True)
    running = fields.Boolean()
    reason = fields.String()


class ClockView(Schema):
    """A clock, reckoned now. `due` is None while it is paused; `last_day` is the day people are told."""

    kind = fields.String()
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


class ApplicantView(Schema):
    """The applicant, masked."""

    id = fields.String(allow_none=True)
    name = fields.String(attribute="name_label", allow_none=True)
    phone = fields.String(attribute="phone_label", allow_none=True)


class PlaceView(Schema):
    """The place, the address down to the building."""

    household_id = fields.String(allow_none=True)
    building = fields.String(allow_none=True)
    longitude = fields.Float(allow_none=True)
    latitude = fields.Float(allow_none=True)


class CaseView(Schema):
    """A case for those who work on it. `papers` are what an application came with, and what was found."""

    case_id = fields.String(attribute="case.id")
    version = fields.Integer(attribute="case.version")
    number = fields.String(attribute="case.number")
    kind = fields.String(attribute="case.kind")
    state = fields.Raw(attribute="case.state")
    topic = fields.String(attribute="case.topic")
    policy_version = fields.String(attribute="case.policy_version")
    subject = fields.String(attribute="case.subject")
    words = fields.String(attribute="case.words")
    channel = fields.String(attribute="case.channel")
    urgency = fields.String(attribute="case.urgency")
    place = fields.Nested(PlaceView, attribute="case.place")
    applicant = fields.Nested(ApplicantView, attribute="case.applicant")
    papers = fields.Dict(fields.String(), fields.String(), attribute="case.presented.papers")
    registered_at = fields.AwareDateTime(attribute="case.registered_at")
    handler = fields.Nested(HandlerView, attribute="case.handler", allow_none=True)
    signed_by = fields.String(attribute="case.signed_by", allow_none=True)
    clocks = fields.List(fields.Nested(ClockView))
    history = fields.List(fields.Nested(EntryView), attribute="case.history")


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
    last_day = fields.Date(allow_none=True)
    light = fields.String()
    provisional = fields.Boolean()


class TrackedEntryView(Schema):
    """What was done when; not by whom."""

    at = fields.AwareDateTime()
    action = fields.String()


class TrackedCaseView(Schema):
    """A case as anybody with number and query code may see it."""

    number = fields.String(attribute="case.number")
    kind = fields.String(attribute="case.kind")
    state = fields.Raw(attribute="case.state")
    subject = fields.String(attribute="case.subject")
    registered_at = fields.AwareDateTime(attribute="case.registered_at")
    handler = fields.Nested(TrackedHandlerView, attribute="case.handler", allow_none=True)
    clocks = fields.List(fields.Nested(TrackedClockView))
    history = fields.List(fields.Nested(TrackedEntryView), attribute="case.history")


class ItemView(Schema):
    """A line of the menu."""

    code = fields.String(attribute="code")
    version_no = fields.Integer()
    title = fields.String(attribute="guide.title")
    category = fields.String(attribute="guide.category")
    service_scope = fields.String(attribute="guide.service_scope")
    handling = fields.String(attribute="guide.handling")
    must_present = fields.String(attribute="guide.must_present")
    promise = fields.Nested(lambda: LimitView(), attribute="guide.promise.limit", allow_none=True)
    legal = fields.Nested(lambda: LimitView(), attribute="guide.legal.limit", allow_none=True)
    materials = fields.List(fields.Nested(lambda: MaterialView()), attribute="guide.materials")
    questions = fields.List(fields.Nested(lambda: QuestionView()), attribute="guide.questions")


class LimitView(Schema):
    """So many of a unit."""

    amount = fields.Integer()
    unit = fields.String()


class MaterialView(Schema):
    """A paper on the list."""

    code = fields.String()
    name = fields.String()
    required = fields.String()
    when = fields.String(allow_none=True)
    source = fields.String()
    tolerable = fields.Boolean()
    pledge_allowed = fields.Boolean()


class QuestionView(Schema):
    """A question that decides which materials apply."""

    code = fields.String()
    text = fields.String()


class IssueTypeView(Schema):
    """What an issue may be about."""

    code = fields.String()
    major = fields.String()
    minor = fields.String()
    handling = fields.String()


class CalendarYearView(Schema):
    """The working days of a year, as published here."""

    year = fields.Integer(attribute="year.year")
    status = fields.String(attribute="year.status")
    off = fields.List(fields.Date(), attribute="year.off")
    worked = fields.List(fields.Date(), attribute="year.worked")
    source = fields.String(attribute="year.source")

    @post_dump
    def put_in_order(self, shown: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Show the days in their order: they are kept as sets, which have none."""
        return shown | {which: sorted(shown[which]) for which in ("off", "worked")}

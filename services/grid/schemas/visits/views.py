"""Visits and plans as they are shown. Why a household is called on, and with whom, is on its form only."""

from typing import Any

from marshmallow import Schema, fields


class VisitTaskView(Schema):
    """What is due, and from when until when it can be done."""

    task_id = fields.String(attribute="id")
    purpose = fields.String()
    due = fields.AwareDateTime()
    opens = fields.AwareDateTime()
    ends = fields.AwareDateTime()
    by_phone = fields.Boolean()


class DueVisitView(Schema):
    """A household with something due; no list says why."""

    household_id = fields.String(attribute="id")
    grid_code = fields.String(attribute="standing.grid_code", allow_none=True)
    community_code = fields.String(attribute="standing.community_code")
    by_appointment = fields.Boolean(attribute="standing.by_appointment")
    tasks = fields.List(fields.Nested(VisitTaskView))


class AgreedVisitView(Schema):
    """A time that was agreed."""

    opens = fields.AwareDateTime()
    ends = fields.AwareDateTime()


class HouseholdAbsenceView(Schema):
    """When nobody was at home."""

    at = fields.AwareDateTime()
    part = fields.String()


class HouseholdTraceView(Schema):
    """What else was tried."""

    means = fields.String()
    at = fields.AwareDateTime()


class VisitPlanView(DueVisitView):
    """All that is due at one door, of every member, with what was agreed and tried."""

    agreed = fields.List(fields.Nested(AgreedVisitView))
    absences = fields.List(fields.Nested(HouseholdAbsenceView), attribute="reaching.absences")
    traces = fields.List(fields.Nested(HouseholdTraceView), attribute="reaching.traces")
    last_met = fields.AwareDateTime(attribute="reaching.last_met", allow_none=True)
    unreachable_at = fields.AwareDateTime(allow_none=True)


class CareView(Schema):
    """Why somebody comes: of whom, what and how urgent. Of a restricted category nothing is told."""

    person_id = fields.String(allow_none=True)
    category = fields.String()
    colour = fields.String()


class JointTaskView(VisitTaskView):
    """What is due, and whether an authority comes along."""

    joint = fields.Boolean()


class VisitFormView(VisitPlanView):
    """One sheet for a door: all that is due there, and why, of the household and of every member."""

    tasks = fields.List(fields.Nested(JointTaskView))
    cares = fields.List(fields.Nested(CareView))

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read from the form what it has itself, and the rest from its plan."""
        return super().get_attribute(obj if hasattr(obj, attr) else obj.plan, attr, default)


class EndedTaskView(Schema):
    """A task that has ended: done, refused, missed or dropped."""

    task_id = fields.String()
    purpose = fields.String()
    due = fields.AwareDateTime()
    opens = fields.AwareDateTime()
    ends = fields.AwareDateTime()
    outcome = fields.String()
    visit_id = fields.String(allow_none=True)
    ended_at = fields.AwareDateTime()


class ListedVisitView(Schema):
    """A visit in a list: who was where when, and what came of it; not with whom."""

    visit_id = fields.String(attribute="id")
    household_id = fields.String()
    worker_id = fields.String()
    grid_code = fields.String(attribute="scene.grid_code", allow_none=True)
    grid_version = fields.Integer(attribute="scene.grid_version", allow_none=True)
    community_code = fields.String(attribute="scene.community_code")
    result = fields.String()
    proof = fields.String()
    started_at = fields.AwareDateTime(attribute="stay.started_at")
    ended_at = fields.AwareDateTime(attribute="stay.ended_at")
    submitted_at = fields.AwareDateTime()
    metres_from_door = fields.Integer(allow_none=True)
    counts = fields.Boolean()
    flags = fields.Function(lambda visit: sorted(visit.flags))
    sound = fields.Boolean(attribute="review.sound", dump_default=None)


class OpenedCaseView(Schema):
    """What a wish for a case has become, or why intake takes none."""

    topic = fields.String()
    case_id = fields.String(allow_none=True)
    refused = fields.String(allow_none=True)


class CompanionView(Schema):
    """Who came along."""

    authority = fields.String()
    name = fields.String()


class VisitView(ListedVisitView):
    """All of a visit; the words are there for whom they concern."""

    kind = fields.String()
    person_id = fields.String(allow_none=True)
    persons_met = fields.List(fields.String(), attribute="findings.persons_met")
    companions = fields.List(fields.Nested(CompanionView))
    needs = fields.Function(lambda sheet: sorted(sheet.visit.findings.needs))
    cases = fields.List(fields.Nested(OpenedCaseView), attribute="findings.cases")
    photos = fields.List(fields.String(), attribute="findings.photos")
    flags = fields.Function(lambda sheet: sorted(sheet.visit.flags))
    amended = fields.Function(lambda sheet: len(sheet.visit.amendments))
    summary = fields.String(allow_none=True)
    checks = fields.Dict(fields.String(), fields.String())
    hazards = fields.List(fields.String())

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read from the sheet what it has itself, and the rest from its visit."""
        return super().get_attribute(obj if hasattr(obj, attr) else obj.visit, attr, default)

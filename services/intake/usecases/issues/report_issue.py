"""Report an issue: something is wrong, a question, a complaint."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.external import External
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.place import Place
from services.intake.domain.issues.issue import Issue
from services.intake.domain.menu.issue_type import IssueType, Triage
from services.intake.domain.menu.menu import STAFF, offered
from services.intake.usecases.cases.give_receipt import give_receipt
from services.intake.usecases.cases.know_applicant import know_applicant
from services.intake.usecases.cases.know_particulars import Told, know_particulars
from services.intake.usecases.cases.ports import AnyCase, Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.organisation.route_topic import route_topic
from shared.kernel.calendar import Calendar
from shared.kernel.command import Command
from shared.kernel.errors import NotFound
from shared.kernel.ids import id_from

MOST_LOOKED_AT = 20  # earlier reports from one phone


@dataclass(frozen=True, kw_only=True)
class Report:
    """What the reporter says; `words` are kept as they are. `external` where another system has it too."""

    topic: str
    subject: str
    words: str
    channel: Channel
    urgency: Urgency
    place: Place
    name: str | None
    phone: str | None
    told: Told = field(default_factory=Told)
    external: External | None = None

    @property
    def person(self) -> dict[str, str | None]:
        """What identifies who asks."""
        return {"name": self.name, "phone": self.phone}


def report_issue(
    cases: Cases,
    types: IssueTypes,
    calendars: Calendars,
    desk: Desk,
    *,
    report: Report,
    command: Command,
    also: Callable[[Issue], None] = lambda issue: None,
) -> Issue:
    """Keep what somebody reported and give it a number; what needs no judgement is taken on at once.

    What stands on no list of the street waits for a section head or leader; an emergency does not wait, but
    they are told of it. What only a resident calls one is looked at first. `also` is done before it is kept.
    """
    id = id_from(command.by.id, command.id)
    if known := cases.find(id):
        return _again(known, command)
    issue_type = _offered(types, report.topic, roles=command.by.roles)
    issue = _issue(id, issue_type, desk, report=report, command=command)
    _enter(cases, issue, command)
    _take_on(issue, issue_type, command=command, calendar=calendars.current())
    also(issue)
    cases.save(issue)
    return issue


def _offered(types: IssueTypes, topic: str, *, roles: Collection[str]) -> IssueType:
    issue_type = types.get(topic)
    if not offered(issue_type.discretion, roles):
        raise NotFound(f"没有工单类别 {topic}")
    return issue_type


def _enter(cases: Cases, issue: Issue, command: Command) -> None:
    """Register it, and say which earlier issue it seems to repeat."""
    issue.heeded(command)
    issue.register()
    issue.propose_merging(_same_phone(cases, issue), at=command.at)


def _take_on(issue: Issue, issue_type: IssueType, *, command: Command, calendar: Calendar) -> None:
    """Take it on by itself, or leave it to whoever must judge or approve it."""
    if issue.route is None:
        issue.await_approval(at=command.at)
    claimed = not issue_type.is_emergency and STAFF.isdisjoint(command.by.roles)
    judged = claimed and issue.urgency is Urgency.EMERGENCY
    if issue_type.triage is Triage.AT_ONCE and issue.may_be_taken_on and not judged:
        issue.triage(issue_type, by=SYSTEM, at=command.at, calendar=calendar)
    else:
        issue.await_triage(limit=issue_type.accepted_within, at=command.at, calendar=calendar)


def _issue(id: str, issue_type: IssueType, desk: Desk, *, report: Report, command: Command) -> Issue:
    route = route_topic(desk.lists, issue_type.code, at=command.at)
    report.place.require_within(desk.city)
    receipt = give_receipt(desk, id, kind=Issue.kind, at=command.at)
    return Issue(
        id=id,
        number=receipt.number,
        query_code=receipt.query_code,
        topic=issue_type.code,
        terms=f"{issue_type.code}@{issue_type.version_no}",
        policy=desk.policies.in_force(command.at),
        subject=report.subject,
        words=report.words,
        discretion=issue_type.discretion,
        channel=report.channel,
        urgency=Urgency.EMERGENCY if issue_type.is_emergency else report.urgency,
        place=report.place,
        applicant=_applicant(id, desk, report, command),
        particulars=know_particulars(desk.seal, id, told=report.told, name=report.name),
        registered_at=command.at,
        registered_by=command.by.id,
        route=route,
        external=report.external,
    )


def _applicant(id: str, desk: Desk, report: Report, command: Command) -> Applicant:
    wishes = report.told.wishes
    return know_applicant(desk.seal, id, caller=command.by, wishes=wishes, **report.person)


def _again(known: AnyCase, command: Command) -> Issue:
    """Answer what was answered before; the same id for something else is refused."""
    known.heeded(command)
    assert isinstance(known, Issue), "the id follows from the command, and the command from its door"
    return known


def _same_phone(cases: Cases, issue: Issue) -> list[Issue]:
    """Return what was reported from this phone about such things, as far back as the policy looks."""
    if issue.applicant.phone_print is None:
        return []
    since = issue.registered_at - timedelta(days=issue.policy.issue.duplicate_days)
    known = cases.of_reporter(issue.applicant.phone_print, issue.topic, since=since, limit=MOST_LOOKED_AT)
    return [case for case in known if isinstance(case, Issue)]

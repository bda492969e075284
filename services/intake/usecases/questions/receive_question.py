"""Receive a question from the public platform: it enters the same engine as every issue."""

from dataclasses import dataclass

from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.wishes import Wishes
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.know_particulars import Told
from services.intake.usecases.cases.ports import Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.report_issue import Report, report_issue
from services.intake.usecases.menu.ports import IssueTypes
from shared.events.intake_questions import QuestionAsked
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What was asked where. `handle` is the asker's name on the platform, and all that is asked of him.

    `visible`: he agrees that question and answer are published; with `secrecy_requested` nobody who answers
    learns who he is.
    """

    category: str
    subject: str
    text: str
    channel: Channel
    handle: str | None
    visible: bool
    secrecy_requested: bool = False


def receive_question(
    cases: Cases, types: IssueTypes, calendars: Calendars, desk: Desk, *, asking: Asking, command: Command
) -> Issue:
    """Keep a question as an issue of its category and give it a number; its public side follows."""
    if not types.get(asking.category).is_question:
        raise Invalid("请选择提问的类别", {"category": ["not a category of questions"]})
    report = Report(
        topic=asking.category,
        subject=asking.subject,
        words=asking.text,
        channel=asking.channel,
        urgency=Urgency.ORDINARY,
        place=Place(),
        name=asking.handle,
        phone=None,
        told=Told(wishes=Wishes(secrecy_requested=asking.secrecy_requested)),
    )

    def ask(issue: Issue) -> None:
        issue.record(_asked(issue, visible=asking.visible))

    return report_issue(cases, types, calendars, desk, report=report, command=command, also=ask)


def _asked(issue: Issue, *, visible: bool) -> QuestionAsked:
    return QuestionAsked(
        case_id=issue.id,
        number=issue.number,
        topic=issue.topic,
        channel=issue.channel,
        subject=issue.label,
        visible=visible,
        applicant_id=issue.applicant.id,
        asked_at=issue.registered_at,
    )

"""Accept a question: a unit answers it, within the limit of an ordinary or of a complex one."""

from datetime import datetime

from services.intake.domain.issues.issue import Issue
from services.intake.domain.menu.issue_type import Difficulty
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.organisation.ports import Units
from shared.events.intake_questions import QuestionTakenOn
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid


def accept_question(
    cases: Cases,
    types: IssueTypes,
    units: Units,
    calendars: Calendars,
    case_id: str,
    *,
    unit: str,
    difficulty: Difficulty,
    command: Command,
) -> Issue:
    """Take it on for a unit; from here its clocks run, and grid looks for nobody."""
    issue = get_issue(cases, case_id, by=command.by)
    issue_type = types.get(issue.topic)
    if unit not in units.organisation().offices:
        raise Invalid("没有这个单位", {"unit": ["no office of the street"]})
    if not issue_type.is_question:
        raise Conflict(f"{issue.number} 不是网上提问")
    if not issue.heeded(command):
        issue.unit = unit
        limits, calendar = issue_type.for_difficulty(difficulty), calendars.current(issue.calendar)
        issue.triage(limits, by=command.by.id, at=command.at, calendar=calendar)
        issue.record(_taken_on(issue.id, unit, difficulty, at=command.at))
        cases.save(issue)
    return issue


def _taken_on(case_id: str, unit: str, difficulty: Difficulty, *, at: datetime) -> QuestionTakenOn:
    hard = difficulty is Difficulty.COMPLEX
    return QuestionTakenOn(case_id=case_id, unit=unit, complex=hard, taken_on_at=at)

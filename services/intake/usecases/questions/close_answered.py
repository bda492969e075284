"""Close the case of a question that was answered."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.events.intake_questions import QuestionAnswered


def close_answered(cases: Cases, calendars: Calendars, *, answered: QuestionAnswered) -> None:
    """End it with its answer; one that has ended otherwise is left alone, and so is one told of twice."""
    case = cases.get(answered.question_id)
    if isinstance(case, Issue) and case.may_be_answered:
        calendar = calendars.current(case.calendar)
        case.answer(by=answered.approved_by, at=answered.answered_at, calendar=calendar)
        cases.save(case)

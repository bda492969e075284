"""Open the public side of a question, when its case was registered."""

from datetime import datetime

from services.intake.domain.issues.states import IssueState
from services.intake.domain.questions.question import Question
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.questions.ports import Questions
from shared.events.intake_questions import QuestionAsked

ENDED = {IssueState.REJECTED, IssueState.WITHDRAWN, IssueState.VOID}


def open_question(questions: Questions, cases: Cases, *, asked: QuestionAsked, at: datetime) -> None:
    """Keep it under the id of its case; hearing of it twice changes nothing.

    Where its case has ended meanwhile it is dropped at once: who told of that found no question yet.
    """
    if questions.find(asked.case_id) is not None:
        return
    question = Question.of(asked)
    if cases.get(asked.case_id).state in ENDED:
        question.drop(at=at)
    questions.save(question)

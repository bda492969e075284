"""Drop a question whose case is not taken on, is taken back, or should never have been one."""

from datetime import datetime

from services.intake.domain.questions.question_state import QuestionState
from services.intake.usecases.questions.ports import Questions

OPEN = {QuestionState.RECEIVED, QuestionState.GIVEN, QuestionState.DRAFTED}


def drop_question(questions: Questions, case_id: str, *, at: datetime) -> None:
    """End it unanswered; a case that is no question is nothing to us, and nor is hearing of it twice."""
    question = questions.find(case_id)
    if question and question.state in OPEN:
        question.drop(at=at)
        questions.save(question)

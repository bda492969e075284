"""Give a question to the unit that its case was taken on for."""

from services.intake.domain.questions.question_state import QuestionState
from services.intake.usecases.questions.ports import Questions
from shared.events.intake_questions import QuestionTakenOn


def give_question(questions: Questions, *, taken_on: QuestionTakenOn) -> None:
    """Charge the unit; hearing of it twice changes nothing, and before the question is open it waits."""
    question = questions.get(taken_on.case_id)
    if question.state is QuestionState.RECEIVED:
        question.give(taken_on.unit, at=taken_on.taken_on_at)
        questions.save(question)

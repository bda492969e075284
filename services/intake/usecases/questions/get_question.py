"""Get the public side of a question, for those who answer it and for who asked."""

from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Caller


def get_question(questions: Questions, question_id: str, *, caller: Caller) -> Question:
    """Return it to who works in the street that was asked; refuse everybody else."""
    question = questions.get(question_id)
    caller.require_area(question.street)
    return question

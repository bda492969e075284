"""Take down what is published, before its time is over."""

from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Command


def take_down(questions: Questions, question_id: str, *, reason: str, command: Command) -> Question:
    """Nobody reads it from now on; the reason is kept."""
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        question.take_down(reason=reason, by=command.by.id, at=command.at)
        questions.save(question)
    return question

"""Override a hit of the redaction gate: the number of an office, say."""

from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Command


def override_hit(
    questions: Questions, question_id: str, *, hit: str, reason: str, command: Command
) -> Question:
    """Let it stand with a reason, which the second person sees and has to confirm."""
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        question.override(hit, reason=reason, by=command.by.id, at=command.at)
        questions.save(question)
    return question

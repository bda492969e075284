"""Draft an answer to a question."""

from services.intake.domain.questions.draft import Draft
from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Command


def draft_answer(
    questions: Questions, question_id: str, *, asked: str, answer: str, command: Command
) -> Question:
    """Keep question and answer as the public would read them; nothing of that is public yet."""
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        question.write(Draft(asked=asked, answer=answer, author=command.by.id, drafted_at=command.at))
        questions.save(question)
    return question

"""Publish an answer that a second person has approved."""

from datetime import date

from services.intake.domain.questions.publicity import Publicity
from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import PublicityTable, Questions
from shared.kernel.command import Command


def publish_answer(
    questions: Questions,
    table: PublicityTable,
    question_id: str,
    *,
    publicity: Publicity,
    last_day: date | None,
    command: Command,
) -> Question:
    """Let everybody read it through a last day: the wished one, or the longest that the table allows."""
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        rules = table.in_force(command.at)
        question.publish(publicity, rules, wished=last_day, by=command.by.id, at=command.at)
        questions.save(question)
    return question

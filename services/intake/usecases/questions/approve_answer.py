"""Approve an answer, as the second person."""

from collections.abc import Collection

from services.intake.domain.questions.question import Question
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Command


def approve_answer(
    questions: Questions, cases: Cases, question_id: str, *, confirmed: Collection[str], command: Command
) -> Question:
    """Answer the question; its case ends by that. Refused to who wrote it or had the case in hand."""
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        case = cases.get(question_id)
        handlers = {*case.hands, *([case.handler.worker_id] if case.handler else [])}
        question.approve(command.by.id, confirmed=confirmed, handlers=handlers, at=command.at)
        questions.save(question)
    return question

"""Draft an answer to a question."""

from services.intake.domain.cases.veil import Veil
from services.intake.domain.questions.draft import Draft
from services.intake.domain.questions.question import Question
from services.intake.usecases.cases.ports import Cases, Seal
from services.intake.usecases.cases.veil_case import veil_case
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


def draft_answer(
    questions: Questions,
    cases: Cases,
    seal: Seal,
    question_id: str,
    *,
    asked: str,
    answer: str,
    command: Command,
) -> Question:
    """Keep question and answer as the public would read them; nothing of that is public yet.

    Refused where the asker wants to stay unknown and his name or phone stands in it: no reason lets that
    pass.
    """
    question = get_question(questions, question_id, caller=command.by)
    if not question.heeded(command):
        _require_veiled(veil_case(seal, cases.get(question_id)), asked=asked, answer=answer)
        question.write(Draft(asked=asked, answer=answer, author=command.by.id, drafted_at=command.at))
        questions.save(question)
    return question


def _require_veiled(veil: Veil, **said: str) -> None:
    if told := {name: ["含提问人信息"] for name, text in said.items() if veil.over(text) != text}:
        raise Conflict("提问人要求保密，不得写入其姓名、联系方式", told)

"""Read the answer to one's own question, published or not."""

from datetime import datetime

from services.intake.domain.questions.question import Question
from services.intake.usecases.cases.ports import Cases, Seal, WrongCodes
from services.intake.usecases.cases.track_case import track_case
from services.intake.usecases.menu.ports import Policies
from services.intake.usecases.questions.ports import Questions


def read_answer(
    questions: Questions,
    cases: Cases,
    seal: Seal,
    policies: Policies,
    wrong_codes: WrongCodes,
    *,
    number: str,
    query_code: str,
    at: datetime,
) -> Question:
    """Return the question to who has number and query code, be he signed in or not; wrong codes bar it."""
    case = track_case(cases, seal, policies, wrong_codes, number=number, query_code=query_code, at=at)
    return questions.get(case.id)

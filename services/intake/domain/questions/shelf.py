"""Shelves: the lists on which a question lies, and its place there: the smaller, the newer."""

from services.intake.domain.questions.question import Question
from services.intake.domain.questions.question_state import QuestionState

END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286
S = QuestionState
TO_DO = {S.RECEIVED, S.GIVEN, S.DRAFTED, S.ANSWERED}


def public_shelf(street: str, topic: str | None = None) -> str:
    """Return the shelf of what everybody may read, of one topic or of all."""
    return f"public/{street}/{topic or 'all'}"


def desk_shelf(street: str, unit: str | None = None) -> str:
    """Return the shelf of what somebody has still to do something about, of one unit or of all."""
    return f"desk/{street}/{unit or 'all'}"


def shelves_of(question: Question) -> tuple[str, ...]:
    """Return the shelves on which it lies now."""
    if question.state is S.PUBLISHED:
        return public_shelf(question.street), public_shelf(question.street, question.topic)
    if question.state not in TO_DO or (question.state is S.ANSWERED and not question.visible):
        return ()
    return desk_shelf(question.street), *(
        [desk_shelf(question.street, question.unit)] if question.unit else []
    )


def place_of(question: Question) -> str:
    """Return its place, which no other question has."""
    moment = question.published_at or question.received_at
    age = END_OF_PLACES - round(moment.timestamp() * 1000)
    return f"{age:013d}-{question.id}"

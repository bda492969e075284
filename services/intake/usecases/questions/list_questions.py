"""List the questions that somebody has still to do something about."""

from services.intake.domain.questions.question import Question
from services.intake.domain.questions.shelf import desk_shelf, place_of
from services.intake.usecases.questions.ports import Questions
from shared.kernel.command import Caller


def list_questions(
    questions: Questions, street: str, *, unit: str | None, after: str, limit: int, caller: Caller
) -> tuple[list[Question], str | None]:
    """Return a page of one unit or of all, newest first, and the place to go on from, if there is more."""
    caller.require_area(street)
    found = questions.page(desk_shelf(street, unit), after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, place_of(shown[-1]) if len(found) > limit else None

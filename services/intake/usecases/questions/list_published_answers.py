"""List what is published, for everybody."""

from services.intake.domain.questions.question import Question
from services.intake.domain.questions.shelf import place_of, public_shelf
from services.intake.usecases.questions.ports import Questions


def list_published_answers(
    questions: Questions, street: str, *, category: str | None, after: str, limit: int
) -> tuple[list[Question], str | None]:
    """Return a page, newest first, and the place to go on from, if there is more."""
    found = questions.page(public_shelf(street, category), after=after, limit=limit + 1)
    shown = found[:limit]
    return shown, place_of(shown[-1]) if len(found) > limit else None

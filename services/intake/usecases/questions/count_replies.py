"""Count replies: the monthly statement of questions, answers and their rate, by unit."""

from services.intake.domain.questions.reply_rate import Replies, together
from services.intake.usecases.questions.ports import Questions


def count_replies(
    questions: Questions, street: str, *, month: str, unit: str | None
) -> tuple[list[Replies], Replies]:
    """Return a row for each unit and their sum; a unit that is asked for has a row, be it empty."""
    rows = questions.replies(street, month)
    if unit is not None:
        rows = [row for row in rows if row.unit == unit] or [Replies(unit=unit)]
    return rows, together(rows)

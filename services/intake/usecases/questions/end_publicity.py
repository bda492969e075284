"""End the publicity of what has been published long enough."""

from datetime import datetime

from services.intake.usecases.questions.ports import Questions
from shared.kernel.each_one import each_one

ONE_TURN = 100  # questions
OVER = "公示期满"


def end_publicity(questions: Questions, *, now: datetime) -> int:
    """Take down one turn of what is over; return how many. Of replicas that see the same one, one wins."""

    def take_down_one(id: str) -> None:
        question = questions.get(id)
        if question.leaves_at and question.leaves_at <= now:
            question.take_down(reason=OVER, by=None, at=now)
            questions.save(question)

    over = questions.leaving(now, limit=ONE_TURN)
    each_one(over, take_down_one)
    return len(over)

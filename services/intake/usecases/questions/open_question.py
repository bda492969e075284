"""Open the public side of a question, when its case was registered."""

from services.intake.domain.questions.question import Question
from services.intake.usecases.questions.ports import Questions
from shared.events.intake_questions import QuestionAsked


def open_question(questions: Questions, *, asked: QuestionAsked) -> None:
    """Keep it under the id of its case; hearing of it twice changes nothing."""
    if questions.find(asked.case_id) is None:
        questions.save(Question.of(asked))

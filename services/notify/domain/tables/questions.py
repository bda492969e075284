"""Who is told of what is answered and published."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_asker
from shared.events.intake_questions import AnswerPublished, QuestionAnswered

TABLE = (
    Row(event=QuestionAnswered, message=Message.QUESTION_ANSWERED, reader=the_asker),
    Row(event=AnswerPublished, message=Message.ANSWER_PUBLISHED, reader=the_asker),
)

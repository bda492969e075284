"""Asked: a question as it came in, and the unit that is charged with the answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from services.intake.domain.cases.case_number import STREET_DIGITS
from services.intake.domain.questions.question_state import WORDS, QuestionState
from shared.events.intake_questions import QuestionAsked, QuestionDropped, QuestionGiven, QuestionReceived
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict

S = QuestionState


@dataclass(kw_only=True)
class Asked(Aggregate):
    """What was asked. Its id is that of the case, which keeps the asker's handle and words.

    `visible`: the asker agrees that question and answer are published; `unit` is empty until one is charged.
    """

    number: str
    topic: str
    channel: str
    subject: str
    visible: bool
    asker_id: str | None
    received_at: datetime
    state: QuestionState = S.RECEIVED
    unit: str = ""

    @property
    def street(self) -> str:
        """The code of the street that was asked."""
        return self.number[:STREET_DIGITS]

    @classmethod
    def of(cls, asked: QuestionAsked) -> Self:
        """Open the public side of a case."""
        question = cls(
            id=asked.case_id,
            number=asked.number,
            topic=asked.topic,
            channel=asked.channel,
            subject=asked.subject,
            visible=asked.visible,
            asker_id=asked.applicant_id,
            received_at=asked.asked_at,
        )
        question.record(_received(asked))
        return question

    def give(self, unit: str, *, at: datetime) -> None:
        """Charge a unit with the answer."""
        self._require("确定答复单位", S.RECEIVED)
        self.state, self.unit = S.GIVEN, unit
        self.record(QuestionGiven(question_id=self.id, unit=unit, given_at=at))

    def drop(self, *, at: datetime) -> None:
        """End it unanswered: its case is not taken on, or ends without an answer."""
        self._require("终止", S.RECEIVED, S.GIVEN, S.DRAFTED)
        self.state = S.DROPPED
        self.record(QuestionDropped(question_id=self.id, dropped_at=at))

    def _require(self, action: str, *states: QuestionState) -> None:
        if self.state not in states:
            raise Conflict(f"提问{WORDS[self.state]}，不能{action}")


def _received(asked: QuestionAsked) -> QuestionReceived:
    return QuestionReceived(
        question_id=asked.case_id,
        number=asked.number,
        topic=asked.topic,
        channel=asked.channel,
        visible=asked.visible,
        received_at=asked.asked_at,
    )

"""What intake announces of questions from the public platform, and of what is answered in public."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shared.events.intake import CaseEvent
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(CaseEvent):
    """A case is a question from the public platform. `visible`: the asker agrees that it is published."""

    name = "intake.question_asked"
    heard_by = ("intake", "notify")
    number: str
    topic: str
    channel: str
    subject: str
    visible: bool
    applicant_id: str | None
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionTakenOn(CaseEvent):
    """A unit answers it; a complex question has the longer limit of its type."""

    name = "intake.question_taken_on"
    heard_by = ("intake", "notify")
    unit: str
    complex: bool
    taken_on_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionEvent(Event):
    """Base of what happens to the public side of a question; its id is that of the case."""

    about = "question"
    heard_by: ClassVar[tuple[str, ...]] = ()
    question_id: str


@dataclass(frozen=True, kw_only=True)
class QuestionReceived(QuestionEvent):
    """There is a question to be answered; nobody is charged with it yet."""

    name = "intake.question_received"
    number: str
    topic: str
    channel: str
    visible: bool
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionGiven(QuestionEvent):
    """A unit has to answer it."""

    name = "intake.question_given"
    unit: str
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionDropped(QuestionEvent):
    """Nobody answers it: its case was refused, and the asker was told why."""

    name = "intake.question_dropped"
    dropped_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerDrafted(QuestionEvent):
    """Somebody has written an answer; `hits` is how many places the gate wants to have looked at."""

    name = "intake.answer_drafted"
    drafted_by: str
    hits: int
    drafted_at: datetime


@dataclass(frozen=True, kw_only=True)
class HitOverridden(QuestionEvent):
    """Somebody says with a reason that a place may stand; the second person has to confirm it."""

    name = "intake.hit_overridden"
    hit: str
    finding: str
    overridden_by: str
    overridden_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(QuestionEvent):
    """A second person has approved the answer; `overridden` is how many places he let stand."""

    name = "intake.question_answered"
    heard_by = ("intake", "notify")
    number: str
    subject: str
    unit: str
    applicant_id: str | None
    answered_by: str
    approved_by: str
    overridden: int
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerPublished(QuestionEvent):
    """Question and answer can be read by everybody, through `last_day` in Shanghai."""

    name = "intake.answer_published"
    heard_by = ("notify",)
    number: str
    subject: str
    applicant_id: str | None
    topic: str
    publicity: str
    last_day: date
    published_by: str
    published_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerTakenDown(QuestionEvent):
    """Nobody can read it any more. `taken_down_by` is None where its time was over."""

    name = "intake.answer_taken_down"
    taken_down_by: str | None
    taken_down_at: datetime

"""Script: what the reporter is asked on a return visit, and what came of it (domain reference §1.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid

CONTENT_FROM = 3  # of five levels: 基本满意


class Answer(StrEnum):
    """What he says to a question."""

    YES = "yes"
    NO = "no"
    NA = "na"


class CallResult(StrEnum):
    """What came of a try to reach him."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    WRONG_NUMBER = "wrong_number"


class VisitChannel(StrEnum):
    """How he was asked."""

    PHONE = "phone"
    SMS = "sms"
    WEB = "web"
    DOOR = "door"


class Discontent(StrEnum):
    """Why he is not content."""

    NOT_CONTACTED = "not_contacted"
    NOTHING_DONE = "nothing_done"
    BADLY_DONE = "badly_done"
    TOO_SLOW = "too_slow"
    ATTITUDE = "attitude"
    NOT_EXPLAINED = "not_explained"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Script:
    """The answers: was he contacted, is it solved, is he satisfied; five levels; why not.

    Levels: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. A no needs a reason; so do the last two.
    `scale` is the version of the words in which the levels were put to him.
    """

    contacted: Answer = Answer.NA
    solved: Answer = Answer.NA
    satisfied: Answer = Answer.NA
    satisfaction: int | None = None
    reason: Discontent | None = None
    scale: int | None = None

    def __post_init__(self) -> None:
        said = (self.contacted, self.solved, self.satisfied)
        if self.satisfaction is None and set(said) == {Answer.NA}:
            raise Invalid("回访没有任何回答", {"solved": ["须记录回答"]})
        if (Answer.NO in said or self._is_low) and self.reason is None:
            raise Invalid("否定的回答须注明原因", {"reason": ["required"]})
        if self.satisfied is Answer.YES and self._is_low:
            raise Invalid("满意与评价等级不一致", {"satisfaction": ["≥ 3"]})

    @property
    def passed(self) -> bool:
        """Tell whether it may end: nobody says that it is not solved, or that he is not content."""
        return Answer.NO not in {self.solved, self.satisfied} and not self._is_low

    @property
    def denies_contact(self) -> bool:
        """Tell whether he says that nobody has spoken with him."""
        return self.contacted is Answer.NO or self.reason is Discontent.NOT_CONTACTED

    @property
    def _is_low(self) -> bool:
        return self.satisfaction is not None and self.satisfaction < CONTENT_FROM


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One try to ask him about the n-th result: when, by whom, how, and what came of it."""

    at: datetime
    by: str
    of: int
    channel: VisitChannel
    result: CallResult
    script: Script | None = None


def in_vain(visits: Iterable[Visit], *, least: int, days: int) -> bool:
    """Tell whether at least so many tries have failed, on at least so many different days in Shanghai."""
    failed = [local_time(visit.at).date() for visit in visits if visit.result is not CallResult.ANSWERED]
    return len(failed) >= least and len(set(failed)) >= days

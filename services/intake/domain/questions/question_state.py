"""Question states: where the public side of a question stands."""

from enum import StrEnum


class QuestionState(StrEnum):
    """Where the public side stands; the names are stable on the wire."""

    RECEIVED = "RECEIVED"
    GIVEN = "GIVEN"
    DRAFTED = "DRAFTED"
    ANSWERED = "ANSWERED"
    PUBLISHED = "PUBLISHED"
    TAKEN_DOWN = "TAKEN_DOWN"
    DROPPED = "DROPPED"


S = QuestionState
WORDS = {
    S.RECEIVED: "待受理",
    S.GIVEN: "待答复",
    S.DRAFTED: "待审核",
    S.ANSWERED: "已答复",
    S.PUBLISHED: "已公开",
    S.TAKEN_DOWN: "已撤下",
    S.DROPPED: "已终止",
}

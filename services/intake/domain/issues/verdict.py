"""Verdicts: the closed lists of what people say of a case."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the handler says became of an issue. Closed without solving never reads as solved."""

    SOLVED = "solved"
    EXPLAINED = "explained"
    NOT_SOLVED = "not_solved"


class Verdict(StrEnum):
    """What somebody finds who looks at the place himself."""

    DONE = "done"
    NOT_DONE = "not_done"


class Approval(StrEnum):
    """What the dispatcher says to a request of the handler's."""

    GRANTED = "granted"
    REFUSED = "refused"


class Ruling(StrEnum):
    """What a leader orders where the reporter stays discontent."""

    REWORK = "rework"
    CLOSE = "close"


class Refusal(StrEnum):
    """Why an issue is not taken on (domain reference §1.4)."""

    OUTSIDE_JURISDICTION = "outside_jurisdiction"
    EMERGENCY_NUMBERS = "emergency_numbers"
    OTHER_POWERS = "other_powers"
    IN_LEGAL_PROCEDURE = "in_legal_procedure"
    SECRET_OR_PRIVATE = "secret_or_private"
    SAME_MATTER = "same_matter"
    ILLEGAL_OR_EMPTY = "illegal_or_empty"
    OTHER = "other"

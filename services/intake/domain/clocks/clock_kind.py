"""Kinds of clocks, and what may pause them (domain reference §1.5.4)."""

from enum import StrEnum


class ClockKind(StrEnum):
    """What a clock is for."""

    LEGAL = "legal"
    PROMISED = "promised"
    STEP = "step"
    SIGN = "sign"
    CONTACT = "contact"
    CALLBACK = "callback"
    DELIVERY = "delivery"
    TOLERANCE = "tolerance"
    SUPPLY = "supply"
    NOTICE = "notice"  # 一次性告知: until when the window says what is missing
    ANSWER = "answer"  # 首问: until whoever was asked says whose matter it is
    VISIT = "visit"  # until when an agent comes to the door
    SUBMIT = "submit"  # until when he hands in what he was given
    RATING = "rating"  # until who has said nothing is asked for his opinion
    SPECIAL = "special"  # until when a special procedure should be over, as the applicant was told
    PAUSE = "pause"  # until when a case waits that cannot go on
    RETURN = "return"  # until when the dispatcher answers a unit that gives a case back
    REVIEW = "review"  # until somebody looks at a shelved case again
    ARCHIVE = "archive"  # until a closed case is put away


SHELVABLE = frozenset({ClockKind.PROMISED, ClockKind.STEP})
"""Shelving is the office's own convenience: it never stops the law, nor what somebody owes at once."""


OF_THE_APPLICANT = frozenset({ClockKind.SUPPLY, ClockKind.TOLERANCE})
"""What the resident owes: he is warned, and nobody here is late when it is over."""

OF_THE_OFFICE = frozenset({ClockKind.CALLBACK, ClockKind.SPECIAL, ClockKind.RETURN})
"""What the office owes: the head hears of it, and not the worker who has the case."""

SILENT = frozenset({ClockKind.RATING, ClockKind.REVIEW, ClockKind.PAUSE, ClockKind.ARCHIVE})
"""What nobody owes: no warning, nobody is late; only what follows by itself."""


OF_THE_WHOLE = (ClockKind.LEGAL, ClockKind.PROMISED, ClockKind.STEP, ClockKind.SIGN)
"""What the office owes for the whole: it waits together, for the applicant and for what nobody can help."""

OF_THE_UNIT = frozenset(
    {ClockKind.PROMISED, ClockKind.STEP, ClockKind.SIGN, ClockKind.CONTACT, ClockKind.CALLBACK}
)
"""What a unit owes by its own word: counted in its own days. No unit moves what the law gives, or a date."""


class PauseReason(StrEnum):
    """What may pause a clock: a closed list. Returning, transferring or lacking an officer is not on it."""

    CORRECTION = "correction"
    SPECIAL_PROCEDURE = "special_procedure"
    FORCE_MAJEURE = "force_majeure"
    APPLICANT = "applicant"
    SHELVED = "shelved"


def can_pause(kind: ClockKind, reason: PauseReason) -> bool:
    """Tell whether such a reason may pause a clock of this kind at all."""
    return reason is not PauseReason.SHELVED or kind in SHELVABLE

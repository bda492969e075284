"""Conduct: what an item settles about the way of its applications, beside limits and materials."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.errors import Invalid


class SpecialProcedure(StrEnum):
    """Procedures whose time is not counted (domain reference §1.2): the closed list."""

    HEARING = "hearing"
    TENDER = "tender"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    PUBLICITY = "publicity"
    HOME_VISIT = "home_visit"


ONLY_BY_LAW = frozenset({SpecialProcedure.PUBLICITY, SpecialProcedure.HOME_VISIT})
"""Their time is counted, unless a law that the item names leaves it out."""


class Certificate(StrEnum):
    """When the result of a tolerant decision is handed out."""

    WAITS = "waits"
    AT_ONCE = "at_once"


class AfterCorrection(StrEnum):
    """What the clocks do when a correction is done: some local rules begin anew."""

    RESUMES = "resumes"
    STARTS_ANEW = "starts_anew"


@dataclass(frozen=True, kw_only=True)
class LawfulPause:
    """A special procedure whose time a law leaves out for this item. Days are working days."""

    procedure: SpecialProcedure
    law: str
    most_days: int | None = None

    def __post_init__(self) -> None:
        if not self.law or (self.most_days is not None and self.most_days < 1):
            raise Invalid(f"{self.procedure}: say which law leaves its time out, and at most for how long")


@dataclass(frozen=True, kw_only=True)
class Conduct:
    """As usual, unless the item says otherwise."""

    pauses: tuple[LawfulPause, ...] = ()
    certificate: Certificate = Certificate.WAITS
    after_correction: AfterCorrection = AfterCorrection.RESUMES

    def pause_for(self, procedure: SpecialProcedure) -> LawfulPause | None:
        """Return what the item says of a procedure, if anything."""
        return next((each for each in self.pauses if each.procedure is procedure), None)

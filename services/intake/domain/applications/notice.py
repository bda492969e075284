"""Notice: the one-time notice of all that is missing, as it was given (domain reference §2.4)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.intake.domain.menu.material import Defect, Flaw

CONDITION = "condition"


class ServiceMethod(StrEnum):
    """How a paper reached the applicant. Electronically only with his prior consent in writing."""

    COUNTER = "counter"
    POST = "post"
    HOME = "home"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A condition of the item that is not met, and what to do about it."""

    name: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """How and when a notice was served, and what proves it."""

    method: ServiceMethod
    proof: str
    served_at: datetime


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """One thing that is missing. `subject` is a material, `applicant`, or `condition-<n>`.

    `handed_in` is the attachment that the applicant has sent for it, as long as nobody has looked at it.
    """

    subject: str
    name: str
    flaw: Flaw
    remedy: str
    where: str
    tolerable: bool = False
    handed_in: str | None = None
    settled_at: datetime | None = None

    @property
    def awaits_applicant(self) -> bool:
        """Tell whether it is he who has to do something about it."""
        return self.settled_at is None and self.handed_in is None


@dataclass(frozen=True, kw_only=True)
class CorrectionNotice:
    """`given_by` is the handler; `due` is until when to supply; `lapsed_at` is set when that has passed.

    `new_fact_reason` says why there is a second notice at all.
    """

    number: str
    lines: tuple[NoticeLine, ...]
    supervisor_phone: str
    due: datetime | None = None
    new_fact_reason: str = ""
    given_by: str
    given_at: datetime
    receipt: Receipt | None = None
    lapsed_at: datetime | None = None

    @property
    def statement(self) -> str:
        """What was looked at and what was not."""
        return "本次仅对材料是否齐全、是否符合法定形式进行审查，不代表对申请事项的决定"

    @property
    def remedies(self) -> tuple[str, ...]:
        """What is still to do, in words."""
        return tuple(line.remedy for line in self.lines if line.settled_at is None)

    @property
    def subjects(self) -> tuple[str, ...]:
        """All that it asks for."""
        return tuple(line.subject for line in self.lines)

    @property
    def left_to_applicant(self) -> int:
        """How many lines he has still to do something about."""
        return sum(line.awaits_applicant for line in self.lines)

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is open."""
        return not self.remedies

    def with_handed_in(self, papers: Mapping[str, str]) -> "CorrectionNotice":
        """Return it with attachments for some of its lines, by their subjects."""
        lines = tuple(
            replace(line, handed_in=papers[line.subject]) if line.subject in papers else line
            for line in self.lines
        )
        return replace(self, lines=lines)

    def looked_at(self, subjects: Collection[str]) -> "CorrectionNotice":
        """Return it with what was handed in for some lines seen; if not settled, it is to be brought anew."""
        lines = tuple(
            replace(line, handed_in=None) if line.subject in subjects else line for line in self.lines
        )
        return replace(self, lines=lines)

    def settled(self, subjects: Collection[str], *, at: datetime) -> "CorrectionNotice":
        """Return it with those of its lines settled."""
        lines = tuple(
            replace(line, settled_at=at) if line.subject in subjects and line.settled_at is None else line
            for line in self.lines
        )
        return replace(self, lines=lines)


def lines_of(
    defects: Iterable[Defect], conditions: Iterable[Condition], *, where: str
) -> tuple[NoticeLine, ...]:
    """Return a line for every defect of the materials and every condition that is not met."""
    of_conditions = (
        NoticeLine(
            subject=f"{CONDITION}-{number}",
            name=each.name,
            flaw=Flaw.NOT_QUALIFIED,
            remedy=each.remedy,
            where=where,
        )
        for number, each in enumerate(conditions, start=1)
    )
    return (*(_line(each, where) for each in defects), *of_conditions)


def _line(defect: Defect, where: str) -> NoticeLine:
    return NoticeLine(
        subject=defect.subject,
        name=defect.name,
        flaw=defect.flaw,
        remedy=defect.remedy,
        where=where,
        tolerable=defect.tolerable,
    )

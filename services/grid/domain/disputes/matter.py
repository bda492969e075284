"""The matter of a dispute: what was told at the beginning and what was agreed; all words are sealed."""

from dataclasses import dataclass, field
from datetime import date, datetime

from services.grid.domain.disputes.dispute_state import Onward, Scale, Way
from services.grid.domain.placed import Placed


@dataclass(frozen=True, kw_only=True)
class Matter(Placed):
    """What it is about (GB/T 31000). `parties` are all the parties together, sealed as one text.

    `household_ids` are those of the parties that live here; `prominent` ones are called on until it is over.
    """

    category: str
    scale: Scale
    people: int
    occurred_on: date
    household_ids: tuple[str, ...] = ()
    prominent: bool = False
    title: str = field(repr=False)
    words: str = field(repr=False)
    parties: str = field(repr=False)
    units: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Mediation:
    """Who mediates, for which organisation, and how."""

    mediator: str
    organisation: str
    way: Way


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One time that the parties were brought together, or asked."""

    at: datetime
    by: str
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What the parties have agreed to, and when somebody asks whether it is kept."""

    at: datetime
    follow_up_on: date
    terms: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """Whether the agreement is kept, as somebody has asked."""

    at: datetime
    by: str
    kept: bool
    words: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why it came to nothing, and where the parties were told to go."""

    at: datetime
    onward: Onward
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What somebody else thinks of the mediation afterwards (考评)."""

    at: datetime
    by: str
    opinion: str = field(repr=False)

"""Clear rules: what the parts of the four clears weigh, where the bands begin, what is audited (§4.7)."""

from dataclasses import astuple, dataclass
from math import isclose

from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class PartWeights:
    """What families, people, facilities and hazards weigh in the whole."""

    families: float
    people: float
    facilities: float
    hazards: float

    def __post_init__(self) -> None:
        require_whole(*astuple(self))


@dataclass(frozen=True, kw_only=True)
class PeopleWeights:
    """What weighs in the part of the people: residence verified, tags with a basis, undisputed records."""

    residence: float
    tags: float
    undisputed: float

    def __post_init__(self) -> None:
        require_whole(*astuple(self))


@dataclass(frozen=True, kw_only=True)
class HazardWeights:
    """What weighs in the part of the hazards: owner and deadline, closed in time, found by the grid first."""

    owned: float
    in_time: float
    known_first: float

    def __post_init__(self) -> None:
        require_whole(*astuple(self))


@dataclass(frozen=True, kw_only=True)
class Bands:
    """From how many points of a hundred a grade is given; below the last it is D."""

    a: int
    b: int
    c: int

    def __post_init__(self) -> None:
        if not 100 >= self.a > self.b > self.c > 0:  # noqa: PLR2004 - points of a hundred
            raise Invalid("the bands of the grades lie one below the other")


@dataclass(frozen=True, kw_only=True)
class AuditRules:
    """Which part of the verified is drawn, how many at least; from which accuracy on it costs nothing."""

    part: float
    least: int
    accurate_enough: float

    def __post_init__(self) -> None:
        if not (0 < self.part <= 1 and self.least >= 1 and 0 <= self.accurate_enough <= 1):
            raise Invalid("an audit draws a part, somebody at least, and its accuracy lies between 0 and 1")


@dataclass(frozen=True, kw_only=True)
class ClearRules:
    """All by which the four clears are reckoned."""

    parts: PartWeights
    people: PeopleWeights
    hazards: HazardWeights
    bands: Bands
    audit: AuditRules


def require_whole(*weights: float) -> None:
    """Refuse weights that are negative, or do not make one together."""
    if min(weights) < 0 or not isclose(sum(weights), 1):
        raise Invalid("weights are not negative and make one together")

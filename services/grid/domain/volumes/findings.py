"""Findings: what is counted for a volume. Nobody is named, and restricted tags are not even counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from services.grid.domain.completeness.four_clears import FourClears
from services.grid.domain.completeness.home import Home


@dataclass(frozen=True, kw_only=True)
class Inhabitants:
    """Who lives there, in numbers; `tagged` counts open categories by their code."""

    persons: int = 0
    by_population: Mapping[str, int] = field(default_factory=dict)
    tagged: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Dwellings:
    """The houses, in numbers."""

    households: int = 0
    occupied: int = 0
    vacant: int = 0
    rented: int = 0


def inhabitants_of(homes: Sequence[Home]) -> Inhabitants:
    """Count who lives in some homes."""
    people = [member for home in homes for member in home.members]
    return Inhabitants(
        persons=len(people),
        by_population=Counter(person.population.value for person in people),
        tagged=Counter(category for home in homes for category in home.categories),
    )


def dwellings_of(homes: Sequence[Home]) -> Dwellings:
    """Count some homes."""
    return Dwellings(
        households=len(homes),
        occupied=sum(home.occupied for home in homes),
        vacant=sum(not home.occupied for home in homes),
        rented=sum(home.rented for home in homes),
    )


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """A facility and when it was, and is to be, looked at."""

    id: str
    kind: str
    name: str
    last: date | None
    due: date | None


@dataclass(frozen=True, kw_only=True)
class Troubles:
    """Hazards and disputes, open and ended; cases that were opened in the last twelve months."""

    hazards_open: int = 0
    hazards_closed: int = 0
    disputes_open: int = 0
    disputes_ended: int = 0
    cases: int = 0


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whose grid it is and how it stands; `workers` are ids by post."""

    version_no: int
    workers: Mapping[str, str] = field(default_factory=dict)
    buildings: int = 0
    households_at_creation: int | None = None
    clears: FourClears | None = None

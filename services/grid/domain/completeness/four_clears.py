"""The four clears 四清: families, people, facilities, hazards and disputes of a grid (§4.7).

A share of nothing is no share: a part without anything to count is left out and the others weigh more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from services.grid.domain.completeness.clear_rules import ClearRules, HazardWeights, PeopleWeights


class Grade(StrEnum):
    """A is the best; where each begins stands in the rules."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, kw_only=True)
class Families:
    """The scores of the occupied houses, and how many vacant ones were lately seen to be so (180 days)."""

    occupied: Sequence[float]
    vacant: int = 0
    vacancy_confirmed: int = 0

    @property
    def share(self) -> float | None:
        """Return the mean over houses; a vacant one counts in full where that was confirmed, and else as 0.

        Were it left out, calling a house vacant would be the easiest way to a good score.
        """
        houses = len(self.occupied) + self.vacant
        return (sum(self.occupied) + self.vacancy_confirmed) / houses if houses else None


@dataclass(frozen=True, kw_only=True)
class People:
    """How many persons and tags there are; `disputed` persons are kept twice or claimed by two grids."""

    persons: int
    residence_verified: int = 0
    disputed: int = 0
    tags: int = 0
    tags_with_basis: int = 0

    def share_by(self, weights: PeopleWeights) -> float | None:
        """Return from 0 to 1 how much is sure of them; None of nobody."""
        undisputed = self.persons - self.disputed
        return weighed(
            (weights.residence, ratio(self.residence_verified, self.persons)),
            (weights.tags, ratio(self.tags_with_basis, self.tags)),
            (weights.undisputed, ratio(undisputed, self.persons)),
        )


@dataclass(frozen=True, kw_only=True)
class Facilities:
    """The scores of the facilities, and how many of them were checked within their cycle."""

    scores: Sequence[float]
    checked: int = 0

    @property
    def share(self) -> float | None:
        coverage = ratio(self.checked, len(self.scores))
        return sum(self.scores) / len(self.scores) * coverage if coverage is not None else None


@dataclass(frozen=True, kw_only=True)
class Hazards:
    """Hazards and disputes: open ones, due ones, and all that were found in the period.

    `found_by_others` are those that the hotline or an inspection raised first, and the grid did not know of.
    """

    open: int = 0
    with_owner_and_deadline: int = 0
    due: int = 0
    closed_in_time: int = 0
    found: int = 0
    found_by_others: int = 0

    def share_by(self, weights: HazardWeights) -> float | None:
        """Return from 0 to 1 how well they are in hand; None of nothing."""
        return weighed(
            (weights.owned, ratio(self.with_owner_and_deadline, self.open)),
            (weights.in_time, ratio(self.closed_in_time, self.due)),
            (weights.known_first, ratio(self.found - self.found_by_others, self.found)),
        )


@dataclass(frozen=True, kw_only=True)
class FourClears:
    """How clear a grid is. `accuracy` is what a sampling audit found right of what is called verified."""

    families: Families
    people: People
    facilities: Facilities
    hazards: Hazards
    rules: ClearRules
    accuracy: float | None = None

    @property
    def shares(self) -> Mapping[str, float | None]:
        """Return the share of each part, by its name; None of nothing."""
        return {
            "families": self.families.share,
            "people": self.people.share_by(self.rules.people),
            "facilities": self.facilities.share,
            "hazards": self.hazards.share_by(self.rules.hazards),
        }

    @property
    def score(self) -> float | None:
        """Return 0 to 100; None where there is nothing to know. An accuracy too low takes its part."""
        shares, enough = self.shares, self.rules.audit.accurate_enough
        share = weighed(*((weight, shares[part]) for part, weight in asdict(self.rules.parts).items()))
        if share is None:
            return None
        return 100 * share * (self.accuracy if self.accuracy is not None and self.accuracy < enough else 1)

    @property
    def grade(self) -> Grade | None:
        """Return the band of the score, rounded to a hundredth as it is shown."""
        if self.score is None:
            return None
        shown, bands = round(self.score, 2), self.rules.bands
        begins = ((bands.a, Grade.A), (bands.b, Grade.B), (bands.c, Grade.C))
        return next((grade for least, grade in begins if shown >= least), Grade.D)


def ratio(part: int, whole: int) -> float | None:
    """Return part / whole, None of nothing."""
    return part / whole if whole else None


def weighed(*parts: tuple[float, float | None]) -> float | None:
    """Return the weighted mean of those parts that there are, None where there are none."""
    there = [(weight, share) for weight, share in parts if share is not None]
    total = sum(weight for weight, _ in there)
    return sum(weight * share for weight, share in there) / total if there else None

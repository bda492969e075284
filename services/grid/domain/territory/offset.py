"""Offset: by how much a source's positions miss the grids that they belong to.

Positions of GCJ-02 that are taken for WGS-84 lie some 569 m to the south-east; converted though they were
WGS-84 already, to the north-west. Half of a city's positions off by that much in that direction is no chance
(domain reference §3.7).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, pi, radians
from statistics import median

from shared.kernel.geography import RADIUS, Point

NEAREST, FARTHEST = 450, 650  # metres of the signature
FEWEST = 20  # positions; fewer may all lie on one side of their grids
A_DEGREE = RADIUS * pi / 180  # metres along a meridian


class Suspicion(StrEnum):
    """What was done wrong on the way."""

    NOT_CONVERTED = "not_converted"
    CONVERTED_TWICE = "converted_twice"


@dataclass(frozen=True, kw_only=True)
class Offset:
    """Metres to the east and to the north."""

    east: float
    north: float

    @property
    def metres(self) -> float:
        return hypot(self.east, self.north)

    @property
    def suspicion(self) -> Suspicion | None:
        """Tell which mistake leads to such an offset, or None."""
        if not NEAREST <= self.metres <= FARTHEST or self.east * self.north >= 0:
            return None
        return Suspicion.NOT_CONVERTED if self.east > 0 else Suspicion.CONVERTED_TWICE


def offset_between(expected: Point, told: Point) -> Offset:
    """Return how far a position lies from where it would be expected; within half a per cent."""
    across = (told.longitude - expected.longitude) * cos(radians(expected.latitude))
    return Offset(east=across * A_DEGREE, north=(told.latitude - expected.latitude) * A_DEGREE)


def median_offset(offsets: Sequence[Offset]) -> Offset | None:
    """Return the median, direction by direction; None where there are too few to say anything."""
    if len(offsets) < FEWEST:
        return None
    return Offset(
        east=median(offset.east for offset in offsets), north=median(offset.north for offset in offsets)
    )

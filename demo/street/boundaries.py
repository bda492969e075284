"""Boundaries: 27 grids that cover the street without a gap or an overlap.

The shapes are invented. Three four-sided communities meet in one point; each is cut three by
three, and every node of that net is moved a little so that borders look like lanes. A node exists
once and is moved once, so neighbours share their border to the last digit. In size (2.8 km²) and
rough position the result resembles 明光路街道, in shape it does not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from random import Random

from demo.street.records import Point

AREA_M2 = 2_800_000
MIDDLE = Point(117.305, 31.8725)
METRES_PER_DEGREE = (94_623, 110_885)  # east and north, on the ellipsoid at this latitude
DEGREE_DIGITS = 7  # about a centimetre

ACROSS = 3  # grids along one side of a community
STEPS = 2  # pieces of one side of a grid
SWAY = 14.0  # metres a node is moved at most, each way; keep it well below BERTH of a grid's width
BERTH = 0.14  # share of a grid's width, on every side, that is left without buildings

Metres = tuple[float, float]
Quad = tuple[Metres, Metres, Metres, Metres]

HEART: Metres = (0, 0)
NORTH: Metres = (-60, 860)
WEST: Metres = (-900, -420)
EAST: Metres = (860, -520)
QUADS: tuple[Quad, ...] = (
    (HEART, NORTH, (-1000, 760), WEST),
    (HEART, EAST, (980, 700), NORTH),
    (HEART, WEST, (-40, -1050), EAST),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The ground of one grid: its boundary, and the four corners before they were moved."""

    ring: tuple[Point, ...]
    corners: tuple[Point, Point, Point, Point]

    def at(self, across: float, along: float) -> Point:
        """Return a point well inside of the ring; both shares run from 0 to 1."""
        inner = [BERTH + share * (1 - 2 * BERTH) for share in (across, along)]
        longitude, latitude = _between(self.corners, inner[0], inner[1])
        return Point(round(longitude, DEGREE_DIGITS), round(latitude, DEGREE_DIGITS))


def make_cells(luck: Random) -> list[list[Cell]]:
    """Return the cells of each community, numbered as grids are: north to south, west to east."""
    net = _Net(luck)
    outlines = [[net.outline(part) for part in _parts(quad)] for quad in QUADS]
    scale = sqrt(AREA_M2 / sum(_area(outline) for community in outlines for outline in community))
    return [
        _numbered(
            [_cell(part, outline, scale) for part, outline in zip(_parts(quad), community, strict=True)]
        )
        for quad, community in zip(QUADS, outlines, strict=True)
    ]


def outline(rings: Iterable[tuple[Point, ...]]) -> tuple[Point, ...]:
    """Return the ring around areas that lie side by side and share their borders exactly."""
    sides = {side for ring in rings for side in pairwise(ring)}
    outer = {start: end for start, end in sides if (end, start) not in sides}
    ring = [min(outer)]
    while len(ring) <= len(outer):
        ring.append(outer[ring[-1]])
    if ring[-1] != ring[0]:
        raise ValueError("these areas do not lie side by side")
    return tuple(ring)


class _Net:
    """The nodes that were moved so far, by where they had been."""

    def __init__(self, luck: Random) -> None:
        self._luck = luck
        self._moved: dict[tuple[int, int], Metres] = {}

    def outline(self, part: Quad) -> list[Metres]:
        """Return the moved nodes around a part, the first again at the end."""
        sides = pairwise([*part, part[0]])
        nodes = [
            self._node(a[0] + (b[0] - a[0]) * step / STEPS, a[1] + (b[1] - a[1]) * step / STEPS)
            for a, b in sides
            for step in range(STEPS)
        ]
        return [*nodes, nodes[0]]

    def _node(self, x: float, y: float) -> Metres:
        key = (round(x), round(y))
        if key not in self._moved:
            self._moved[key] = (x + self._luck.uniform(-SWAY, SWAY), y + self._luck.uniform(-SWAY, SWAY))
        return self._moved[key]


def _parts(quad: Quad) -> Iterator[Quad]:
    cuts = list(pairwise(step / ACROSS for step in range(ACROSS + 1)))
    for low, high in cuts:
        for left, right in cuts:
            yield (
                _between(quad, left, low),
                _between(quad, right, low),
                _between(quad, right, high),
                _between(quad, left, high),
            )


def _between(quad: tuple[Metres, ...], across: float, along: float) -> Metres:
    weights = (
        (1 - across) * (1 - along),
        across * (1 - along),
        across * along,
        (1 - across) * along,
    )
    x = sum(weight * corner[0] for weight, corner in zip(weights, quad, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, quad, strict=True))
    return x, y


def _area(outline: list[Metres]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(outline)) / 2


def _cell(part: Quad, outline: list[Metres], scale: float) -> Cell:
    a, b, c, d = (_on_earth(corner, scale) for corner in part)
    return Cell(ring=tuple(_on_earth(node, scale) for node in outline), corners=(a, b, c, d))


def _on_earth(spot: Metres, scale: float) -> Point:
    east, north = (scale * metres / unit for metres, unit in zip(spot, METRES_PER_DEGREE, strict=True))
    return Point(round(MIDDLE.longitude + east, DEGREE_DIGITS), round(MIDDLE.latitude + north, DEGREE_DIGITS))


def _numbered(cells: list[Cell]) -> list[Cell]:
    north_first = sorted(cells, key=lambda cell: -cell.at(0.5, 0.5).latitude)
    rows = [north_first[first : first + ACROSS] for first in range(0, len(cells), ACROSS)]
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell.at(0.5, 0.5).longitude)]

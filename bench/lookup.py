"""Lookups: how many points a second one process finds the grid of, beside a floor that does it by hand.

Run with `make bench-lookup`; needs neither broker nor database. Ours is the atlas as every door and listener
asks it: the moment, the city, another process's publications and a tree. The floor is the bare tree of the
same library over the same shapes, with nothing around it. Ours and the floor take turns in one process, and
seconds are those of the processor, so that other work on the machine counts as little as it can.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from random import Random

from shapely import Point as Dot
from shapely import Polygon, STRtree

from demo.street import make_street
from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.grid import Grid, Outline
from services.grid.store.territory.atlas import TreeAtlas
from shared.kernel.geography import Box, Point

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "7"))
LOOKUPS = int(os.environ.get("BENCH_LOOKUPS", "50000"))
STREETS = (1, 16, 100)  # of 27 grids each: a street, a district, a city
SINCE, NOW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
ASIDE = 0.03  # degrees from one street to the next
A_ROW = 10  # streets
CITY = Box(west=116.6, south=30.9, east=118.0, north=32.6)

Find = Callable[[Point], object]


class Kept:
    """Where the atlas reads its grids from; nothing is published while it is measured."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = list(grids)

    def all(self) -> list[Grid]:
        return self._grids

    def published_since(self, moment: datetime) -> dict[str, int]:
        return {}


def main() -> None:
    """Measure and tell."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{ROUNDS} rounds of {LOOKUPS} lookups\n")
    print(f"{'grids':>6} {'ours/s':>22} {'floor/s':>22} {'ratio':>7}")
    for streets in STREETS:
        grids = city(streets)
        points = places(grids)
        atlas, tree = TreeAtlas(Kept(grids), CITY), bare_tree(grids)
        pairs = [(rate(asked(atlas), points), rate(tree, points)) for _ in range(ROUNDS)]
        ours, floor = zip(*pairs, strict=True)
        ratio = statistics.median(mine / theirs for mine, theirs in pairs)
        print(f"{len(grids):>6} {_spread(ours):>22} {_spread(floor):>22} {ratio:>7.2f}")


def city(streets: int) -> list[Grid]:
    """Return the grids of so many streets beside each other, each shaped as the demo street."""
    shapes = [grid.ring for grid in make_street().grids]
    return [
        _published(f"340102{street:03}{number // 9 + 1:03}J{number % 9 + 1:03}", _moved(ring, street))
        for street in range(streets)
        for number, ring in enumerate(shapes)
    ]


def _moved(ring: Sequence[tuple[float, float]], street: int) -> tuple[Point, ...]:
    east, north = ASIDE * (street % A_ROW - A_ROW // 2), ASIDE * (street // A_ROW - A_ROW // 2)
    return tuple(Point(longitude=x + east, latitude=y + north) for x, y in ring)


def _published(code: str, ring: tuple[Point, ...]) -> Grid:
    grid = Grid.blank(code)
    grid.publish(Outline(title=code, boundary=Boundary(rings=(ring,)), valid_from=SINCE), at=SINCE)
    return grid


def places(grids: Sequence[Grid]) -> list[Point]:
    """Return points around the corners of grids: most lie in a grid, some beyond the edge of all."""
    luck = Random(1)
    corners = [point for grid in grids for point in grid.versions[0].outline.boundary.rings[0]]
    return [
        Point(
            longitude=corner.longitude + luck.uniform(-0.002, 0.002),
            latitude=corner.latitude + luck.uniform(-0.002, 0.002),
        )
        for corner in luck.choices(corners, k=LOOKUPS)
    ]


def asked(atlas: TreeAtlas) -> Find:
    """Return a lookup as everybody here does it."""
    return lambda point: atlas.at(point, NOW)


def bare_tree(grids: Sequence[Grid]) -> Find:
    """Return a lookup by hand: build a tree once, ask it, take the first."""
    rings = [grid.versions[0].outline.boundary.rings[0] for grid in grids]
    tree = STRtree([Polygon([(point.longitude, point.latitude) for point in ring]) for ring in rings])

    def find(point: Point) -> object:
        touched = tree.query(Dot(point.longitude, point.latitude), predicate="intersects")
        return grids[min(touched)] if len(touched) else None

    return find


def rate(find: Find, points: Sequence[Point]) -> float:
    """Return lookups a second of processor time."""
    began = time.process_time()
    for point in points:
        find(point)
    return len(points) / (time.process_time() - began)


def _spread(rates: Sequence[float]) -> str:
    return f"{statistics.median(rates):.0f} ({min(rates):.0f}-{max(rates):.0f})"


if __name__ == "__main__":
    main()

"""Survey: measures boundaries against each other. It keeps nothing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from shapely import Point as Dot
from shapely import get_parts, prepare, union_all

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.flaw import TOLERANCE_M2, Flaw, FlawKind
from services.grid.store.territory.shapes import rings_of, shape_of, square_metres
from shared.kernel.geography import Point

POLYGON = "Polygon"  # pieces without area (points and lines where borders touch) are no flaw


class PlaneSurvey:
    """Reckons in degrees, as if a community were flat; areas are in square metres."""

    def common_ground(self, one: Boundary, other: Boundary) -> float:
        """Return how many square metres two areas share."""
        return square_metres(shape_of(one).intersection(shape_of(other)))

    def union(self, areas: Iterable[Boundary]) -> Boundary:
        """Return the area that some areas make together, by the right-hand rule."""
        whole = union_all([shape_of(area) for area in areas])
        return Boundary.of(map(rings_of, get_parts(whole))).right_handed()

    def flaws(self, whole: Boundary, parts: Mapping[str, Boundary]) -> list[Flaw]:
        """Return where parts do not cover a whole exactly once, the largest piece first."""
        community = shape_of(whole)
        grids = {code: shape_of(part) for code, part in sorted(parts.items())}
        found = [*_gaps(community, grids), *_overlaps(grids), *_outside(community, grids)]
        return sorted(found, key=lambda flaw: -flaw.area_m2)

    def holder(self, point: Point, parts: Mapping[str, Boundary]) -> str | None:
        """Return the part that holds a point, borders included; of several the lowest code."""
        dot = Dot(point.longitude, point.latitude)
        return next((code for code, part in sorted(parts.items()) if shape_of(part).intersects(dot)), None)


def _gaps(community: Any, grids: Mapping[str, Any]) -> Iterator[Flaw]:
    yield from _pieces(FlawKind.GAP, community.difference(union_all(list(grids.values()))))


def _overlaps(grids: Mapping[str, Any]) -> Iterator[Flaw]:
    for polygon in grids.values():
        prepare(polygon)
    for (one, left), (other, right) in combinations(grids.items(), 2):
        if left.intersects(right):
            yield from _pieces(FlawKind.OVERLAP, left.intersection(right), one, other)


def _outside(community: Any, grids: Mapping[str, Any]) -> Iterator[Flaw]:
    for code, polygon in grids.items():
        yield from _pieces(FlawKind.OUTSIDE, polygon.difference(community), code)


def _pieces(kind: FlawKind, shape: Any, *codes: str) -> Iterator[Flaw]:
    for piece in get_parts(shape):
        area = square_metres(piece) if piece.geom_type == POLYGON else 0.0
        if area >= TOLERANCE_M2:
            inside = piece.representative_point()
            yield Flaw(kind=kind, area_m2=area, at=Point(longitude=inside.x, latitude=inside.y), codes=codes)

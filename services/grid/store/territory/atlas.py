"""The atlas: all grids in force in an R-tree, kept in the memory of the process.

It is drawn anew when this process publishes a grid, when a published version comes into force, when another
process has published, and every few minutes whatever happened. Other processes' publications are looked for
once a second, by index and time of publication; machines whose clocks differ by more than SKEW may miss one
until the next drawing.
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from shapely import Point as Dot
from shapely import STRtree, get_parts

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.force import History
from services.grid.domain.territory.grid import Grid, GridInForce
from services.grid.store.territory.shapes import fault_of, shape_of
from shared.kernel import clock
from shared.kernel.geography import Box, Point

COMPARE_EVERY = 1.0  # seconds
REDRAW_EVERY = 300.0  # seconds
SKEW = timedelta(minutes=5)


class Publications(Protocol):
    """Where the grids come from."""

    def all(self) -> list[Grid]: ...

    def published_since(self, moment: datetime) -> dict[str, int]: ...


class Map:
    """The grids as they are from one moment until the next change; never changed itself."""

    def __init__(self, grids: list[Grid], at: datetime) -> None:
        history = History(grids)
        valid = history.in_force(at)
        self.grids = [
            GridInForce(
                code=grid.id,
                version_no=version.number,
                title=version.outline.title,
                community_code=grid.community_code,
            )
            for grid, version in valid
        ]
        self._by_code = {grid.code: grid for grid in self.grids}
        shapes = [shape_of(version.outline.boundary) for _, version in valid]
        self._shapes = dict(zip(self._by_code, shapes, strict=True))
        self._tree = STRtree(shapes)
        self._heirs = history.heirs(at)
        self.versions = {grid.id: grid.version for grid in grids}
        self.since, self.until = at, history.next_change(at)

    def at(self, point: Point) -> GridInForce | None:
        """Return the grid that holds a point; of several the one with the lowest code."""
        dot = Dot(point.longitude, point.latitude)
        touched = self._tree.query(dot, predicate="intersects")
        return self.grids[min(touched)] if len(touched) else None

    def named(self, code: str) -> GridInForce | None:
        return self._by_code.get(code)

    def holds(self, code: str, point: Point) -> bool:
        shape = self._shapes.get(code)
        return shape is not None and bool(shape.intersects(Dot(point.longitude, point.latitude)))

    def heirs(self, code: str) -> tuple[GridInForce, ...]:
        return tuple(self._by_code[heir] for heir in sorted(self._heirs.get(code, ())))

    def centre(self, code: str, near: Point) -> Point | None:
        shape = self._shapes.get(code)
        if shape is None:
            return None
        dot = Dot(near.longitude, near.latitude)
        middle = min(get_parts(shape), key=dot.distance).centroid
        return Point(longitude=middle.x, latitude=middle.y)

    def holds_for(self, moment: datetime) -> bool:
        """Tell whether the map is drawn for a moment; one a little before it was drawn will do."""
        return moment >= self.since - SKEW and (self.until is None or moment < self.until)


@dataclass
class _Drawing:
    """A map, and by the process's own watch when it was drawn and last compared."""

    map: Map
    drawn: float
    compared: float


class TreeAtlas:
    """One per process; asks where grids are kept only when it must."""

    def __init__(self, grids: Publications, box: Box) -> None:
        self._grids, self._box = grids, box
        self._latest: _Drawing | None = None
        self._publications = 0
        self._pencil = Lock()

    @property
    def box(self) -> Box:
        return self._box

    def at(self, point: Point, moment: datetime) -> GridInForce | None:
        return self._map(moment).at(point) if self._box.holds(point) else None

    def named(self, code: str, moment: datetime) -> GridInForce | None:
        return self._map(moment).named(code)

    def holds(self, code: str, point: Point, moment: datetime) -> bool:
        return self._map(moment).holds(code, point)

    def heirs(self, code: str, moment: datetime) -> tuple[GridInForce, ...]:
        return self._map(moment).heirs(code)

    def centre(self, code: str, moment: datetime, *, near: Point) -> Point | None:
        return self._map(moment).centre(code, near)

    def fault(self, boundary: Boundary) -> str | None:
        return fault_of(boundary)

    def renew(self) -> None:
        self._publications += 1
        self._latest = None

    def _map(self, moment: datetime) -> Map:
        """Return a map for a moment; while one worker draws it the others wait."""
        if drawing := self._usable(moment):
            return drawing.map
        with self._pencil:
            drawing = self._usable(moment) or self._draw(moment)
        return drawing.map

    def _usable(self, moment: datetime) -> _Drawing | None:
        latest = self._latest
        if latest is None or not latest.map.holds_for(moment) or self._is_stale(latest):
            return None
        return latest

    def _draw(self, moment: datetime) -> _Drawing:
        now, publications = time.monotonic(), self._publications
        drawing = _Drawing(map=Map(self._grids.all(), moment), drawn=now, compared=now)
        if publications == self._publications:  # nothing was published here while it was drawn
            self._latest = drawing
        return drawing

    def _is_stale(self, latest: _Drawing) -> bool:
        now = time.monotonic()
        if now - latest.drawn > REDRAW_EVERY:
            return True
        if now - latest.compared < COMPARE_EVERY:
            return False
        published = self._grids.published_since(clock.now() - 2 * SKEW)
        latest.compared = now
        return any(latest.map.versions.get(code) != version for code, version in published.items())

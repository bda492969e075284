"""In force: which version of which grid is valid at a moment, and what became of a grid that is no more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.territory.grid import Grid, GridVersion, Outline


@dataclass(frozen=True, kw_only=True)
class Span:
    """A version, and until when it is or was valid; None for one that nothing has followed yet."""

    number: int
    outline: Outline
    published_at: datetime
    valid_to: datetime | None

    @property
    def valid_from(self) -> datetime:
        return self.outline.valid_from


class History:
    """All grids with their versions, without those of a change that is only half written.

    The versions of one change lie in several documents. As long as one of them is missing none of them
    counts, so nobody ever sees a community that is cut in part.
    """

    def __init__(self, grids: Iterable[Grid]) -> None:
        known = list(grids)
        there = {
            (grid.id, version.valid_from, version.outline.together)
            for grid in known
            for version in grid.versions
        }
        self._grids = [(grid, [each for each in grid.versions if _is_whole(each, there)]) for grid in known]

    def in_force(self, at: datetime) -> list[tuple[Grid, GridVersion]]:
        """Return the grids that are valid at a moment, each with its version, by code.

        A grid ends when another one that names it as predecessor begins, unless it has a version of its own
        from then on: so a split keeps the old code alive only where it was published anew.
        """
        ended = self._ended(at)
        valid = [
            (grid, begun[-1])
            for grid, versions in self._grids
            if (begun := [version for version in versions if version.valid_from <= at])
        ]
        return sorted(
            (
                (grid, version)
                for grid, version in valid
                if grid.id not in ended or ended[grid.id] <= version.valid_from
            ),
            key=lambda pair: pair[0].id,
        )

    def next_change(self, after: datetime) -> datetime | None:
        """Return when the next version that is published already comes into force."""
        begins = (version.valid_from for _, versions in self._grids for version in versions)
        return min((moment for moment in begins if moment > after), default=None)

    def heirs(self, at: datetime) -> dict[str, frozenset[str]]:
        """Return into which grids in force every grid that is no more has passed, over all generations."""
        alive = {grid.id for grid, _ in self.in_force(at)}
        passed: dict[str, set[str]] = {}
        for grid, versions in self._grids:
            for version in versions:
                for code in version.outline.predecessors if version.valid_from <= at else ():
                    passed.setdefault(code, set()).add(grid.id)
        return {code: frozenset(_living(code, passed, alive)) for code in passed if code not in alive}

    def spans(self, code: str) -> tuple[Span, ...]:
        """Return the versions of a grid, oldest first, each with its end."""
        own = [version for grid, versions in self._grids if grid.id == code for version in versions]
        begins = sorted({*(version.valid_from for version in own), *self._followed(code)})
        return tuple(
            Span(
                number=version.number,
                outline=version.outline,
                published_at=version.published_at,
                valid_to=next((moment for moment in begins if moment > version.valid_from), None),
            )
            for version in own
        )

    def _followed(self, code: str) -> Iterator[datetime]:
        """Return when others began that took a grid's ground."""
        for heir, versions in self._grids:
            for version in versions:
                if heir.id != code and code in version.outline.predecessors:
                    yield version.valid_from

    def _ended(self, at: datetime) -> dict[str, datetime]:
        """Return when each grid was followed by another one, the last time until a moment."""
        ended: dict[str, datetime] = {}
        for heir, versions in self._grids:
            for version in versions:
                for code in version.outline.predecessors if version.valid_from <= at else ():
                    if code != heir.id:
                        ended[code] = max(version.valid_from, ended.get(code, version.valid_from))
        return ended


def _is_whole(version: GridVersion, there: set[tuple[str, datetime, frozenset[str]]]) -> bool:
    together = version.outline.together
    return all((code, version.valid_from, together) in there for code in together)


def _living(code: str, passed: dict[str, set[str]], alive: set[str]) -> set[str]:
    found: set[str] = set()
    seen, waiting = {code}, [code]
    while waiting:
        for heir in passed.get(waiting.pop(), set()) - seen:
            seen.add(heir)
            if heir in alive:
                found.add(heir)
            else:
                waiting.append(heir)
    return found

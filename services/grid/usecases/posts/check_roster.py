"""Check roster: whether everybody of a community is four hours in his grid, and its desk is manned."""

from dataclasses import dataclass
from datetime import date

from services.grid.domain.posts.desk import PlannedDay, Stretch, plan, unmanned
from services.grid.domain.posts.duty import Post
from services.grid.domain.posts.feasibility import NOTHING, DeskArithmetic
from services.grid.usecases.assignments.ports import Calendars
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.ports import Rota
from shared.events.staff import Shift
from shared.kernel.command import Caller
from shared.kernel.worktime import ServiceHours


@dataclass(frozen=True, kw_only=True)
class GridDay:
    """What the roster plans for the two of one grid, and when neither of them is at the desk."""

    grid_code: str
    workers: tuple[PlannedDay, ...]
    unmanned: tuple[Stretch, ...]


@dataclass(frozen=True, kw_only=True)
class RosterCheck:
    """A day of a community. `alone` and `pooled` say what is possible with days as long as the longest one.

    `unmanned` is when nobody of the whole community is at the desk during service hours; `people` is how
    many are there on average.
    """

    day: date
    is_workday: bool
    grids: tuple[GridDay, ...]
    unmanned: tuple[Stretch, ...]
    people: float
    alone: DeskArithmetic | None
    pooled: DeskArithmetic | None


def check_roster(
    rota: Rota, calendars: Calendars, *, community_code: str, day: date, caller: Caller
) -> RosterCheck:
    """Return what is planned for a day; refused is a community outside of the caller's areas."""
    caller.require_area(community_code)
    hours = calendars.current().hours_on(day)
    crews = _crews(rota, community_code)
    everybody = sorted({worker_id for crew in crews.values() for worker_id in crew})
    shifts = gather_shifts(rota, everybody, first=day, last=day)
    grids = tuple(_grid_day(code, crew, shifts, hours) for code, crew in sorted(crews.items()))
    planned = {each.worker_id: each for grid in grids for each in grid.workers}
    longest = max((each.works for each in planned.values()), default=NOTHING)
    at_desk = sum((each.at_desk for each in planned.values()), NOTHING)
    return RosterCheck(
        day=day,
        is_workday=bool(hours.sessions),
        grids=grids,
        unmanned=unmanned(hours, shifts),
        people=at_desk / hours.length if hours.sessions else 0.0,
        alone=DeskArithmetic(day=longest) if longest else None,
        pooled=DeskArithmetic(day=longest, grids=len(crews)) if longest else None,
    )


def _crews(rota: Rota, community_code: str) -> dict[str, list[str]]:
    """Return the workers of each grid of a community, A before B."""
    crews: dict[str, list[str]] = {}
    for said in sorted(rota.posts.all(), key=lambda said: (said.area, said.post)):
        if said.area.startswith(community_code) and said.post != Post.HEAD and said.worker_id:
            crews.setdefault(said.area, []).append(said.worker_id)
    return crews


def _grid_day(code: str, crew: list[str], shifts: dict[str, list[Shift]], hours: ServiceHours) -> GridDay:
    own = {worker_id: shifts.get(worker_id, []) for worker_id in crew}
    return GridDay(
        grid_code=code,
        workers=tuple(plan(worker_id, theirs) for worker_id, theirs in own.items()),
        unmanned=unmanned(hours, own),
    )

"""Give responsibility: another than the worker of post A is responsible for some households."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class ResponsibilityWish:
    """Who is to be responsible for which households of one grid, from which day to which."""

    grid_code: str
    worker_id: str
    household_ids: tuple[str, ...]
    since: date
    until: date | None


def give_responsibility(
    book: ResponsibilityBook, *, wish: ResponsibilityWish, command: Command
) -> Responsibility:
    """Keep it, once a command.

    Refused: a grid that is not in force or not the caller's, who holds no post around it, households that do
    not live there, and one that is given to somebody already on one of these days.
    """
    id = id_from("responsibility", command.by.id, command.id)
    if known := book.given.find(id):
        known.heeded(command)
        return known
    _require_post(book, wish, command)
    _require_there(book, wish, command)
    _require_free(book, wish)
    made = _made(id, wish, command)
    book.given.save(made)
    return made


def _made(id: str, wish: ResponsibilityWish, command: Command) -> Responsibility:
    made = Responsibility.give(
        id,
        wish.household_ids,
        to=wish.worker_id,
        since=wish.since,
        until=wish.until,
        by=command.by.id,
        at=command.at,
    )
    made.heeded(command)
    return made


def _require_post(book: ResponsibilityBook, wish: ResponsibilityWish, command: Command) -> None:
    command.by.require_area(wish.grid_code)
    grid = book.register.atlas.named(wish.grid_code, command.at)
    if grid is None:
        raise NotFound(f"there is no grid {wish.grid_code} in force")
    if gather_crew(book.rota, grid, at=command.at).holder(wish.worker_id) is None:
        raise Conflict(f"{wish.worker_id} 在该网格没有岗位")


def _require_there(book: ResponsibilityBook, wish: ResponsibilityWish, command: Command) -> None:
    known = book.register.households.find_all(wish.household_ids)
    areas = areas_of(book.register, known.values(), at=command.at)
    if strange := _named(id for id in wish.household_ids if areas.get(id) != wish.grid_code):
        raise Invalid(f"不在网格 {wish.grid_code} 内：{strange}", {"household_ids": ["不在该网格"]})


def _require_free(book: ResponsibilityBook, wish: ResponsibilityWish) -> None:
    wanted = set(wish.household_ids)
    meeting = [each for each in book.given.of_households(wanted) if each.meets(wish.since, wish.until)]
    if taken := _named(wanted & {id for each in meeting for id in each.household_ids}):
        raise Conflict(f"这些日期内已另有责任人：{taken}")


def _named(ids: Iterable[str]) -> str:
    return "、".join(sorted(ids)[:5])

"""What the use cases of responsibilities need from the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.domain.responsibilities.responsibility_check import ResponsibilityCheck
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Communities, Grids, Inhabited, Register


class Responsibilities(Protocol):
    """Every responsibility that was given to somebody."""

    def get(self, id: str) -> Responsibility:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Responsibility | None:
        """Return one, or None."""

    def save(self, aggregate: Responsibility, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def of_households(self, ids: Iterable[str]) -> list[Responsibility]:
        """Return those that name one of some households, over or not, in the order of their ids."""


class ResponsibilityChecks(Protocol):
    """What the newest look at each area has found."""

    def find(self, id: str) -> ResponsibilityCheck | None:
        """Return that of an area, or None."""

    def save(self, aggregate: ResponsibilityCheck, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""


@dataclass(frozen=True, kw_only=True)
class ResponsibilityBook:
    """All that says who is responsible for a household."""

    given: Responsibilities
    register: Register
    rota: Rota


@dataclass(frozen=True, kw_only=True)
class Street:
    """What the nightly look goes over."""

    book: ResponsibilityBook
    checks: ResponsibilityChecks
    communities: Communities
    grids: Grids
    inhabited: Inhabited

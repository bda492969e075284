"""Locate: which grid a place lies in, and who is responsible there."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.posts.duty import Holder, Presence
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Location, Place
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """The holder of a post, and where he is now."""

    holder: Holder
    presence: Presence

    @property
    def on_duty(self) -> bool:
        return self.presence is Presence.ON_DUTY


@dataclass(frozen=True, kw_only=True)
class Located:
    """A location with those who are responsible for it."""

    location: Location
    responsible: tuple[Responsible, ...] = ()


def locate(register: Register, rota: Rota, *, place: Place, at: datetime) -> Located:
    """Tell where a place is and who is responsible; refused are coordinates outside of the city."""
    if place.point:
        register.atlas.box.require(place.point)
    location = find_place(register, place, at=at)
    if location.grid is None:
        return Located(location=location)
    return Located(location=location, responsible=responsible_for(rota, location.grid, at=at))


def responsible_for(rota: Rota, grid: GridInForce, *, at: datetime) -> tuple[Responsible, ...]:
    """Return who holds the posts around a grid, and where they are."""
    crew = gather_crew(rota, grid, at=at)
    return tuple(Responsible(holder=held, presence=held.presence(at)) for held in crew.holders)

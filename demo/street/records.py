"""Records: every row of the demo street, flat, so that it can be sent as it is.

Rows refer to each other by id and come in the order in which they can be imported: a row stands
after everything it refers to. Positions are WGS-84; ids and codes are those of the real system.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from demo.street.codes import DutyPlace, Population, Relation, Role, Sex, Tenure


class Point(NamedTuple):
    """A position in WGS-84 degrees, in the order of GeoJSON."""

    longitude: float
    latitude: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Street:
    """The subdistrict (街道)."""

    code: str
    name: str
    district: str
    city: str
    province: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Community:
    """A community (社区); `name` comes without that word. `ring` is its boundary, as that of its grids."""

    code: str
    name: str
    street_code: str
    ring: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A grid (网格). `ring` is its boundary: closed, counter-clockwise, shared borders exact."""

    code: str
    name: str
    community_code: str
    ring: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Compound:
    """A residential compound (小区). It lies in one grid."""

    id: str
    name: str
    community_code: str
    grid_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Building:
    """A building (楼栋). `address` is like 全椒路社区幸福小区3幢; every floor of a unit has as many rooms."""

    id: str
    compound_id: str
    grid_code: str
    address: str
    point: Point
    floors: int
    units: int
    rooms: int
    built: int


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """A house (户室), lived in or vacant. `address` is like 全椒路社区幸福小区3幢1单元501室."""

    id: str
    building_id: str
    grid_code: str
    address: str
    unit: int
    floor: int
    room: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Household:
    """A household (户) in its house; `size` is the number of its members."""

    id: str
    house_id: str
    grid_code: str
    address: str
    size: int
    tenure: Tenure
    population: Population


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A person, who never existed. Children and some of the old have no phone."""

    id: str
    household_id: str
    grid_code: str
    relation: Relation
    name: str
    sex: Sex
    born: date
    id_number: str
    phone: str | None
    population: Population

    def age_on(self, day: date) -> int:
        """Return the age in completed years."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True, kw_only=True, slots=True)
class Worker:
    """Somebody of the staff. `area` is his grid, community or street; `phone` is the duty phone."""

    id: str
    name: str
    phone: str
    role: Role
    area: str
    community_code: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A post and its holder: A and B of a grid, head of a community."""

    area: str
    post: str
    worker_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyShift:
    """Half a day of one worker, in local time."""

    worker_id: str
    day: date
    start: time
    end: time
    place: DutyPlace


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoStreet:
    """The whole street. People are as old as they should be on `as_of`.

    `workers` hold the posts A and B of the grids; `officers` are the rest of the staff.
    """

    seed: int
    as_of: date
    street: Street
    communities: tuple[Community, ...]
    grids: tuple[Grid, ...]
    compounds: tuple[Compound, ...]
    buildings: tuple[Building, ...]
    houses: tuple[House, ...]
    households: tuple[Household, ...]
    people: tuple[Person, ...]
    workers: tuple[Worker, ...]
    officers: tuple[Worker, ...]
    posts: tuple[Post, ...]

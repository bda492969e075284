"""Staff: two workers for every grid, and the officers behind them."""

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from demo.street.codes import Role, Sex
from demo.street.identity import a_duty_phone
from demo.street.names import a_given_name, a_surname
from demo.street.records import Community, Grid, Post, Street, Worker

CLERKS, SECTIONS, LEADERS = 6, 5, 1  # six windows; 三办两中心; 分管领导
BIRTH_YEARS = (1970, 2001)


class Personnel:
    """Takes people on; staff numbers are counted up."""

    def __init__(self, luck: Random) -> None:
        self._luck = luck
        self._serials = count(1)

    def workers(self, grids: Sequence[Grid]) -> tuple[Worker, ...]:
        """Return two workers for every grid, in the order of the grids: the A, then the B."""
        return tuple(
            self._hire(Role.WORKER, grid.code, grid.community_code) for grid in grids for _ in ("A", "B")
        )

    def officers(self, street: Street, communities: Sequence[Community]) -> tuple[Worker, ...]:
        """Return a head for the station of every community, then those who work for the whole street."""
        heads = [self._hire(Role.STATION_HEAD, community.code, community.code) for community in communities]
        roles = [Role.CLERK] * CLERKS + [Role.SECTION_HEAD] * SECTIONS + [Role.LEADER] * LEADERS
        return (*heads, *(self._hire(role, street.code, None) for role in roles))

    def _hire(self, role: Role, area: str, community_code: str | None) -> Worker:
        serial = next(self._serials)
        sex, born = self._luck.choice(list(Sex)), self._luck.randint(*BIRTH_YEARS)
        return Worker(
            id=f"W{serial:04d}",
            name=a_surname(self._luck) + a_given_name(self._luck, sex=sex, born=born),
            phone=a_duty_phone(serial),
            role=role,
            area=area,
            community_code=community_code,
        )


def fill_posts(workers: Sequence[Worker], officers: Sequence[Worker]) -> Iterator[Post]:
    """Give the posts A and B of a grid to its two workers, the post of head to the head of a station."""
    for place, worker in enumerate(workers):
        yield Post(area=worker.area, post="AB"[place % 2], worker_id=worker.id)
    for officer in officers:
        if officer.role is Role.STATION_HEAD:
            yield Post(area=officer.area, post="head", worker_id=officer.id)

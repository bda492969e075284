"""A small town for journeys: the deploy step, the four services as `nameko run` starts them, one grid with
its two workers, and people with tokens."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from ops.house import House
from ops.keys import PRIVATE
from ops.tokens import issue
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.plumbing.client import Client
from tests.eventually import eventually

STREET = "340102998"
COMMUNITY = f"{STREET}001"
GRID = f"{COMMUNITY}J001"
OTHER_GRID = f"{COMMUNITY}J002"
WEST, EAST, SOUTH, NORTH = 117.300, 117.303, 31.870, 31.873
INSIDE = {"longitude": 117.3015, "latitude": 31.8715}
ALL_DAY = {"start": "00:00:00", "end": "23:59:59", "place": "grid"}
ROLES = {
    "clerk": ("C0001", STREET),
    "checker": ("C0002", STREET),
    "operator": ("O0001", STREET),
    "station_head": ("W0003", COMMUNITY),
    "worker": ("W0001", GRID),
    "partner": ("W0002", GRID),
    "stranger": ("W0009", OTHER_GRID),
    "resident": ("R000001", ""),
}
REAL_ROLE = {"checker": "clerk", "partner": "worker", "stranger": "worker"}


class Town:
    """The services run from entering to leaving."""

    def __init__(self, amqp_uri, mongo_uri, folder: Path):
        self.amqp_uri = amqp_uri
        named = {"AMQP_URI": amqp_uri, "MONGO_URI": mongo_uri}
        self.house = House(folder, lambda words: None, os.environ | named)
        self.signing_key = folder / "keys" / PRIVATE
        self._clients = {}

    def __enter__(self):
        try:
            self.house.start()
            self.settle_in()
        except BaseException:
            self.house.stop()
            raise
        return self

    def __exit__(self, *failure):
        for client in self._clients.values():
            client.close()
        self.house.stop()

    def as_(self, who) -> Client:
        """Return a client that asks as one of the people."""
        if who not in self._clients:
            self._clients[who] = Client(self.amqp_uri, self.token(who))
        return self._clients[who]

    def token(self, who, hours=8):
        subject, area = ROLES[who]
        areas = [area] if area else []
        return issue(
            self.signing_key, subject=subject, roles=[REAL_ROLE.get(who, who)], areas=areas, hours=hours
        )

    def settle_in(self):
        """Draw the grid, enlist its workers and put both on duty for this month and the next."""
        operator = self.as_("operator")
        ring = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
        names = {"name": "明光路街道", "district": "瑶海区", "city": "合肥市", "province": "安徽省"}
        granted(operator.grid.import_streets(command_id=wish(), rows=[{"id": STREET, **names}]))
        community = {"id": COMMUNITY, "name": "全椒路社区", "boundary": [ring]}
        granted(operator.grid.import_communities(command_id=wish(), rows=[community]))
        granted(
            operator.grid.import_grids(
                command_id=wish(),
                rows=[
                    {
                        "code": GRID,
                        "title": "第一网格",
                        "community_code": COMMUNITY,
                        "boundary": [ring],
                        "valid_from": "2026-01-01T00:00:00+08:00",
                    }
                ],
            )
        )
        granted(operator.staff.enlist_workers(command_id=wish(), rows=[*map(a_worker, (1, 2, 3))]))
        posts = [(GRID, "A", "W0001"), (GRID, "B", "W0002"), (COMMUNITY, "head", "W0003")]
        granted(
            operator.staff.fill_posts(
                command_id=wish(),
                rows=[{"area": area, "post": post, "worker_id": worker} for area, post, worker in posts],
            )
        )
        rows = [a_roster(worker, month) for worker in ("W0001", "W0002") for month in months()]
        granted(operator.staff.publish_rosters(command_id=wish(), rows=rows))
        eventually(self._both_on_duty)

    def _both_on_duty(self):
        posts = self.as_("clerk").grid.locate(**INSIDE)["posts"]
        return sum(post["on_duty"] for post in posts if post["post"] in "AB") == 2


def a_worker(number):
    role = "station_head" if number == 3 else "worker"
    return {
        "id": f"W{number:04d}",
        "staff_no": f"YM{number:04d}",
        "name": "王小明",
        "role": role,
        "duty_phone": "19900090001",
        "area": COMMUNITY,
    }


def a_roster(worker, first):
    days = [first + timedelta(days=n) for n in range(31) if (first + timedelta(days=n)).month == first.month]
    shifts = [{"day": day.isoformat(), **ALL_DAY} for day in days]
    return {"worker_id": worker, "month": f"{first:%Y-%m}", "shifts": shifts}


def months():
    this = local_time(clock.now()).date().replace(day=1)
    return this, (this + timedelta(days=31)).replace(day=1)


def an_issue(**but):
    return {
        "topic": "MS-09",
        "subject": "楼道堆物",
        "words": "三单元楼道里堆满了纸箱",
        "channel": "phone",
        "place": dict(INSIDE),
        "name": "李四",
        "phone": "19900012345",
    } | but


def wish():
    """Return a command id that nobody has used."""
    return uuid4().hex


def granted(answer):
    refused = [row for row in answer["rows"] if not row["ok"]]
    assert not refused, refused
    return answer

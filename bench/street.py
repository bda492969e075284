"""Ours: the four services as processes, two grids of the demo street, and clients who report issues."""

import os
from pathlib import Path
from random import Random
from typing import Any, Self
from uuid import uuid4

from pymongo import MongoClient

from bench.finish import Finish, race
from bench.measure import Round
from demo.load import bring
from demo.sample import sample
from demo.shipments import shipments
from demo.street import make_street, spot_near
from ops.house import House
from ops.keys import PRIVATE
from ops.tokens import issue
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.plumbing.client import Client

BINDINGS = [("intake.events", "handler_named"), ("notify.events", "notice_sent")]
PATIENCE = 60.0  # seconds


class Street:
    """Runs from entering to leaving, on the broker and the database that the environment names."""

    def __init__(self, folder: Path) -> None:
        self._luck = Random(1)
        self._street = sample(make_street(), grids=2)
        self._house = House(folder, lambda words: None)
        self._key = folder / "keys" / PRIVATE

    def __enter__(self) -> Self:
        try:
            self._house.start()
            self._settle()
        except BaseException:
            self._house.stop()
            raise
        return self

    def _settle(self) -> None:
        self._operator = Client(os.environ["AMQP_URI"], self._token("operator"), timeout=PATIENCE)
        bring(self._operator, shipments(self._street, local_time(clock.now()).date()))
        self._clerk = self._operator.acting_for(self._token("clerk"))
        self._finish = Finish(os.environ["AMQP_URI"], BINDINGS, case_of=_case_of, awaited=len(BINDINGS))

    def __exit__(self, *_: object) -> None:
        self._finish.close()
        self._operator.close()
        self._house.stop()

    def round(self, count: int, *, clients: int) -> Round:
        """Report so many issues, and wait until each is with its worker."""
        seconds, first, second = race(count, self._report, self._finish, clients=clients)
        return Round(seconds=seconds, first=first, second=second)

    def example(self) -> dict[str, Any]:
        """Return documents as the services keep them, by collection, for the floor to write the like."""
        with MongoClient[dict[str, Any]](os.environ["MONGO_URI"], tz_aware=True) as mongo:
            return {
                "case": mongo["intake"]["cases"].find_one({"handler": {"$ne": None}}),
                "assignment": mongo["grid"]["assignments"].find_one(),
                "notice": mongo["notify"]["notices"].find_one(),
            }

    def _report(self) -> str:
        grid = self._luck.choice(self._street.grids)
        spot = spot_near(self._street, grid.code, luck=self._luck)
        answer = self._clerk.intake.report_issue(
            command_id=uuid4().hex,
            topic="MS-10",
            subject="路灯不亮",
            words="小区门口的路灯已经三天不亮了，晚上看不清路。",
            channel="phone",
            place={"longitude": spot.point.longitude, "latitude": spot.point.latitude},
            name="李四",
            phone=f"199{self._luck.randrange(10**8):08}",
        )
        return str(answer["case_id"])

    def _token(self, role: str) -> str:
        area = self._street.street.code
        return issue(self._key, subject=role, roles=[role], areas=[area], hours=8)


def _case_of(event: dict[str, Any]) -> str | None:
    data = event["data"]
    if event["type"] == "notify.notice_sent" and data["template"] != "case_assigned":
        return None
    return str(data["case_id"])

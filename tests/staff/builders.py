"""Ready-made things of staff; a test names only what it is about."""

from datetime import UTC, date, datetime, time

from services.staff.domain.posts import Holder, Post, Posts
from services.staff.domain.roster import DutyPlace, DutyShift, Roster
from services.staff.domain.worker import Particulars, Role, Worker
from services.staff.usecases.enlist_workers import WorkerRow
from services.staff.usecases.publish_rosters import RosterRow
from shared.kernel.command import Caller, Command

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
STREET, COMMUNITY = "340102998", "340102998001"
GRID = "340102998001J001"
MONTH = "2026-11"
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def a_caller(**but):
    return Caller(
        **{"id": "W0100", "roles": frozenset({"station_head"}), "areas": frozenset({COMMUNITY})} | but
    )


def a_command(id="command-1", *, digest=None, **but):
    return Command(id=id, by=a_caller(**but), digest=digest or id, at=NOON)


def a_worker(id="W0001", **but):
    particulars = {"name": "王小明", "role": Role.WORKER, "area": COMMUNITY} | but
    worker = Worker(id=id, particulars=Particulars(**particulars))
    worker.enlist(worker.particulars)
    return worker


def a_worker_row(**but):
    return WorkerRow(**{"id": "W0001", "name": "王小明", "role": Role.WORKER, "area": COMMUNITY} | but)


def a_holder(worker_id="W0001"):
    return Holder(worker_id=worker_id, label="王*")


def some_posts(area=GRID, **holders):
    """Return the posts of an area: `some_posts(A="W0001", B="W0002")`."""
    posts = Posts(id=area)
    for post, worker_id in holders.items():
        posts.fill(Post(post), a_holder(worker_id))
    return posts


def a_shift(day=MONDAY, start="08:30", end="12:30", place="grid"):
    times = {"start": time.fromisoformat(start), "end": time.fromisoformat(end)}
    return DutyShift(day=day, place=DutyPlace(place), **times)


def on_leave(*days):
    return tuple(a_shift(day, place="leave") for day in days)


def a_roster(worker_id="W0001", *shifts, month=MONTH):
    roster = Roster.blank(worker_id, month)
    roster.publish(shifts)
    return roster


def a_roster_row(worker_id="W0001", *shifts, month=MONTH):
    return RosterRow(worker_id=worker_id, month=month, shifts=shifts)

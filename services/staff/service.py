"""The wiring of staff: its doors, and what stands behind them."""

from services.staff.entrypoints import rpc
from services.staff.store.absences import MongoAbsences
from services.staff.store.posts import MongoPosts
from services.staff.store.rosters import MongoRosters
from services.staff.store.workers import MongoWorkers
from shared.plumbing.kept import Kept
from shared.plumbing.memory import Remembered
from shared.plumbing.sealing import Sealing


class StaffService(rpc.Rpc):
    """Run with `nameko run --config services/staff/config.yml services.staff.service:StaffService`."""

    name = "staff"
    workers = Kept(MongoWorkers)
    posts = Kept(MongoPosts)
    rosters = Kept(MongoRosters)
    absences = Remembered(MongoAbsences)
    sealer = Sealing()

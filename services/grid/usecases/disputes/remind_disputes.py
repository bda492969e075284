"""Remind of disputes whose time comes to its end, or whose agreement is to be asked about."""

from datetime import datetime

from services.grid.usecases.disputes.ports import Disputes
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one

ONE_TURN = 100  # disputes


def remind_disputes(disputes: Disputes, *, now: datetime) -> int:
    """Tell of one turn of disputes; return how many. Each mark once, by any number of replicas."""

    def remind_one(id: str) -> None:
        dispute = disputes.get(id)
        dispute.remind(now=now)
        if dispute.happened():
            disputes.save(dispute)

    ripe = disputes.to_remind(local_time(now).date(), limit=ONE_TURN)
    each_one(ripe, remind_one)
    return len(ripe)

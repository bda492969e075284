"""Verify the access log: the chain of looks must stand as it was written."""

from dataclasses import dataclass

from services.grid.domain.access.look import Link, first_break
from services.grid.usecases.access.note_look import keyed_hash
from services.grid.usecases.access.ports import Journal
from services.grid.usecases.records.ports import Sealer
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How many entries were checked, where the chain breaks, its end so far, and whether there is more."""

    checked: int
    broken_at: int | None
    last: Link
    more: bool


def verify_access_log(journal: Journal, sealer: Sealer, *, after: int, limit: int) -> Verdict:
    """Check the next entries of the log; raises NotFound where it does not reach that far.

    What was kept long enough is gone: a log from which it was removed begins behind a checkpoint.
    """
    checkpoint = journal.checkpoint()
    if checkpoint and not checkpoint.stands(keyed_hash(sealer)):
        return Verdict(checked=0, broken_at=checkpoint.link.number, last=checkpoint.link, more=False)
    begin = checkpoint.link if checkpoint and after <= checkpoint.link.number else journal.link(after)
    if begin is None:
        raise NotFound(f"访问日志没有第{after}条")
    after = begin.number
    entries = journal.entries(after, limit=limit)
    last = Link(number=entries[-1].number, hash=entries[-1].hash) if entries else begin
    return Verdict(
        checked=len(entries),
        broken_at=first_break(entries, begin, keyed_hash(sealer)),
        last=last,
        more=len(entries) == limit,
    )

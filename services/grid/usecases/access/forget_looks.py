"""Forget looks: what was kept long enough is removed from the beginning of the log (§3.8)."""

from datetime import datetime, timedelta
from itertools import takewhile

from services.grid.domain.access.access_rules import AccessRules
from services.grid.domain.access.look import BEGINNING, Checkpoint, Link
from services.grid.usecases.access.note_look import keyed_hash
from services.grid.usecases.access.ports import Journal
from services.grid.usecases.records.ports import Sealer

AT_ONCE = 200


def forget_looks(journal: Journal, sealer: Sealer, rules: AccessRules, *, now: datetime) -> int:
    """Remove some of the entries that are old enough; return how many there were.

    The log then begins behind a checkpoint, so that the rest can still be verified.
    """
    checkpoint, oldest = journal.checkpoint(), now - timedelta(days=rules.kept_days)
    begin = checkpoint.link if checkpoint else BEGINNING
    entries = journal.entries(begin.number, limit=AT_ONCE)
    old = list(takewhile(lambda entry: entry.look.where.at < oldest, entries))
    if old:
        link = Link(number=old[-1].number, hash=old[-1].hash)
        journal.forget(Checkpoint.at(link, keyed_hash(sealer)))
    return len(old)

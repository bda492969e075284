"""Note a look: the log grows by one entry before anything is shown."""

from functools import partial

from services.grid.domain.access.look import KeyedHash, LogEntry, Look, chained, same_wish
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.ports import Sealer
from shared.kernel.errors import Conflict, StaleWrite

TRIES = 50


def note_look(desk: Desk, look: Look) -> LogEntry:
    """Return the entry of a look; a command that asks again has the one that it has.

    Where the id of a command comes again for another look it raises Conflict: that one would go unnoticed.
    Others write at the same time, so the end of the chain is looked for anew until there is room; raises
    StaleWrite where there is none for long.
    """
    journal = desk.journal
    if look.command and (known := journal.of_command(look.command)):
        if not same_wish(known.look, look):
            raise Conflict(f"command {look.command} was used before, for something else")
        return known
    for _ in range(TRIES):
        entry = chained(look, journal.last(), keyed_hash(desk.sealer))
        if journal.add(entry):
            return entry
    raise StaleWrite("access log")


def keyed_hash(sealer: Sealer) -> KeyedHash:
    """Return the hash of the chain: nobody can reckon it who has but the database."""
    return partial(sealer.fingerprint, purpose="access_log")

"""Look sources: what every door hands on behind which somebody sees something of people."""

from services.grid.domain.access.look import Where
from services.grid.entrypoints.sources import Sources
from services.grid.usecases.access.ports import AccessTable, Desk, Journal, RevealDays
from services.grid.usecases.records.ports import People, Rules, Sealer


class LookSources(Sources):
    """Who may see what, and where looks are written down and reveals are counted."""

    people: People
    record_rules: Rules
    access_table: AccessTable
    journal: Journal
    reveal_days: RevealDays
    sealer: Sealer

    def _desk(self, where: Where) -> Desk:
        """Return the desk, with the rules of that moment."""
        return Desk(
            register=self.register,
            people=self.people,
            record_rules=self.record_rules.in_force(where.at),
            access_rules=self.access_table.in_force(where.at),
            sealer=self.sealer,
            journal=self.journal,
        )

"""Dispute sources: what doors and timers of disputes hand to the use cases together."""

from services.grid.entrypoints.sources import Sources
from services.grid.usecases.disputes.ports import DisputeBook, Disputes, DisputeTable
from services.grid.usecases.records.ports import Sealer


class DisputeSources(Sources):
    """Where disputes are, and how they are mediated."""

    disputes: Disputes
    dispute_table: DisputeTable
    sealer: Sealer

    @property
    def dispute_book(self) -> DisputeBook:
        return DisputeBook(disputes=self.disputes, table=self.dispute_table, seal=self.sealer)

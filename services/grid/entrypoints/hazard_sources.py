"""Hazard sources: what doors, listeners and timers of hazards hand to the use cases together."""

from services.grid.entrypoints.sources import Sources
from services.grid.usecases.hazards.ports import HazardBook, Hazards, HazardTable
from services.grid.usecases.records.ports import Sealer


class HazardSources(Sources):
    """Where hazards are, and what counts as one."""

    hazards: Hazards
    hazard_table: HazardTable
    sealer: Sealer

    @property
    def hazard_book(self) -> HazardBook:
        return HazardBook(hazards=self.hazards, table=self.hazard_table, seal=self.sealer)

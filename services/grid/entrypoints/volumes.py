"""RPC doors to the volumes of buildings and grids, and the timer that freezes them."""

from datetime import datetime
from typing import Any

from nameko.timer import timer

from services.grid.domain.volumes.paper import paper
from services.grid.domain.volumes.volume import VolumeKind
from services.grid.entrypoints.completeness import CompletenessDoors
from services.grid.schemas.volumes.volume import ComparisonForm, ComparisonView, VolumeForm, VolumeView
from services.grid.usecases.service_cards.ports import CardBook
from services.grid.usecases.volumes.freeze_volumes import freeze_volumes
from services.grid.usecases.volumes.get_volume import Comparison, VolumeSheet, compare_volumes, get_volume
from services.grid.usecases.volumes.ports import Incidents, Library, Volumes, VolumeTable
from shared.kernel import clock
from shared.kernel.command import Caller
from shared.plumbing.door import query
from shared.plumbing.paper import PaperView, show_paper
from shared.plumbing.printing import Printer

READERS = ("worker", "clerk", "station_head", "section_head", "leader")
HALF_AN_HOUR = 1800  # seconds


class VolumeDoors(CompletenessDoors):
    """Doors of volumes."""

    volumes: Volumes
    volume_table: VolumeTable
    incidents: Incidents
    card_rules: CardBook
    printer: Printer

    @property
    def library(self) -> Library:
        return Library(
            grids=self.grids,
            buildings=self.buildings,
            atlas=self.atlas,
            rota=self.rota,
            ledger=self.ledger,
            incidents=self.incidents,
        )

    @query(VolumeForm, VolumeView, allow=READERS)
    def get_volume(self, caller: Caller, *, kind: VolumeKind, about: str, month: str | None) -> VolumeSheet:
        """Show the volume of a building or grid, as it is now or as it was frozen for a month."""
        return self._sheet(caller, kind, about, month)

    @query(ComparisonForm, ComparisonView, allow=READERS)
    def compare_volumes(self, caller: Caller, **wish: Any) -> Comparison:
        """Show what changed in a volume from one frozen month to another."""
        return compare_volumes(self.volumes, caller=caller, **wish)

    @query(VolumeForm, PaperView, allow=READERS)
    def print_volume(
        self, caller: Caller, *, kind: VolumeKind, about: str, month: str | None
    ) -> dict[str, Any]:
        """Print a volume as PDF, with its hash as text and QR code; a frozen one is always the same bytes."""
        sheet = self._sheet(caller, kind, about, month)
        document = paper(
            sheet.volume, office=self.card_rules.in_force(sheet.volume.drawn_at).office, digest=sheet.digest
        )
        return show_paper(document, self.printer.draw(document))

    @timer(interval=HALF_AN_HOUR)
    def freeze_volumes(self) -> None:
        """Every replica does it; what one has kept the others leave."""
        while self._freeze_some(clock.now()):
            pass

    def _freeze_some(self, at: datetime) -> int:
        rules = self.volume_table.in_force(at)
        return freeze_volumes(self.library, self.communities, self.volumes, rules, at=at)

    def _sheet(self, caller: Caller, kind: VolumeKind, about: str, month: str | None) -> VolumeSheet:
        return get_volume(
            self.library,
            self.volumes,
            kind=kind,
            about=about,
            month=month,
            caller=caller,
            at=clock.now(),
        )

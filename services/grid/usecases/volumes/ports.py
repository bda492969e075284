"""What the use cases of volumes need from the world outside."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.volumes.findings import Inspected, Troubles
from services.grid.domain.volumes.volume import FrozenVolume, VolumeKind
from services.grid.domain.volumes.volume_rules import VolumeRules
from services.grid.usecases.completeness.ports import Ledger
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas, Buildings, Grids


class Incidents(Protocol):
    """Knows what went wrong, and what is looked after."""

    def in_grid(self, grid_code: str, *, since: datetime) -> Troubles:
        """Return the hazards, disputes and cases of a grid; what ended or began since then."""

    def in_building(self, building_id: str, household_ids: Collection[str], *, since: datetime) -> Troubles:
        """Return the same for a building and the households in it."""

    def facilities_of_grid(self, grid_code: str) -> list[Inspected]:
        """Return the facilities of a grid, those of its buildings with them."""

    def facilities_of_building(self, building_id: str) -> list[Inspected]:
        """Return the facilities of a building."""


class Volumes(Protocol):
    """The frozen volumes."""

    def keep_new(self, volumes: Sequence[FrozenVolume]) -> None:
        """Keep volumes; one that is there already stays as it is, whatever is told."""

    def find(self, id: str) -> FrozenVolume | None:
        """Return one by its id, or None."""

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of some ids under which a volume is kept."""

    def months(self, kind: VolumeKind, about: str) -> list[str]:
        """Return the months of which a volume is kept, the latest first; at most ten years of them."""


class VolumeTable(Protocol):
    """When volumes are frozen, in versions."""

    def in_force(self, at: datetime) -> VolumeRules:
        """Return the version of that day."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """All that volumes are drawn from."""

    grids: Grids
    buildings: Buildings
    atlas: Atlas
    rota: Rota
    ledger: Ledger
    incidents: Incidents

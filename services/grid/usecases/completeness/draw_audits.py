"""Draw audits: once a month and grid, by a lot that nobody can foresee or draw again."""

from datetime import datetime

from services.grid.domain.completeness.audit import SamplingAudit, audit_id
from services.grid.domain.records.origin import RecordState
from services.grid.usecases.completeness.ports import Ledger, Lot
from services.grid.usecases.territory.ports import Communities, Grids
from shared.kernel.calendar import local_time
from shared.kernel.errors import StaleWrite


def draw_audits(ledger: Ledger, grids: Grids, communities: Communities, lot: Lot, *, at: datetime) -> None:
    """Draw this month's audit of every grid in force that has none; of two replicas one draws it."""
    month = f"{local_time(at):%Y-%m}"
    for community in communities.within(""):
        for grid in grids.of_community(community.id):
            known = ledger.audits.find(audit_id(grid.id, month))
            if known is None and ledger.atlas.named(grid.id, at):
                _draw(ledger, lot, grid.id, at)


def _draw(ledger: Ledger, lot: Lot, grid_code: str, at: datetime) -> None:
    ids = [building.id for building in ledger.buildings.in_grids([grid_code])]
    month, homes = f"{local_time(at):%Y-%m}", ledger.homes.in_buildings(ids, on=local_time(at).date())
    verified = [home.household.id for home in homes if home.household.state is RecordState.VERIFIED]
    by_lot = sorted(verified, key=lambda id: lot.fingerprint(id, f"audit.{month}"))
    if by_lot:
        try:
            ledger.audits.save(SamplingAudit.draw(grid_code, month, by_lot, at=at))
        except StaleWrite:
            return  # another replica was first

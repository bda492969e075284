"""Draw audits: once a month and grid, by a lot that nobody can foresee or draw again."""

from datetime import datetime

from services.grid.domain.completeness.audit import SamplingAudit, audit_id
from services.grid.usecases.completeness.ports import Ledger, Lot
from services.grid.usecases.territory.grids_in_force import grids_in_force
from services.grid.usecases.territory.ports import Communities, Grids
from shared.kernel.calendar import local_time
from shared.kernel.errors import StaleWrite


def draw_audits(ledger: Ledger, grids: Grids, communities: Communities, lot: Lot, *, at: datetime) -> None:
    """Draw this month's audit of every grid in force that has none; of two replicas one draws it."""
    month = f"{local_time(at):%Y-%m}"
    for code in grids_in_force(communities, grids, ledger.atlas, at=at):
        if ledger.audits.find(audit_id(code, month)) is None:
            _draw(ledger, lot, code, month, at=at)


def _draw(ledger: Ledger, lot: Lot, grid_code: str, month: str, *, at: datetime) -> None:
    buildings = [building.id for building in ledger.buildings.in_grids([grid_code])]
    verified = ledger.homes.verified_in(buildings)
    by_lot = sorted(verified, key=lambda id: lot.fingerprint(id, f"audit.{month}"))
    if by_lot:
        try:
            ledger.audits.save(SamplingAudit.draw(grid_code, month, by_lot, at=at))
        except StaleWrite:
            return  # another replica was first

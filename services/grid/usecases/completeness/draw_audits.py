"""Draw audits, once a month and grid, by a lot that nobody can foresee or draw again; and end them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import groupby

from services.grid.domain.completeness.audit import SamplingAudit, audit_id
from services.grid.usecases.completeness.ports import Audits, Ledger, Lot
from services.grid.usecases.territory.grids_in_force import grids_in_force
from services.grid.usecases.territory.ports import Communities, Grids
from shared.kernel.calendar import local_time
from shared.kernel.errors import StaleWrite

STREET_DIGITS, AT_ONCE = 9, 200


def draw_audits(ledger: Ledger, grids: Grids, communities: Communities, lot: Lot, *, at: datetime) -> None:
    """Draw this month's audit of every grid in force that has none; of two replicas one draws it.

    A grid that is alone in its street has none: nobody else could ask.
    """
    month = f"{local_time(at):%Y-%m}"
    codes = list(grids_in_force(communities, grids, ledger.atlas, at=at))
    for code, auditor in auditors(codes, lot, month).items():
        if ledger.audits.find(audit_id(code, month)) is None:
            _draw(ledger, lot, code, month, auditor_grid=auditor, at=at)


def auditors(grid_codes: Collection[str], lot: Lot, month: str) -> Mapping[str, str]:
    """Return who asks whom again: in each street a circle by lot, so each asks one and is asked by one."""
    by_lot = sorted(grid_codes, key=lambda code: (_street(code), lot.fingerprint(code, f"auditor.{month}")))
    circles = [list(circle) for _, circle in groupby(by_lot, key=_street)]
    return {
        code: other
        for circle in circles
        for code, other in zip(circle, [*circle[1:], circle[0]], strict=True)
        if code != other
    }


def end_audits(audits: Audits, *, at: datetime) -> int:
    """End some audits of months that are over, and return how many; another replica may have been first."""
    late = audits.open_before(f"{local_time(at):%Y-%m}", limit=AT_ONCE)
    for audit in late:
        audit.end(at)
        try:
            audits.save(audit)
        except StaleWrite:
            continue
    return len(late)


def _street(grid_code: str) -> str:
    return grid_code[:STREET_DIGITS]


def _draw(ledger: Ledger, lot: Lot, grid_code: str, month: str, *, auditor_grid: str, at: datetime) -> None:
    buildings = [building.id for building in ledger.buildings.in_grids([grid_code])]
    verified = ledger.homes.verified_in(buildings)
    by_lot = sorted(verified, key=lambda id: lot.fingerprint(id, f"audit.{month}"))
    rules = ledger.rules.in_force(at).clears.audit
    if by_lot:
        try:
            ledger.audits.save(
                SamplingAudit.draw(grid_code, month, by_lot, rules, auditor_grid=auditor_grid, at=at)
            )
        except StaleWrite:
            return  # another replica was first

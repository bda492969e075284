"""Check a household: note what it said when it was asked again."""

from datetime import datetime

from services.grid.domain.completeness.audit import Check, SamplingAudit, audit_id
from services.grid.usecases.completeness.ports import Audits
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.command import Caller, Command
from shared.kernel.errors import NotFound

STREET_DIGITS = 9


def check_household(
    audits: Audits,
    atlas: Atlas,
    rota: Rota,
    *,
    grid_code: str,
    month: str,
    household_id: str,
    accurate: bool,
    command: Command,
) -> SamplingAudit:
    """Note it for one of the grid that audits this one; refused for who works for the grid or heads it."""
    audit = audits.get(audit_id(grid_code, month))
    audit.require_auditor(command.by)
    if not audit.heeded(command):
        check = Check(accurate=accurate, by=command.by.id, at=command.at)
        own_workers = _workers_of(atlas, rota, grid_code, command.at)
        audit.check(household_id, check, own_workers=own_workers)
        audits.save(audit)
    return audit


def _workers_of(atlas: Atlas, rota: Rota, grid_code: str, at: datetime) -> list[str]:
    in_force = atlas.named(grid_code, at)
    if in_force is None:
        raise NotFound(f"没有网格 {grid_code}")
    crew = gather_crew(rota, in_force, at=at)
    return [each.worker_id for each in (crew.a, crew.b, crew.head, crew.substitute) if each]


def get_audit(audits: Audits, *, grid_code: str, month: str, caller: Caller) -> SamplingAudit:
    """Return the audit of a grid in a month to whoever works in its street."""
    caller.require_part_of(grid_code[:STREET_DIGITS])
    return audits.get(audit_id(grid_code, month))

"""RPC doors to the four clears: how clear a grid is, and what is missing where."""

from typing import Any

from nameko.timer import timer

from services.grid.domain.completeness.audit import SamplingAudit
from services.grid.domain.completeness.four_clears import FourClears
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.completeness.audits import AuditForm, AuditView, CheckForm
from services.grid.schemas.completeness.clears import (
    ClearsForm,
    ClearsView,
    IncompleteHomesForm,
    IncompleteHomeView,
)
from services.grid.usecases.completeness.check_household import check_household, get_audit
from services.grid.usecases.completeness.draw_audits import draw_audits, end_audits
from services.grid.usecases.completeness.get_clears import get_clears, list_incomplete_homes
from services.grid.usecases.completeness.ports import Audits, Homes, Ledger, Rules, Upkeep
from services.grid.usecases.territory.ports import Communities, Grids
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query
from shared.plumbing.sealing import Sealer

READERS = ("worker", "clerk", "station_head", "section_head", "leader")


class CompletenessDoors(Sources):
    """Doors for who wants to know how complete the records of a grid are."""

    homes: Homes
    upkeep: Upkeep
    completeness_rules: Rules
    audits: Audits
    grids: Grids
    communities: Communities
    sealer: Sealer

    @property
    def ledger(self) -> Ledger:
        return Ledger(
            atlas=self.atlas,
            buildings=self.buildings,
            homes=self.homes,
            upkeep=self.upkeep,
            rules=self.completeness_rules,
            audits=self.audits,
        )

    @query(ClearsForm, ClearsView, allow=READERS)
    def get_four_clears(self, caller: Caller, *, grid_code: str) -> FourClears:
        """Show how clear a grid is: the score, its grade, and what each part rests on."""
        return get_clears(self.ledger, grid_code=grid_code, caller=caller, at=clock.now())

    @query(IncompleteHomesForm, Page(IncompleteHomeView), allow=("worker", "station_head"))
    def list_incomplete_homes(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show which households of a grid lack what, page by page; nothing personal is in it."""
        items, place = list_incomplete_homes(self.ledger, caller=caller, at=clock.now(), **wish)
        return {"items": items, "next": place}

    @query(AuditForm, AuditView, allow=("worker", "station_head", "section_head"))
    def get_audit(self, caller: Caller, *, grid_code: str, month: str) -> SamplingAudit:
        """Show which households were drawn in a grid in a month, and who is still to be asked."""
        return get_audit(self.audits, grid_code=grid_code, month=month, caller=caller)

    @command(CheckForm, AuditView, allow=("worker", "station_head"))
    def check_household(self, command: Command, **wish: Any) -> SamplingAudit:
        """Note for another grid whether what is kept of a household is right, as it says by phone."""
        return check_household(self.audits, self.atlas, self.rota, command=command, **wish)

    @timer(interval=3600)
    def draw_audits(self) -> None:
        """Every replica does it; the version of an audit lets one of them win."""
        end_audits(self.audits, at=clock.now())
        draw_audits(self.ledger, self.grids, self.communities, self.sealer, at=clock.now())

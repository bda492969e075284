"""List orders: one's own, or those of an area, newest first."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.ports import Orders
from shared.kernel.command import Caller

A_PAGE = 20


def list_orders(
    orders: Orders, *, area: str | None, cursor: str, caller: Caller
) -> tuple[list[AgencyOrder], str | None]:
    """Return a page and where to go on: of an area of the caller's, else his own as resident or as agent."""
    if area:
        caller.require_area(area)
        box = f"area/{area}"
    else:
        box = f"resident/{caller.id}" if "resident" in caller.roles else f"agent/{caller.id}"
    found = orders.page(box, after=cursor, limit=A_PAGE + 1)
    shown = found[:A_PAGE]
    return shown, shown[-1].listed_at if len(found) > A_PAGE else None

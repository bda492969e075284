"""Get a mandate, for who may see its order."""

from services.intake.domain.agency.mandate import Mandate
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.ports import Mandates, Orders
from shared.kernel.command import Caller


def get_mandate(mandates: Mandates, orders: Orders, mandate_id: str, *, by: Caller) -> Mandate:
    """Return it to its resident, its agent and those in whose area the order lies."""
    mandate = mandates.get(mandate_id)
    get_order(orders, mandate.order_id, by=by)
    return mandate

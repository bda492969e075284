"""Collect a result: the agent takes what was decided, for the resident."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.applications.application import Application
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


def collect_result(
    orders: Orders, mandates: Mandates, cases: Cases, order_id: str, *, command: Command
) -> AgencyOrder:
    """Take it; refused before it lies ready, as long as it is withheld, and without a mandate for it."""

    def tell(order: AgencyOrder) -> None:
        case = cases.get(order.case_id) if order.case_id else None
        if isinstance(case, Application) and not case.can_be_collected:
            raise Conflict(f"{order.case_number} 的结果尚未备好或者暂不发放，不能领取")
        if order.mandate_id is None:
            raise Conflict("没有委托书，不能代为领取")
        order.collect(mandates.get(order.mandate_id), by=command.by, at=command.at)

    return change_order(orders, order_id, tell, command=command)

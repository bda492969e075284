"""Collect a result: the agent takes what was decided, for the resident."""

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command
from shared.kernel.errors import Conflict

WITH_A_RESULT = frozenset({11, 12, 13, 17, 18, 19, 20})  # states of an application, domain reference §1.2


def collect_result(
    orders: Orders, mandates: Mandates, cases: Cases, order_id: str, *, command: Command
) -> AgencyOrder:
    """Take it; refused before there is one, and without a mandate for it."""

    def tell(order: AgencyOrder) -> None:
        if order.case_id and cases.get(order.case_id).state not in WITH_A_RESULT:
            raise Conflict(f"{order.case_number} 尚未办结，没有结果可领")
        if order.mandate_id is None:
            raise Conflict("没有委托书，不能代为领取")
        order.collect(mandates.get(order.mandate_id), by=command.by, at=command.at)

    return change_order(orders, order_id, tell, command=command)

"""Receive materials: papers go from the resident to the agent, against a receipt."""

from dataclasses import replace

from services.intake.domain.agency.agency_order import AgencyOrder, HandOver
from services.intake.usecases.agency.change_order import change_order
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def receive_materials(
    orders: Orders,
    mandates: Mandates,
    calendars: Calendars,
    order_id: str,
    *,
    mandate_id: str,
    hand_over: HandOver,
    command: Command,
) -> AgencyOrder:
    """Take the papers; where none is named, those that the mandate names."""

    def tell(order: AgencyOrder) -> None:
        mandate = mandates.get(mandate_id)
        received = replace(hand_over, papers=hand_over.papers or mandate.materials)
        calendar = calendars.current(order.calendar)
        order.receive(mandate, received, by=command.by, at=command.at, calendar=calendar)

    return change_order(orders, order_id, tell, command=command)

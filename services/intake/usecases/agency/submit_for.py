"""Submit for a resident: the agent hands in the application of an order."""

from dataclasses import dataclass

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.applications.application import Application
from services.intake.domain.applications.presented import Presented
from services.intake.domain.cases.applicant import Agency
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.applications.submit_application import (
    OnBehalf,
    Submission,
    submit_application,
)
from services.intake.usecases.cases.ports import Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict

MANDATE = "mandate"  # the material of an agent: he has it, or he could not submit


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found of each paper, and the questions answered yes."""

    papers: dict[str, Paper]
    circumstances: tuple[str, ...]

    def presented(self, guide: ItemGuide) -> Presented:
        """Return it with the mandate, where the item asks for one: without it nothing is submitted."""
        mandate = {each.code: Paper.IN_ORDER for each in guide.materials if each.code == MANDATE}
        papers = self.papers | mandate
        return Presented(by=ApplicantKind.AGENT, papers=papers, circumstances=self.circumstances)


@dataclass(frozen=True, kw_only=True)
class AgencyFiles:
    """Orders and the mandates they rest on."""

    orders: Orders
    mandates: Mandates


def submit_for(
    files: AgencyFiles,
    cases: Cases,
    items: Items,
    calendars: Calendars,
    desk: Desk,
    *,
    order_id: str,
    found: Found,
    command: Command,
) -> Application:
    """Receive the application; the order learns of it by the fact that it was registered.

    An order has one application, whoever submits it and however often. It is accepted at the window, by
    somebody who looks at it: only then its own clocks run.
    """
    order = get_order(files.orders, order_id, by=command.by)
    command.by.require_area(order.area)
    item = items.in_force(order.item, on=local_time(command.at).date())
    if order.case_id is None:
        _require_ready(order, files, command)
        item.guide.require_agent(found.circumstances)
    submission = _submission(order, desk, found.presented(item.guide), command)
    return submit_application(cases, items, calendars, desk, submission=submission, command=command)


def _require_ready(order: AgencyOrder, files: AgencyFiles, command: Command) -> None:
    if order.mandate_id is None:
        raise Conflict("尚未收到委托书和材料，不能提交")
    order.require_submittable(files.mandates.get(order.mandate_id), at=command.at)


def _submission(order: AgencyOrder, desk: Desk, presented: Presented, command: Command) -> Submission:
    """Return what the order says of its resident, opened so that it can be sealed for the case."""
    who = order.principal
    agents = tuple(sorted({command.by.id, *order.actors}))
    agency = Agency(order_id=order.id, agents=agents, notify_targets=order.notify_targets)
    return Submission(
        item=order.item,
        words=order.words,
        channel=order.channel,
        place=order.place,
        name=desk.seal.open(who.name, about=f"applicant.name/{order.id}") if who.name else None,
        phone=desk.seal.open(who.phone, about=f"applicant.phone/{order.id}") if who.phone else None,
        presented=presented,
        on_behalf=OnBehalf(principal_id=who.id, agency=agency),
    )

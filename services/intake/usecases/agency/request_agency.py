"""Request agency: a resident asks that somebody does it for him, or somebody asks for him."""

from dataclasses import dataclass

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.order_basis import Group, Tell
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.place import Place
from services.intake.domain.menu.menu import offered
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.agency.ports import AgencyDesk
from services.intake.usecases.cases.know_person import Person, know_person
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class AgencyWish:
    """What is asked for, for whom, and where he lives; `grid_code` is said by who knows it.

    `circumstances` are the answers that decide whether the resident must come himself.
    """

    item: str
    words: str
    group: Group
    bed_bound: bool
    channel: Channel
    person: Person
    place: Place
    tell: Tell
    grid_code: str | None
    circumstances: tuple[str, ...] = ()


def request_agency(desk: AgencyDesk, *, wish: AgencyWish, command: Command) -> AgencyOrder:
    """Begin an order; the clocks of the first contact and of the visit run, and its agent is told.

    That is the worker who asks for the resident, else whom the roster names, else whoever agrees the visit.

    Refused: an item, or a part of it, for which the resident must come himself or that no agent may do, a
    resident of whom no number is known, and a grid that is not the caller's.
    """
    id = id_from("agency", command.by.id, command.id)
    order = desk.orders.find(id)
    if order is None:
        item = _require_possible(desk, wish, command)
        order = _order(id, desk, item, wish, command)
    if not order.heeded(command):
        order.request(calendar=desk.calendars.current())
        desk.orders.save(order)
    return order


def _require_possible(desk: AgencyDesk, wish: AgencyWish, command: Command) -> ServiceItem:
    item = desk.items.in_force(wish.item, on=local_time(command.at).date())
    if not offered(item.guide.discretion, command.by.roles):
        raise NotFound(f"没有事项 {wish.item}")
    item.guide.require_agent(wish.circumstances)
    wish.place.require_within(desk.city)
    by_himself = "resident" in command.by.roles
    if not by_himself and not (wish.person.phone or wish.person.id_number):
        raise Invalid("须登记电话或者身份证号", {"phone": ["必填其一"]})
    return item


def _order(id: str, desk: AgencyDesk, item: ServiceItem, wish: AgencyWish, command: Command) -> AgencyOrder:
    rules = desk.table.in_force(command.at)
    by, area = command.by, _area(desk, wish, command.by)
    return AgencyOrder(
        id=id,
        terms=f"agency@{rules.version_no}",
        policy=desk.policies.in_force(command.at),
        item=item.code,
        subject=item.guide.title,
        discretion=item.guide.discretion,
        words=wish.words,
        group=wish.group,
        bed_bound=wish.bed_bound,
        channel=wish.channel,
        principal=know_person(desk.seal, id, person=wish.person, caller=by),
        place=wish.place,
        tell=wish.tell,
        area=area,
        rules=rules,
        requested_at=command.at,
        requested_by=by.id,
        agent_id=by.id if "worker" in by.roles else rules.agent_for(area, order_id=id),
    )


def _area(desk: AgencyDesk, wish: AgencyWish, by: Caller) -> str:
    """Return where it lies: as staff say, in the only area of a worker, or somewhere in the street."""
    if "resident" in by.roles:
        return desk.street
    if wish.grid_code:
        by.require_area(wish.grid_code)
        return wish.grid_code
    only = next(iter(by.areas)) if len(by.areas) == 1 else ""
    return only if "worker" in by.roles and only.startswith(desk.street) else desk.street

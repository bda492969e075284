"""Grant a mandate: a resident puts in writing what the agent of an order may do for him."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.custody import HeldPaper
from services.intake.domain.agency.mandate import Mandate, Scope, Signature, SignatureKind
from services.intake.domain.agency.witnesses import require_impartial
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.ports import AgencyDesk, Mandates
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class MandateWish:
    """What is written on it; without items, the item of the order.

    `agent_name` is who acts, as it stands on it: before witnesses it has to be said, for he is none of them.
    """

    order_id: str
    items: tuple[str, ...]
    scope: Scope
    materials: tuple[HeldPaper, ...]
    valid_from: date
    valid_until: date
    signature: SignatureKind
    reference: str
    witnesses: tuple[str, ...]
    agent_name: str = ""


def grant_mandate(desk: AgencyDesk, mandates: Mandates, *, wish: MandateWish, command: Command) -> Mandate:
    """Keep what the resident has signed, for the agent of his order; names of witnesses are sealed."""
    id = id_from("mandate", command.by.id, command.id)
    mandate = mandates.find(id) or _mandate(id, desk, wish, command)
    if not mandate.heeded(command):
        for item in mandate.items:
            desk.items.in_force(item, on=mandate.valid_from)
        mandate.grant(desk.table.in_force(command.at))
        mandates.save(mandate)
    return mandate


def _mandate(id: str, desk: AgencyDesk, wish: MandateWish, command: Command) -> Mandate:
    order = get_order(desk.orders, wish.order_id, by=command.by)
    its_own = order.principal.id is not None and order.principal.id == command.by.id
    if not (its_own or command.by.covers(order.area)):
        raise NotAllowed("该代办不在您负责的区域内")
    if order.agent_id is None:
        raise Conflict("尚未指定代办员，不能签署委托书")
    _require_witnesses(desk, order, wish, command)
    sealed = tuple(desk.seal.seal(name, about=f"mandate.witness/{id}") for name in wish.witnesses)
    return Mandate(
        id=id,
        order_id=order.id,
        principal=order.principal,
        agent_id=order.agent_id,
        items=wish.items or (order.item,),
        scope=wish.scope,
        materials=wish.materials,
        valid_from=wish.valid_from,
        valid_until=wish.valid_until,
        signature=Signature(kind=wish.signature, reference=wish.reference, witnesses=sealed),
        granted_by=command.by.id,
        granted_at=command.at,
    )


def _require_witnesses(desk: AgencyDesk, order: AgencyOrder, wish: MandateWish, command: Command) -> None:
    if wish.signature is not SignatureKind.WITNESS:
        return
    if not wish.agent_name:
        raise Invalid("见证签署须写明代办员姓名", {"agent_name": ["必填"]})
    who = order.principal
    name = desk.seal.open(who.name, about=f"applicant.name/{order.id}") if who.name else ""
    parties = (name, wish.agent_name, order.agent_id or "", command.by.id)
    require_impartial(wish.witnesses, parties=parties)

"""Print a service card: what stands on paper."""

from base64 import b64decode
from datetime import datetime

from services.grid.domain.service_cards.service_card import Standing
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.open_card import Colleague, OpenCard, open_card
from services.grid.usecases.service_cards.ports import CardDesk
from services.grid.usecases.territory.ports import Atlas
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.official_document import OfficialDocument

TITLE, NO_PHONE = "服务名片", "—"


def print_service_card(
    desk: CardDesk, atlas: Atlas, rota: Rota, *, worker_id: str, command: Command
) -> OfficialDocument:
    """Return the present card of a worker; printed again on the same posts, it is the same paper.

    No star stands on it. Refused: to anybody but its bearer and those in whose areas he works, and a card
    that is good no more.
    """
    held = desk.cards.get(worker_id)
    card = held.current
    if command.by.id != worker_id and not any(command.by.covers(area) for area in held.areas):
        raise NotAllowed("该名片不在您负责的区域内")
    if card is None or card.standing(command.at) is not Standing.VALID:
        raise Conflict("没有有效的服务名片，请先发放")
    return _paper(open_card(desk, atlas, rota, held=held, card=card, at=command.at), desk.page)


def _paper(opened: OpenCard, page: str) -> OfficialDocument:
    card, rules = opened.card, opened.rules
    return OfficialDocument(
        office=rules.office,
        title=TITLE,
        number=f"{opened.bearer.worker_id}-{card.serial}",
        facts=_facts(opened),
        notes=("扫描二维码可以核实本名片是否有效、持有人此刻是否在本网格当班。",),
        signs=rules.office,
        day=_day(card.issued_at),
        code=f"{page}{card.code}",
        picture=b64decode(opened.photo) if opened.photo else None,
    )


def _facts(opened: OpenCard) -> tuple[tuple[str, str], ...]:
    card, rules = opened.card, opened.rules
    return (
        ("姓名", opened.bearer.name),
        ("工号", opened.staff_no),
        ("岗位", "、".join(sorted({seat.post for seat in card.seats}))),
        ("网格", "、".join(opened.places)),
        ("社区", "、".join(opened.communities)),
        ("服务电话", opened.bearer.phone or NO_PHONE),
        ("服务时间", rules.hours),
        ("AB岗搭档", "、".join(map(_named, opened.partners)) or NO_PHONE),
        ("服务事项", rules.services),
        ("代办服务", "提供" if opened.offers_agency else "不提供"),
        ("监督电话", rules.supervision_phone),
        ("有效期", f"{_day(card.issued_at)}至{_day(card.valid_until)}"),
        *(() if opened.photo else (("照片", "（贴照片处，骑缝盖章有效）"),)),
    )


def _named(partner: Colleague) -> str:
    return f"{partner.name} {partner.phone}" if partner.phone else partner.name


def _day(moment: datetime) -> str:
    return f"{local_time(moment):%Y年%m月%d日}"

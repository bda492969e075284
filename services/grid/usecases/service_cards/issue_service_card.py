"""Issue a service card to a worker."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from services.grid.domain.service_cards.service_card import Bearer, Seat, ServiceCard, Why
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.find_seats import find_seats
from services.grid.usecases.service_cards.ports import CardDesk
from shared.kernel.command import Caller, Command
from shared.kernel.ids import new_id

NAME, PHONE, PHOTO = "service_card.name", "service_card.duty_phone", "service_card.photo"


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a card says of its bearer. `photo` is a JPEG file in base64."""

    worker_id: str
    name: str
    staff_no: str
    duty_phone: str | None
    offers_agency: bool
    photo: str | None = field(default=None, repr=False)


def issue_service_card(
    desk: CardDesk, rota: Rota, *, particulars: Particulars, command: Command
) -> ServiceCard:
    """Issue the first card of a worker, or a new one with other particulars: the old one is good no more.

    Refused: a worker who holds no post, or one outside of the caller's areas.
    """
    seats = find_seats(rota, particulars.worker_id)
    require_seats(command.by, seats)
    bearer = Bearer(
        name=desk.sealer.seal(particulars.name, about=NAME),
        staff_no=particulars.staff_no,
        duty_phone=desk.sealer.seal(particulars.duty_phone, about=PHONE) if particulars.duty_phone else None,
        offers_agency=particulars.offers_agency,
        photo=desk.sealer.seal(particulars.photo, about=PHOTO) if particulars.photo else None,
    )
    held = desk.cards.find(particulars.worker_id) or ServiceCard(id=particulars.worker_id, bearer=bearer)
    if not held.heeded(command):
        held.bearer = bearer
        why = Why.RENEWED if held.issued else Why.FIRST
        held.issue(new_id(), seats=seats, valid_for=validity(desk, command.at), why=why, at=command.at)
        desk.cards.save(held)
    return held


def require_seats(by: Caller, seats: tuple[Seat, ...]) -> None:
    """Refuse a worker none of whose posts lies in the caller's areas; who holds none gets no card anyway."""
    if seats and not any(by.covers(seat.area) for seat in seats):
        by.require_area(seats[0].area)


def validity(desk: CardDesk, at: datetime) -> timedelta:
    """Return for how long a card is good that is issued then."""
    return timedelta(days=desk.rules.in_force(at).valid_days)

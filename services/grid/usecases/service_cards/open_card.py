"""Open a card: what stands on it, in plain words."""

from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.posts.duty import WORKING
from services.grid.domain.service_cards.card_rules import CardRules
from services.grid.domain.service_cards.service_card import Card, ServiceCard
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.issue_service_card import NAME, PHONE, PHOTO
from services.grid.usecases.service_cards.ports import CardDesk
from services.grid.usecases.territory.ports import Atlas
from shared.events.staff import Shift
from shared.kernel.calendar import local_time

COMMUNITY_DIGITS = 12


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody whose name a card tells, with his duty phone and today's shifts, without those away."""

    worker_id: str
    name: str
    phone: str | None
    today: tuple[Shift, ...]

    def shift_at(self, at: datetime) -> Shift | None:
        """Return the shift in which he works at a moment."""
        now = local_time(at).time()
        return next((each for each in self.today if each.start <= now < each.end), None)


@dataclass(frozen=True, kw_only=True)
class OpenCard:
    """A card with everything that stands on it. `places` are the grids by title or code."""

    card: Card
    bearer: Colleague
    staff_no: str
    offers_agency: bool
    places: tuple[str, ...]
    communities: tuple[str, ...]
    partners: tuple[Colleague, ...]
    rules: CardRules
    photo: str | None = field(default=None, repr=False)


def open_card(
    desk: CardDesk, atlas: Atlas, rota: Rota, *, held: ServiceCard, card: Card, at: datetime
) -> OpenCard:
    """Return what stands on a card, and who of those that it names is on duty today."""
    areas = sorted({seat.area for seat in card.seats})
    partners = sorted({seat.partner_id for seat in card.seats if seat.partner_id} - {held.id})
    return OpenCard(
        card=card,
        bearer=_colleague(desk, rota, held.id, at),
        staff_no=held.bearer.staff_no,
        offers_agency=held.bearer.offers_agency,
        places=tuple(grid.title if (grid := atlas.named(area, at)) else area for area in areas),
        communities=tuple(sorted({area[:COMMUNITY_DIGITS] for area in areas})),
        partners=tuple(_colleague(desk, rota, worker_id, at) for worker_id in partners),
        rules=desk.rules.in_force(at),
        photo=desk.sealer.open(held.bearer.photo, about=PHOTO) if held.bearer.photo else None,
    )


def _colleague(desk: CardDesk, rota: Rota, worker_id: str, at: datetime) -> Colleague:
    """Return what his own card tells of him; who has none is called by his masked name."""
    today = local_time(at).date()
    shifts = gather_shifts(rota, [worker_id], first=today, last=today).get(worker_id, [])
    held = desk.cards.find(worker_id)
    phone = held.bearer.duty_phone if held else None
    labels = [said.label for said in rota.workers.about([worker_id])]
    return Colleague(
        worker_id=worker_id,
        name=desk.sealer.open(held.bearer.name, about=NAME) if held else (labels or [worker_id])[0],
        phone=desk.sealer.open(phone, about=PHONE) if phone else None,
        today=tuple(shift for shift in shifts if shift.place in WORKING),
    )

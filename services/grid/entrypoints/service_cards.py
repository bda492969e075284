"""RPC doors of service cards."""

from collections.abc import Sequence
from typing import Any

from services.grid.domain.service_cards.service_card import ServiceCard, Why
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.service_cards.service_card import (
    CardCodeForm,
    IssueCardForm,
    IssueCardsForm,
    ReissueCardForm,
    RevokeCardForm,
    ServiceCardView,
    VerifiedView,
    WhoseCardForm,
    show_verified,
)
from services.grid.usecases.service_cards.issue_service_card import Particulars, issue_service_card
from services.grid.usecases.service_cards.issue_service_cards import issue_service_cards
from services.grid.usecases.service_cards.ports import CardBook, CardDesk, ServiceCards
from services.grid.usecases.service_cards.print_service_card import print_service_card
from services.grid.usecases.service_cards.reissue_service_card import reissue_service_card
from services.grid.usecases.service_cards.revoke_service_card import revoke_service_card
from services.grid.usecases.service_cards.verify_card import verify_card
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.paper import PaperView, show_paper
from shared.plumbing.printing import Printer
from shared.plumbing.rows import RowsView
from shared.plumbing.sealing import Sealer

IN_CHARGE = ("station_head", "operator")
ANYBODY = ("resident", "worker", "clerk", "station_head", "section_head", "leader", "operator", "service")


class ServiceCardDoors(Sources):
    """Doors for who issues cards, who carries one, and who is shown one at the door."""

    service_cards: ServiceCards
    card_rules: CardBook
    sealer: Sealer
    printer: Printer
    card_page: str

    @property
    def card_desk(self) -> CardDesk:
        return CardDesk(
            cards=self.service_cards, rules=self.card_rules, sealer=self.sealer, page=self.card_page
        )

    @command(IssueCardForm, ServiceCardView, allow=IN_CHARGE)
    def issue_service_card(self, command: Command, *, particulars: Particulars) -> ServiceCard:
        """Issue a card to a worker for the posts that he holds; the one before is good no more."""
        return issue_service_card(self.card_desk, self.rota, particulars=particulars, command=command)

    @command(IssueCardsForm, RowsView, allow=IN_CHARGE)
    def issue_service_cards(self, command: Command, *, rows: Sequence[Particulars]) -> dict[str, Any]:
        """Issue cards to many workers; each row is granted or refused by itself."""
        return {"rows": issue_service_cards(self.card_desk, self.rota, rows=rows, command=command)}

    @command(ReissueCardForm, ServiceCardView, allow=IN_CHARGE)
    def reissue_service_card(self, command: Command, *, worker_id: str, why: Why) -> ServiceCard:
        """Issue a new card of the same particulars, because the old one is lost or its time is over."""
        return reissue_service_card(self.card_desk, self.rota, worker_id=worker_id, why=why, command=command)

    @command(RevokeCardForm, ServiceCardView, allow=("worker", *IN_CHARGE))
    def revoke_service_card(self, command: Command, *, worker_id: str, why: Why) -> ServiceCard:
        """Let a card be good no more from this moment on: it is lost, or was misused."""
        return revoke_service_card(self.service_cards, worker_id=worker_id, why=why, command=command)

    @command(WhoseCardForm, PaperView, allow=("worker", *IN_CHARGE))
    def print_service_card(self, command: Command, *, worker_id: str) -> dict[str, Any]:
        """Print the present card of a worker as PDF, with the QR code by which it is verified."""
        paper = print_service_card(
            self.card_desk, self.atlas, self.rota, worker_id=worker_id, command=command
        )
        return show_paper(paper, self.printer.draw(paper))

    @query(CardCodeForm, VerifiedView, allow=ANYBODY)
    def verify_card(self, caller: Caller, *, code: str) -> dict[str, Any]:
        """Tell whether a card is good, and whether its bearer is on duty in this grid now."""
        found = verify_card(self.card_desk, self.atlas, self.rota, code=code, at=clock.now())
        return show_verified(found)

"""Issue service cards to many workers in one batch."""

from collections.abc import Sequence

from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.service_cards.issue_service_card import Particulars, issue_service_card
from services.grid.usecases.service_cards.ports import CardDesk
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command


def issue_service_cards(
    desk: CardDesk, rota: Rota, *, rows: Sequence[Particulars], command: Command
) -> list[RowOutcome]:
    """Issue a card for each row as `issue_service_card` does; one that is refused keeps no other out."""

    def issue(row: Particulars, wish: Command) -> None:
        issue_service_card(desk, rota, particulars=row, command=wish)

    return each_row(rows, issue, command=command)

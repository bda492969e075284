"""Reveal a dispute: who quarrels, in plain, for a purpose; counted among the reveals of the day."""

from dataclasses import dataclass, field

from services.grid.domain.access.look import Act, Where
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk, RevealDays
from services.grid.usecases.access.require_reason import Reason, require_reason
from services.grid.usecases.access.reveal import count_reveal, watermark
from services.grid.usecases.disputes.masked_sheet import DisputeSheet, opened_sheet
from services.grid.usecases.disputes.ports import DisputeBook
from services.grid.usecases.disputes.read_dispute import look_at, require_concerned
from shared.kernel.command import Command


@dataclass(frozen=True, kw_only=True)
class RevealedDispute:
    """A dispute with its words in plain, what is printed across them, and how many reveals may follow."""

    sheet: DisputeSheet = field(repr=False)
    watermark: str
    left_today: int


def reveal_dispute(
    book: DisputeBook,
    desk: Desk,
    days: RevealDays,
    dispute_id: str,
    *,
    purpose: str,
    command: Command,
    where: Where,
) -> RevealedDispute:
    """Return it in plain to its mediator and to a head. The same command again counts and is noted once.

    Refused: a purpose that is not in the table, and more in one day than the rules allow.
    """
    dispute = book.disputes.get(dispute_id)
    require_concerned(dispute, command.by)
    reason = Reason(purpose=purpose, reference=dispute.id)
    require_reason(desk, reason, subjects={dispute.id}, caller=command.by)
    left = count_reveal(days, desk.access_rules.reveals_a_day, command)
    note_look(desk, look_at(dispute, Act.REVEALED, command, where, purpose=purpose))
    return RevealedDispute(
        sheet=opened_sheet(book.seal, dispute),
        watermark=watermark(command, where, dispute.id),
        left_today=left,
    )
